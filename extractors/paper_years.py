"""Of which year a paper is: as its title or its file's name says it, else by the day that it is signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from extractors.model import Document, Kind, Paper, Passage, Table
from extractors.papers import holds, is_whole
from extractors.text.periods import period_ends
from extractors.text.script import script
from extractors.words.loading import pattern

DECLARING = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})

ROSTERS = frozenset({Kind.STAFF_ROSTER, Kind.INSURANCE_LIST})
"""Papers that tell how things are on the day on which they were drawn up."""

_SIGNED = pattern("statements/resolve", "signed")
_MACHINE = pattern("statements/resolve", "named_by_a_machine")


def with_years(document: Document, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, each with its year; None where nothing tells it.

    A report that was signed in one year tells of the year before; a roster tells of the day on which it was drawn up.
    """
    return tuple(replace(p, year=_year(document, p, alone=is_whole(papers))) for p in papers)


def _year(document: Document, paper: Paper, alone: bool) -> int | None:
    name = _MACHINE.sub("", script(PurePath(document.name).stem).text) if alone else ""
    for text in (script(paper.title, lines=True).text, name):
        if named := {day.year for day in period_ends(text)}:
            return max(named)
    if paper.kind in ROSTERS:
        return _drawn_up(document, paper)
    signed = _signed(document, paper) if paper.kind in DECLARING else None
    return signed - 1 if signed else None


def _signed(document: Document, paper: Paper) -> int | None:
    """The year of the last day that stands in a line of its own."""
    lines = (b for b in document.blocks if isinstance(b, Passage) and holds(paper, b))
    years = [int(m[1]) for b in lines if (m := _SIGNED.fullmatch(script(b.text, lines=True).text))]
    return years[-1] if years else None


def _drawn_up(document: Document, paper: Paper) -> int | None:
    """The last year of which a roster says that it was drawn up then, in a line of its own or behind a label."""
    words = [pattern("statements/resolve", "drawn_up"), pattern("statements/resolve", "a_day_alone")]
    lines = [(script(p.text, lines=True).text, lone) for p, lone in _passages(document) if holds(paper, p)]
    found = (
        m for text, lone in lines for m in (words[0].search(text), words[1].fullmatch(text) if lone else None) if m
    )
    return max((int(m["year"]) for m in found), default=None)


def _passages(document: Document) -> Iterator[tuple[Passage, bool]]:
    """All that stands in the document, and whether it is a line beside its tables."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((cell.passage, False) for cell in block.cells)
        else:
            yield block, True
