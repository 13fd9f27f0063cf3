"""Syntax of Material's reference, as this guide's Markdown writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import markdown
import pytest

from macros.reading.syntax.icon_names import icon_file

ROOT = Path(__file__).resolve().parents[2]


def rendered(text: str) -> str:
    """Return Markdown as HTML, with the extensions and options that mkdocs.yml names."""
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").split("markdown_extensions:\n")[1].split("\n")
    extensions: list[str] = []
    options: dict[str, dict[str, Any]] = {}
    for line in lines:
        if not line.strip():
            break
        if match := re.fullmatch(r"  - ([\w.]+):?", line):
            extensions.append(match[1])
        elif match := re.fullmatch(r"      (\w+): (.*)", line):
            value = {"true": True, "false": False}.get(match[2], match[2].strip('"'))
            options.setdefault(extensions[-1], {})[match[1]] = value
    return markdown.markdown(text, extensions=extensions, extension_configs=options)


def test_tabs_are_parts_below_each_other_with_their_names() -> None:
    html = rendered(
        '=== "One"\n\n    First.\n\n=== "Two `b`"\n\n    ```sh\n    # no heading\n    ```\n'
    )
    assert html.count('<div class="lg-tabs__part">') == 2
    assert '<p class="lg-tabs__name">Two <code>b</code></p>' in html
    assert not re.search(r"<(?:input|label|h1)|style=|tabbed", html)


def test_a_details_box_is_one_of_the_browser() -> None:
    html = rendered('??? example "The sum"\n    Two.\n')
    assert re.sub(r"\s", "", html) == (
        '<detailsclass="example"><summary>Thesum</summary><p>Two.</p></details>'
    )


def test_keys_definitions_and_code_are_what_they_say() -> None:
    assert rendered("++ctrl+k++").count("<kbd") == 2
    assert "<dd>a service</dd>" in rendered("KMS\n:   a service\n")
    html = rendered("```yaml\na: 1 # why\n```")
    assert 'class="lg-code"' in html
    assert '<span class="c1"># why</span>' in html
    assert "style=" not in html


def test_an_icon_is_drawn_in_the_page_and_left_alone_in_code() -> None:
    html = rendered(":material-magnify: or `:material-magnify:`")
    assert html.count("<svg") == 1
    assert 'aria-hidden="true"' in html
    assert ":material-magnify:</code>" in html


@pytest.mark.parametrize("name", ["material-lock", "octicons-alert-16", "fontawesome-solid-lock"])
def test_every_set_of_icons_is_found(name: str) -> None:
    assert icon_file(name) is not None
    assert icon_file(f"{name}-none") is None
