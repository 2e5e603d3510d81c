"""The texts of a paper, one a paragraph or a table's row, folded and without blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from extractors.model import Cell, Document, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import holds
from extractors.text.script import script


def texts(document: Document, paper: Paper) -> Iterator[str]:
    """All texts of the paper; a form's cells side by side read as label and value."""
    for block in document.blocks:
        if isinstance(block, Passage):
            if holds(paper, block):
                yield script(block.text).text
            continue
        for cells in _rows(block, paper):
            yield ",".join(":".join(pair) for pair in _pairs([words_of(c) for c in cells]))


def first_words(texts: Iterable[str], *wanted: re.Pattern[str]) -> str:
    """The words of the first of these texts in which one of the patterns finds itself; "" where none does."""
    found = (pattern.search(text) for text in texts for pattern in wanted)
    return next((match.group() for match in found if match), "")


def top_lines(document: Document, paper: Paper) -> Iterator[tuple[str, bool]]:
    """The lines over a paper's text, and whether each stands alone in its line.

    Of a table its first rows down to its header: each cell, and each with the one beside it.
    """
    for block in document.blocks:
        if isinstance(block, Passage):
            if holds(paper, block):
                yield from ((script(line).text, True) for line in block.text.split("\n") if line.strip())
        else:
            yield from _first_rows(block, paper)


_TITLE_LINES = 3
"""Lines in which a letter or an agreement says what it is."""


def title_lines(document: Document, paper: Paper) -> tuple[str, ...]:
    """The first lines of a paper, in which it says what it is."""
    return tuple(line for line, _ in islice(top_lines(document, paper), _TITLE_LINES))


def last_lines(document: Document, paper: Paper, count: int) -> list[str]:
    """The last lines of a paper that stand in no table."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Passage) and holds(paper, block):
            found += [text for line in block.text.split("\n") if (text := script(line).text)]
    return found[-count:]


_FIRST_ROWS = 4
_PAIR = 2
"""Cells of a row that is no header and no entry of a list, unless one of them says 单位名称：."""


def _first_rows(table: Table, paper: Paper) -> Iterator[tuple[str, bool]]:
    for cells in _rows(table, paper, _FIRST_ROWS):
        written = [text for cell in cells if (text := words_of(cell))]
        if len(written) > _PAIR and not any(":" in text for text in written):
            return
        yield from ((text, len(written) == 1) for text in written)
        yield from ((f"{label.rstrip(':')}:{value}", False) for label, value in pairwise(written))


def _rows(table: Table, paper: Paper, count: int | None = None) -> Iterator[list[Cell]]:
    grid = Grid(table)
    for row in range(min(table.rows, count or table.rows)):
        cells = grid.row_cells(row)
        if cells and holds(paper, cells[0].passage):
            yield list(cells)


def _pairs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for index in range(0, len(words), 2):
        yield tuple(words[index : index + 2])
