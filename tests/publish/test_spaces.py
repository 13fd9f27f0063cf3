"""Spaces between lines go; spaces that a reader sees stay."""

from __future__ import annotations

from macros.publish.spaces import tightened


def test_lines_lose_their_indent_and_nothing_else() -> None:
    text = "<ul>\n    <li>one\n  two <b>x</b> <i>y</i></li>  \n\n\n  </ul>\n"
    assert tightened(text) == "<ul>\n<li>one\ntwo <b>x</b> <i>y</i></li>\n</ul>\n"


def test_what_shows_its_spaces_keeps_them() -> None:
    for kept in (
        '<pre class="a">\n  x = 1\n\n    y</pre>',
        "<textarea rows=2>\n  a\n\n  b</textarea>",
        "<!--\n   a\n-->",
    ):
        assert tightened(f"<div>\n    {kept}\n    </div>") == f"<div>\n{kept}\n</div>"
        assert tightened(kept + "\n  " + kept) == kept + "\n" + kept
