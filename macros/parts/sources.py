"""What is looked up: facts with their marks, disagreements, documents, terms, products."""

from __future__ import annotations

from macros.records.fields import CiteId, DisagreementRef
from macros.records.pages import Company, Glossary, Page, Register, Source

from .declare import macro
from .renderer import Here, UsageError


@macro(gives="inline")
def cite(here: Here[Page], *ids: CiteId) -> str:
    """Citation marks with status; those of a paragraph or list are gathered at its end."""
    return here.render("cite.html.j2", citations=here.cites(ids))


@macro()
def disagreement(here: Here[Page], disagreement: DisagreementRef) -> str:
    """The honest note."""
    if disagreement not in here.catalog.disagreements:
        raise UsageError(f"disagreement({disagreement!r}): no source has it")
    item, source = here.catalog.disagreements[disagreement]
    return here.render("disagreement.html.j2", item=item, source=source)


@macro()
def fact_list(here: Here[Source]) -> str:
    """A source's facts with status, notes and the pages that use them."""
    source = here.record
    used = {fact.id: here.catalog.cited_on(fact.id) for fact in source.facts}
    checked = {fact.id: here.catalog.checked(fact) for fact in source.facts}
    return here.render("facts.html.j2", source=source, used=used, checked=checked)


@macro()
def disagreement_list(here: Here[Source]) -> str:
    """A source's disagreements."""
    return here.render("disagreements.html.j2", source=here.record)


@macro()
def document_list(here: Here[Register]) -> str:
    """The register of documents."""
    return here.render("documents.html.j2", register=here.record)


@macro(needs="products", under=2)
def product_table(here: Here[Company]) -> str:
    """A company's products: what is rules, what is machine learning."""
    return here.render("products.html.j2", company=here.record)


@macro()
def glossary_list(here: Here[Glossary]) -> str:
    """Every term by its first letter."""
    terms = sorted(here.record.terms, key=lambda term: term.name.casefold())
    letters = dict.fromkeys(term.name[0].upper() for term in terms)
    groups = [(one, [t for t in terms if t.name[0].upper() == one]) for one in letters]
    return here.render("glossary.html.j2", groups=groups)
