"""Where the links of a book lead, and what of its appendix they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .clean import INNER
from .trees import Element, classes, having, make

# The lists an appendix is made of, and one entry of each.
_LISTS = ("lg-ledger", "lg-documents", "lg-glossary")
_ENTRIES = {"lg-ledger__fact", "lg-document", "lg-glossary__entry"}


@dataclass(frozen=True)
class Links:
    """The pages of a book: `names` has a chapter's name by the page's address on the site.

    `address` is the site's, for links that leave the book.
    """

    names: Mapping[str, str]
    address: str

    def id_of(self, link: str) -> str | None:
        """Return the id that an inner link means, or None where its page is not in the book."""
        path, _, fragment = link.removeprefix(INNER).partition("#")
        name = self.names.get(path)
        return f"{name}--{fragment}" if name and fragment else name

    def wanted(self, tree: Element) -> Iterator[str]:
        """Yield the ids that the inner links of `tree` mean."""
        for _, link in _inner_links(tree):
            if (id := self.id_of(link)) is not None:
                yield id

    def resolve(self, trees: Iterable[Element]) -> None:
        """Make every inner link of a book's chapters lead to an id in them, or to the site.

        Where a section is not in the book, its page is. What lists pages loses those that are not.
        """
        trees = list(trees)
        ids = {id for tree in trees for element in tree.iter() if (id := element.get("id"))}
        for tree in trees:
            for element, link in _inner_links(tree):
                id = self.id_of(link)
                if id is None:
                    element.set("href", self.address + link.removeprefix(INNER))
                else:
                    element.set("href", f"#{id if id in ids else id.partition('--')[0]}")
            _keep_pages_within(tree)


def _inner_links(tree: Element) -> Iterator[tuple[Element, str]]:
    for element in tree.iter("a"):
        link = element.get("href") or ""
        if link.startswith(INNER):
            yield element, link


def _keep_pages_within(tree: Element) -> None:
    """Drop from the lists of related pages and of uses what is not in the book."""
    for foot in having(tree, "lg-foot"):
        for item in list(foot.iter("li")):
            if not _within(next(item.iter("a"))):  # what is said of the page may have links too
                item.drop_tree()
        for part in having(foot, "lg-foot__part"):
            if part.find(".//li") is None:
                part.drop_tree()
        if foot.find(".//li") is None:
            foot.drop_tree()
    for line in having(tree, "lg-ledger__used"):
        links = [link for link in line.iter("a") if _within(link)]
        line[:] = links
        for link in links:
            link.tail = ", " if link is not links[-1] else None
        if not links:
            line.drop_tree()


def _within(link: Element) -> bool:
    return (link.get("href") or "").startswith("#")


def only_lists(body: Element, title: str) -> Element:
    """Return of an appendix's page its heading, its lede and its lists."""
    found = make("section", id=str(body.get("id")))
    found.append(make("h1", title))
    found.extend(having(body, "lg-lede"))
    found.extend(one for name in _LISTS for one in having(body, name))
    return found


def prune(appendix: list[Element], trees: Iterable[Element], links: Links) -> None:
    """Keep in the lists of `appendix` what `trees` lead to, and what that leads to in turn."""
    wanted = {id for tree in trees for id in links.wanted(tree)}
    entries = [one for body in appendix for one in body.iter() if classes(one) & _ENTRIES]
    left = entries
    while kept := [one for one in left if wanted & _ids(one)]:
        left = [one for one in left if one not in kept]
        wanted |= {id for one in kept for id in links.wanted(one)}
    for one in left:
        one.drop_tree()
    for body in appendix:
        for group in having(body, "lg-glossary__group"):
            if not having(group, "lg-glossary__entry"):
                group.drop_tree()


def _ids(tree: Element) -> set[str]:
    return {id for element in tree.iter() if (id := element.get("id"))}


def is_empty(appendix: Element) -> bool:
    """Tell whether nothing is left in the lists of an appendix."""
    return not any(classes(one) & _ENTRIES for one in appendix.iter())


def show_addresses(body: Element) -> None:
    """Write the address of each document below its title: paper has no links."""
    for document in having(body, "lg-document"):
        for link in list(document.iter("a"))[:1]:
            document.append(make("p", link.get("href") or "", class_="lg-document__address"))
