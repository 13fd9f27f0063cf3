"""What mkdocs must be told before it reads a page itself; Zensical does without.

Serving (`--dirty`), mkdocs renders anew the pages whose files are newer than what it made of them
and warns that others may be out of date. `macros.engine.dirty` knows which ones are.

A page that mkdocs could not read, or would show with its front matter as text or a traceback, is
replaced by a stand-in that shows its problems. `macros.check` refuses such pages before a build.
"""

from __future__ import annotations

import gc
import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority
from mkdocs.utils import get_theme_dir

from macros.engine import live, tokens
from macros.reading.disk.folders import below

logging.getLogger("mkdocs.commands.build").addFilter(
    lambda record: not str(record.msg).startswith("A 'dirty' build is being performed")
)


# What `Page.render` of mkdocs leaves behind.
_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")
# A build ends with its first reading of a page, so what it would keep is never asked for.
_keeps = True


def on_startup(command: str, **_options: Any) -> None:
    """Show drafts to whoever writes them, and look for garbage less often.

    What a build makes lives to its end.
    """
    global _keeps
    live.show_drafts(shown=command == "serve")
    _keeps = command == "serve"
    gc.set_threshold(100_000, 20, 100)


def on_config(config: Any, **_options: Any) -> None:
    """Keep mkdocs from looking through the theme by name: of its 14,000 files some icons are used.

    `on_env` puts its folder back.
    """
    for folder in _by_name(config):
        config.theme.dirs.remove(folder)


def _by_name(config: Any) -> list[str]:
    return [get_theme_dir(config.theme.name)] if config.theme.name else []


def on_env(env: Any, config: Any, **_options: Any) -> None:
    """Let templates find the theme's icons; serving, compile no template that has not changed."""
    env.loader.searchpath[1:1] = _by_name(config)
    if _keeps:
        env.bytecode_cache = live.latest().memory.compiled


def on_files(files: Any, config: Any, **_options: Any) -> Any:
    """Take out what is no content, and let mkdocs make anew every page that may have changed.

    No content: pages nobody has read, what symbolic links lead to.
    """
    guide = live.latest()
    changed = guide.changed()
    for file in list(files):
        made = Path(file.abs_dest_path)
        if guide.excluded(file.src_uri):
            files.remove(file)
        elif file.is_documentation_page() and made.exists() and changed(file.src_uri):
            os.utime(made, (0, 0))
    guide.memory.order = [file.src_uri for file in files.documentation_pages()]
    kept = {file.abs_dest_path for file in files}
    for page in below(os.path.normpath(config.site_dir)):
        if page.name == "index.html" and page.path not in kept:  # its source is gone
            Path(page.path).unlink()
    return files


@event_priority(100)
def on_page_markdown(markdown: str, page: Any, **_options: Any) -> str | None:
    """Return the page with what its macros give, before mkdocs-macros makes a template of it.

    Where only the frame around a page has changed, its content is what it was.
    """
    guide = live.latest()
    made = guide.memory.contents.get(page.file.src_uri)
    if made is not None:
        page.meta["render_macros"] = False
        page.render = lambda _config, _files: vars(page).update(made)
        return None
    expanded = guide.expanded(page.file.src_uri, markdown, page.meta)
    if expanded is not None:
        page.meta["render_macros"] = False
    return expanded


# After whatever else changes a page's content, and before whatever else reads it.
@event_priority(-100)
def on_page_content(html: str, page: Any, **_options: Any) -> bytes | None:
    """Note what the search knows of a page while it is at hand; serving, its content too.

    mkdocs makes the content of all pages before it writes the first. As bytes it waits for its
    turn in half the memory: one curly quote, and each letter of a text takes two.
    """
    memory, src = live.latest().memory, page.file.src_uri
    if src not in memory.contents:
        memory.index(src, html, page.url, str(page.title))
        if _keeps:
            memory.contents[src] = {name: getattr(page, name) for name in _RENDERED}
    tokens.forget()
    return None if _keeps else html.encode()


@event_priority(100)
def on_page_context(context: Any, page: Any, **_options: Any) -> Any:
    """Give a page back its content as text, now that it is its turn."""
    if isinstance(page.content, bytes):
        page.content = page.content.decode()
    return context


@event_priority(-100)
def on_post_page(output: str, page: Any, **_options: Any) -> str:
    """Let go of the content of a page that is about to be written."""
    if not _keeps:
        page.content = None
    return output


def on_post_build(config: Any, **_options: Any) -> None:
    """Write the index that the search, or the publication, makes its own of."""
    target = Path(config.site_dir) / "search" / "search_index.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(live.latest().memory.indexed(), "utf-8")


def on_nav(nav: Any, **_options: Any) -> Any:
    """Give every page what the navigation shows of it.

    Serving, mkdocs does not read a page that has not changed, so its front matter is missing.
    """
    guide = live.latest()
    for page in nav.pages:
        page.meta = guide.sign(page.file.src_uri)
    return nav


def on_page_read_source(page: Any, **_options: Any) -> str | None:
    """Return the stand-in for a broken page, or None to let mkdocs read it."""
    guide = live.latest()
    return guide.stand_in(page.file.src_uri)
