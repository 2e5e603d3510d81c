"""A long list of enterprises in a paper that is no list may be of those served: no form decides over it alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extractors.fields import figures
from extractors.lists.enterprises import has_form, is_client, words
from extractors.model import Document, Kind, Paper, Table
from extractors.page.grid import words_of
from extractors.paper_texts import top_lines
from extractors.papers import holds

MANY = 20
"""Names of enterprises in one column from which it is such a list."""
_UNCOUNTED = frozenset({Kind.OTHER, Kind.LEASE})
"""Papers that are nothing known, or in which no list of clients is looked for though one may be bound with them."""
FEW = 6
"""Lines at the top of a paper that say of whom it is."""


def with_unknown_lists(document: Document, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers; one with such a list bears the figure of enterprises served without its being settled."""
    counted = tuple(f.id for f in figures() if f.list == "clients")

    def settled(paper: Paper) -> Paper:
        return replace(paper, unsettled=tuple(dict.fromkeys((*paper.unsettled, *counted))))

    return tuple(settled(p) if _may_list_clients(document, p) else p for p in papers)


def _may_list_clients(document: Document, paper: Paper) -> bool:
    if paper.kind not in _UNCOUNTED or any(_is_of_others(t) for t, _ in islice(top_lines(document, paper), FEW)):
        return False
    return any(_names(table) >= MANY for table in _tables(document, paper))


def _is_of_others(text: str) -> bool:
    return bool(words("titles")["not_clients"].search(text))


def _tables(document: Document, paper: Paper) -> Iterator[Table]:
    tables = (b for b in document.blocks if isinstance(b, Table) and b.cells)
    yield from (table for table in tables if holds(paper, table.cells[0].passage))


def _names(table: Table) -> int:
    """How many different names of enterprises the fullest column has."""
    columns = ({words_of(c) for c in table.cells if c.column == at} for at in range(table.columns))
    return max((sum(is_client(name) and has_form(name) for name in names) for names in columns), default=0)
