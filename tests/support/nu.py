"""The Nu validator over a folder of pages; it needs Java, and vnu-jar from the lock file."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

_JAR = (
    Path(__file__)
    .resolve()
    .parents[2]
    .joinpath("node_modules", "vnu-jar", "build", "dist", "vnu.jar")
)
# How a program in Java is run once: too shortly for its best compiler. What programs read here is
# deeper than its usual stack.
JAVA = ["java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def missing() -> str:
    """Return what this machine lacks to run the validator, or nothing."""
    if not shutil.which("java"):
        return "Java is missing"
    return "" if _JAR.exists() else "vnu-jar is missing: npm ci"


def errors(folder: Path) -> Counter[str]:
    """Return every error in the HTML files below `folder`, and on how many lines it stands."""
    command = [*JAVA, "-jar", str(_JAR), "--errors-only", "--skip-non-html"]
    run = subprocess.run(
        [*command, "--format", "json", str(folder)], capture_output=True, text=True, check=False
    )
    return Counter(one["message"] for one in json.loads(run.stderr)["messages"])
