"""Of which year a paper is: as its title or its file's name says it, else by the day that it is signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from extractors.model import Document, Kind, Paper, Passage
from extractors.papers import holds
from extractors.text.periods import period_ends
from extractors.text.script import script
from extractors.words.loading import pattern

DECLARING = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})

_SIGNED = pattern("statements/resolve", "signed")


def with_years(document: Document, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, each with its year; None where nothing tells it.

    A report that was signed in one year tells of the year before.
    """
    return tuple(replace(p, year=_year(document, p, alone=len(papers) == 1)) for p in papers)


def _year(document: Document, paper: Paper, alone: bool) -> int | None:
    name = script(PurePath(document.name).stem).text if alone else ""
    for text in (script(paper.title, lines=True).text, name):
        if named := {day.year for day in period_ends(text)}:
            return max(named)
    signed = _signed(document, paper) if paper.kind in DECLARING else None
    return signed - 1 if signed else None


def _signed(document: Document, paper: Paper) -> int | None:
    """The year of the last day that stands in a line of its own."""
    lines = (b for b in document.blocks if isinstance(b, Passage) and holds(paper, b))
    years = [int(m[1]) for b in lines if (m := _SIGNED.fullmatch(script(b.text, lines=True).text))]
    return years[-1] if years else None
