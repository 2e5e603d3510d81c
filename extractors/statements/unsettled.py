"""Which figures a paper bears without its being settled which number is meant: no form may decide over them alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.fields import Field, figures
from extractors.model import Claim, Document, Evidence, Kind, LeftOut, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import holds, within
from extractors.statements.basis import OF_OTHERS
from extractors.statements.desks import open_areas
from extractors.statements.labels import ENUMERATION, label_of
from extractors.statements.mentions import all_terms
from extractors.statements.resolve import Resolved
from extractors.statements.valuations import of_books
from extractors.table_roles import names_entries
from extractors.text.script import script
from extractors.words.loading import pattern

_OPEN = frozenset(
    {
        "row_of_a_part",
        "part_of_a_year",
        "long_column",
        "label_before",
        "rest_of_a_figure",
        "column.other",
        "one_of_several",
        "with_others",
        "perhaps_of_a_body",
        "others.before.rented_together",
        "others.after.let_to_several",
        "others.before.shared_with",
        "others.remark.shared",
    }
)
"""Reasons that say of a figure that it is not the whole, and of the whole nothing."""

_OF_NOBODY = OF_OTHERS | {Kind.INSTITUTION}
_NUMBER, _CLAUSE = re.compile(r"(?<![\d.,])\(?\d"), re.compile(r"[,，。;；]")
_SAYS = pattern("statements/unread", "says")
_OPENS_WITH_DIGIT = re.compile(r"\W*\d")


def with_unsettled(
    document: Document, papers: Sequence[Paper], claims: Sequence[Claim], resolved: Resolved
) -> tuple[Paper, ...]:
    """The papers, each with the ids of the fields whose figure stands in it and could not be told."""
    return tuple(replace(p, unsettled=_of_paper(document, p, claims, resolved)) for p in papers)


def _of_paper(document: Document, paper: Paper, claims: Sequence[Claim], resolved: Resolved) -> tuple[str, ...]:
    areas = open_areas() if paper in resolved.desks else ()
    beside = (field.id for field in (*of_books(document, paper), *areas))
    return tuple(dict.fromkeys((*_fields(document, paper, claims, resolved.left_out), *beside)))


def _fields(document: Document, paper: Paper, claims: Sequence[Claim], left_out: Sequence[LeftOut]) -> Iterator[str]:
    if paper.kind in _OF_NOBODY:
        return
    known = {c.field for c in claims if _inside(paper, c.evidence)}
    left = [x for x in left_out if _inside(paper, x.claim.evidence)]
    labelled = set(_labelled(document, paper))
    for field in figures():
        said = [x for x in left if x.claim.field is field]
        open_ = any(all(r.rule in _OPEN for r in x.reasons) for x in said)
        if field not in known and (open_ or (not said and field in labelled)):
            yield field.id


def _inside(paper: Paper, evidence: Evidence) -> bool:
    return within(paper, evidence.page, evidence.place)


def _labelled(document: Document, paper: Paper) -> Iterator[Field]:
    """The fields whose label has a number beside or under it, in tables that are no list of others, or behind it."""
    for block in document.blocks:
        if isinstance(block, Passage) and holds(paper, block):
            yield from _in_text(script(block.text, lines=True).text)
        elif isinstance(block, Table) and block.cells and holds(paper, block.cells[0].passage):
            of_entries = names_entries(block) and paper.kind is not Kind.APPLICATION_FORM
            yield from () if of_entries else _in_table(Grid(block))


def _in_text(text: str) -> Iterator[Field]:
    """The fields that a text says a number of in so many words (建筑面积为88), whatever it counts."""
    for number in _NUMBER.finditer(text):
        before = _CLAUSE.split(text[: number.start()])[-1]
        if _SAYS.search(before):
            label = _SAYS.sub("", ENUMERATION.sub("", before))
            yield from (t.field for t in all_terms() if label and label_of(label, t))


def _in_table(grid: Grid) -> Iterator[Field]:
    for cell in grid.table.cells:
        near = (next(cells, None) for cells in (grid.right_of(cell), grid.below(cell)))
        if any(c is not None and _OPENS_WITH_DIGIT.match(words_of(c)) for c in near):
            text = ENUMERATION.sub("", words_of(cell))
            yield from (t.field for t in all_terms() if text and label_of(text, t))
