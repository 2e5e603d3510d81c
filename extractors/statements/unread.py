"""Which figures a paper has a place for, where something stands that was not read: they are not left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import UNREAD, Cell, Document, Paper, Passage, Table
from extractors.page.grid import Grid, is_unread, words_of
from extractors.page.places import confidence_of
from extractors.papers import holds
from extractors.statements.labels import ENUMERATION, label_of
from extractors.statements.mentions import all_terms
from extractors.text.script import script
from extractors.words.loading import pattern

_CLAUSE = re.compile(r"[,，。;；]")
_SAYS = pattern("statements/unread", "says")
_STOP = re.compile(r"[.。]\s*$")
"""A stop behind 面积为 is a speck."""
LINES = 2
"""Passages before one that opens with what is struck out: the label's, and what was written over it."""
DIM = 0.6
"""Confidence below which what was read beside a label, and is no figure, may be one all the same."""


def with_unread(document: Document, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, each with the ids of the fields in whose cell something stands that was not read."""
    return tuple(replace(p, unread=tuple(dict.fromkeys(_fields(document, p)))) for p in papers)


def _fields(document: Document, paper: Paper) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table) and block.cells and holds(paper, block.cells[0].passage):
            grid = Grid(block)
            for cell in block.cells:
                if any(_unclear(c) for c in _places(grid, cell)):
                    text = ENUMERATION.sub("", words_of(cell))
                    yield from (t.field.id for t in all_terms() if text and label_of(text, t))
    for text in _said_before_unread([b for b in document.blocks if isinstance(b, Passage) and holds(paper, b)]):
        yield from (t.field.id for t in all_terms() if label_of(text, t))


def _said_before_unread(passages: Sequence[Passage]) -> Iterator[str]:
    """The labels in text behind which something stands that was not read.

    Where a passage opens with it, a label at which one right before breaks off (建筑面积为) may be its own: what
    somebody struck out, and wrote between the lines, parts a sentence.
    """
    for i, passage in enumerate(passages):
        for before in passage.text.split(UNREAD)[:-1]:
            if before.strip():
                yield from _label(before)
            else:
                above = (_STOP.sub("", p.text) for p in passages[max(i - LINES, 0) : i])
                yield from (label for text in above if _SAYS.search(script(text).text) for label in _label(text))


def _label(before: str) -> Iterator[str]:
    """The label that a text ends with."""
    label = _SAYS.sub("", ENUMERATION.sub("", script(_CLAUSE.split(before)[-1]).text))
    if label:
        yield label


def _places(grid: Grid, label: Cell) -> Iterator[Cell]:
    """The cells where a label's figure may stand: the next one beside it, the next one under it."""
    for cells in (grid.right_of(label), grid.below(label)):
        if (first := next(cells, None)) is not None:
            yield first


def _unclear(cell: Cell) -> bool:
    text = cell.passage.text
    return is_unread(cell) or (bool(text.strip()) and confidence_of(cell.passage, 0, len(text)) < DIM)
