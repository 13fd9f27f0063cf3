"""Settings for property tests: the same cases at every run, and nothing left in the tree."""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, configuration, settings

configuration.set_hypothesis_home_dir(tempfile.gettempdir())
settings.register_profile(
    "guide",
    database=None,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("guide")
