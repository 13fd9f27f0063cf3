"""The macros as functions of the current page, and the problems as the author sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from macros.parts.navigation import navigation
from macros.parts.renderer import Here, Renderer
from macros.parts.vocabulary import MACROS, read
from macros.reading.catalog import Entry
from macros.reading.counts import counts
from macros.reading.drafts import marked, said
from macros.reading.vocabulary import Macro
from macros.records.pages import Round
from macros.records.problems import Problem, quoted

from . import tokens
from .dirty import Memory
from .page.glossary import PageTerms, page_terms
from .reads import noted, watched

# What only a template can do: statements, comments, control of white space.
_MORE = re.compile(r"\{[%#]|\{\{-|-\}\}")
# What of a record the theme shows in the navigation.
_SIGNS = ("short", "minutes", "rounds", "products")


class Guide:
    """One reading of the content; `macros.engine.live` makes it anew when anything has changed.

    `memory` is that of the reading before. Without `standards` what those ask is no problem. With
    `drafts` they are there, and marked.
    """

    def __init__(
        self,
        root: Path,
        warn: Callable[[str], None],
        memory: Memory | None = None,
        *,
        standards: bool = True,
        drafts: bool = False,
    ) -> None:
        self.root = root
        self.memory = memory or Memory()
        found, self.problems = read(root, standards=standards, drafts=drafts)
        self.catalog = marked(found)
        self.memory.take(root, self.catalog)
        self.renderer = Renderer(watched(self.catalog))
        self.warn = warn
        for problem in self.problems:
            warn(str(problem))

    def navigation(self) -> list[Any]:
        """Return the value of mkdocs' `nav`."""
        return navigation(self.root / "docs", self.catalog)

    def stand_in(self, src: str) -> str | None:
        """Return what to render instead of the page `src`, or None where it can be rendered.

        A page whose record or template is broken would stop the server, show its front matter as
        text or end in a traceback. Its stand-in shows the problems, then the body as written.
        """
        if src not in self.catalog.broken:
            return None
        text = tokens.keep(f"<pre>{escape(self.catalog.broken[src])}</pre>")
        return f"---\ntitle: {Path(src).stem}\n---\n{{{{ head() }}}}\n\n{text}\n"

    def excluded(self, src: str) -> bool:
        """Tell whether the file `src` below docs/ must not reach the site."""
        path = f"docs/{src}"
        return any(path == name or path.startswith(f"{name}/") for name in self.catalog.excluded)

    def changed(self) -> Callable[[str], bool]:
        """Return what tells of a path below docs/ whether its page may have changed since then."""
        minutes = [page.minutes for _, page in self.catalog.of_kind(Round)]
        signs = [(src, self.sign(src)) for src in self.catalog.by_src]
        made_of = {src: self._made_of(entry) for src, entry in self.catalog.by_src.items()}
        terms = self.catalog.by_src.get("glossary.md")
        # What loop_minutes() and count() give, what terms are explained by, where links may lead.
        explained = terms and terms.page.model_dump_json()
        texts = (minutes, counts(self.catalog), explained, sorted(self.catalog.by_src))
        return self.memory.changed(self.root, (self.navigation(), signs), texts, made_of)

    def _made_of(self, entry: Entry) -> tuple[object, ...]:
        """Return everything of the content that the page of `entry` shows."""
        parts: list[object] = [entry.body, entry.page, self._box(entry.src)]
        for call in entry.calls:
            if call.name in MACROS and MACROS[call.name].gives != "text":
                try:
                    parts.append(self._html(entry.src, call.name, call.args, call.options))
                except Exception as error:  # noqa: BLE001, rendering says what it is
                    parts.append(repr(error))
        return tuple(parts)

    def _html(self, src: str, name: str, args: tuple[Any, ...], options: dict[str, Any]) -> str:
        """Return what the component `name` gives on the page `src`, made once."""
        key = (src, name, repr(args), repr(options))
        if key not in self.memory.made:
            with noted() as read:
                html = self.renderer.build(MACROS[name], src, *args, **options)
            self.memory.made[key] = (html, read)
        return self.memory.made[key][0]

    def sign(self, src: str) -> dict[str, Any]:
        """Return what the navigation shows of the page `src` besides its title."""
        entry = self.catalog.by_src.get(src)
        record = entry.page.model_dump() if entry else {}
        shown = {name: record[name] for name in _SIGNS if record.get(name)}
        # Of lists it matters only that there are any.
        return {name: True if isinstance(had, tuple) else had for name, had in shown.items()}

    def expanded(self, src: str, markdown: str, meta: Mapping[str, Any]) -> str | None:
        """Return the Markdown of the page `src` with what its macros give, or None.

        `meta` are the names that its front matter gives. None where a template must be made of it.
        Most pages do no more than call macros, and of the others the check has made programs: to
        compile a template for each took longer than its Markdown.
        """
        entry = self.catalog.by_src.get(src)
        if entry is None or src in self.catalog.broken or markdown.strip() != entry.body.strip():
            return None
        functions = self.macros(lambda: src)
        if entry.program is not None:
            return entry.program.text({**functions, **meta})
        if entry.computes or _MORE.search(markdown):
            return None
        parts: list[str] = []
        at = 0
        for call in entry.calls:
            begin = markdown.find("{{", at)
            end = markdown.find("}}", begin)
            shown = markdown[begin + 2 : end].strip()
            if begin < 0 or end < 0 or not shown.startswith(f"{call.name}("):
                return None
            if call.name not in functions or not shown.endswith(")"):
                return None
            parts += [markdown[at:begin], str(functions[call.name](*call.args, **call.options))]
            at = end + 2
        if "{{" in markdown[at:]:
            return None
        # As a template does: its last line break is not part of it.
        return "".join([*parts, markdown[at:].removesuffix("\n")])

    def macros(
        self, here: Callable[[], str], linked: Callable[[str], str] = lambda html: html
    ) -> dict[str, Callable[..., str]]:
        """Return every macro by name.

        `here` gives the current page's path below docs/. `linked` gives HTML with its links as the
        engine wants them.
        """
        return {
            name: self._guarded(macro, self._function(macro, here, linked), here)
            for name, macro in MACROS.items()
        }

    def _function(
        self, macro: Macro, here: Callable[[], str], linked: Callable[[str], str]
    ) -> Callable[..., str]:
        """Return a macro as a function of its arguments alone."""
        if macro.pure:
            return macro.build

        def build(*args: Any, **options: Any) -> str:
            if macro.name == "head" and here() in self.catalog.broken:
                return tokens.keep(self._box(here()))
            made = self._html(here(), macro.name, args, options)
            if macro.gives == "text":
                return made
            if macro.name == "head":
                made = self._box(here()) + self._terms(here(), linked) + made
            token = tokens.keep(linked(made), inline=macro.gives == "inline")
            # The heading goes through Markdown into the contents list.
            return f"\n\n{macro.heading}\n\n{token}\n\n" if macro.heading else token

        return build

    def _terms(self, src: str, linked: Callable[[str], str]) -> str:
        """Return the comment that gives the page `src` its glossary."""
        terms = page_terms(self.catalog, Here(self.renderer, src))
        return tokens.keep_glossary(_Linked(terms, linked)) if terms else ""

    def _guarded(
        self, macro: Macro, build: Callable[..., str], here: Callable[[], str]
    ) -> Callable[..., str]:
        """Return the macro; where the content has problems, a fault in it becomes a visible box."""

        def guarded(*args: Any, **options: Any) -> str:
            try:
                return build(*args, **options)
            except Exception as error:
                if not self.problems:
                    raise  # the content is sound, so the fault is ours and must be loud
                waits = (
                    f"{macro.name}() waits until what is named elsewhere is mended: {quoted(error)}"
                )
                # The fault may be the page's own: it is named here, not only on the home page.
                own = self._box(here()) if macro.name == "head" else ""
                return tokens.keep(own + _box("Not shown yet", [waits]))

        guarded.__doc__ = macro.help
        return guarded

    def _own(self, src: str) -> list[Problem]:
        """Return the problems an author working on the page `src` should see there."""
        if src == "index.md":
            return self.problems
        files = {f"docs/{src}", f"quizzes/{src.removesuffix('.md')}.yml"}
        return [problem for problem in self.problems if problem.file in files]

    def _box(self, src: str) -> str:
        """Return the visible box of this page's problems, and that of drafts, or nothing."""
        problems, drafts = self._own(src), list(said(self.catalog, src))
        title = f"{len(problems)} to mend in the content"
        mend = _box(title, [str(one) for one in problems]) if problems else ""
        return mend + (_box("Draft", drafts, role="note") if drafts else "")


class _Linked:
    """A page's terms, with links as the engine wants them."""

    def __init__(self, terms: PageTerms, linked: Callable[[str], str]) -> None:
        self.pattern, self.term = terms.pattern, terms.term
        self._link, self._linked = terms.link, linked

    def link(self, term: str, name: str) -> str:
        """Return `name` as a link to the explanation of `term`."""
        return self._linked(self._link(term, name))


def _box(title: str, lines: list[str], *, role: str = "alert") -> str:
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return (
        f'<div class="lg-problems" role="{role}">'
        f"<p><strong>{title}</strong></p><ul>{rows}</ul></div>"
    )
