"""The address of the guide is read alike, whichever engine is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from macros.reading.disk.address import address

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "line", ["site_url: https://a.example/b/", 'site_url: !ENV [A, B, "https://c.example/"]', ""]
)
@pytest.mark.parametrize("chosen", [{}, {"B": "https://b.example/"}])
def test_it_is_what_mkdocs_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, chosen: dict[str, str]
) -> None:
    text = f"{line}\nsite_name: A\nmarkdown_extensions: [!!python/name:a.b '']\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)
    plain = text.replace("!!python/name:a.b ", "")
    assert address(tmp_path) == (yaml_load(plain).get("site_url") or "")


def test_a_publication_starts_where_mkdocs_is_not_installed() -> None:
    code = "import sys; sys.modules['mkdocs'] = None; import macros.publish.__main__"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
