"""A page's content waits as bytes until it is written; whoever serves keeps it as it is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from macros.engine import hooks, live
from macros.engine.dirty import Memory

HTML = "<p>“Quoted”</p>"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Return a page of a guide that has made nothing yet."""
    monkeypatch.setattr(live, "latest", lambda: SimpleNamespace(memory=Memory()))
    file = SimpleNamespace(src_uri="one.md")
    made = dict.fromkeys(("toc", "_title_from_render", "present_anchor_ids", "links_to_anchors"))
    return SimpleNamespace(file=file, url="one/", title="One", content=HTML, **made)


def given(page: SimpleNamespace) -> object:
    """Return what mkdocs makes a page's content with our hook."""
    found = hooks.on_page_content(HTML, page)
    return HTML if found is None else found


def test_the_content_of_a_page_waits_as_bytes_and_goes_with_it(
    page: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "_keeps", False)
    page.content = given(page)
    assert page.content == HTML.encode()
    assert hooks.on_page_context({"page": page}, page) == {"page": page}
    assert page.content == HTML
    assert hooks.on_post_page("<html>", page) == "<html>"
    assert page.content is None


def test_who_serves_keeps_the_content(
    page: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "_keeps", True)
    page.content = given(page)
    hooks.on_page_context({}, page)
    hooks.on_post_page("<html>", page)
    assert page.content == HTML
