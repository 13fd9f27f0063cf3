"""Which script of a finished site asks for which."""

from __future__ import annotations

import posixpath
import re

_STATIC = re.compile(r"""(?:\bfrom|^import)\s*(["'])(\.{1,2}/[\w./-]+\.js)\1""", re.MULTILINE)
# A row of main.js's table: the element, and the module that a page with it will ask for.
_ELEMENT = re.compile(r"""["'](lg-[\w-]+)["'].*?\bimport\(["'](\.{1,2}/[\w./-]+\.js)["']\)""")
_ON_DEMAND = re.compile(r"""\bimport\(["'](\.{1,2}/[\w./-]+\.js)["']\)""")


def beside(name: str, link: str) -> str:
    """Return the path that `link` in the file `name` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), link))


class Modules:
    """Which script asks for which, by paths below the site."""

    def __init__(self, scripts: dict[str, str]) -> None:
        self._scripts = scripts
        self._static = {name: self._resolved(name, _STATIC, 2) for name in scripts}

    def _resolved(self, name: str, pattern: re.Pattern[str], group: int) -> list[str]:
        found = [beside(name, match[group]) for match in pattern.finditer(self._scripts[name])]
        return [each for each in found if each in self._scripts]

    def static(self, name: str) -> list[str]:
        """Return what `name` imports statically."""
        return self._static[name]

    def closure(self, entries: list[str]) -> list[str]:
        """Return `entries` and all they import statically, each once, nearest first."""
        seen = dict.fromkeys(entries)
        queue = list(entries)
        for name in queue:
            for each in self._static.get(name, ()):
                if each not in seen:
                    seen[each] = None
                    queue.append(each)
        return list(seen)

    def elements(self, entry: str) -> dict[str, str]:
        """Return the module of each element that `entry` defines where a page has it."""
        return {
            match[1]: beside(entry, match[2])
            for match in _ELEMENT.finditer(self._scripts.get(entry, ""))
        }

    def wanted(self, entry: str, text: str) -> list[str]:
        """Return what `entry` will ask for on demand on the page `text`, as soon as it runs."""
        table = self.elements(entry)
        found = [module for tag, module in table.items() if re.search(rf"<{tag}[\s>]", text)]
        if found:  # what it loads beside whichever element
            others = self._resolved(entry, _ON_DEMAND, 1)
            found += [each for each in others if each not in table.values()]
        return found
