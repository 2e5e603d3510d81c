"""Rows of a table that are crossed out as a whole: nothing of them is a cell, and their numbers are not missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model import Box, Table, Word
from extractors.page.lines import em_of, lines
from extractors.page.places import union

_NEAR = 3.0
"""Heights of a letter between a table without rules and the row behind it that was crossed out, at most."""


def with_crossed_out(tables: Sequence[Table], struck: Sequence[Word]) -> tuple[Table, ...]:
    """The tables, each with what opens those of its rows of which all words are struck out.

    Where no rules are, a row that is gone may part a table in two: it is a row of the upper one.
    """
    opening: dict[int, list[str]] = {}
    for line in lines(struck):
        at = _home(tables, line.box, em_of(line.words))
        if at is not None and not _is_beside(line.box, tables[at]):
            opening.setdefault(at, []).append(line.words[0].text)
    return tuple(replace(t, crossed_out=(*t.crossed_out, *opening.get(i, ()))) for i, t in enumerate(tables))


def _home(tables: Sequence[Table], line: Box, size: float) -> int | None:
    """The table in which a line stands, or under which it stands closely."""
    level = (line.top + line.bottom) / 2
    boxes = [union(cell.box for cell in table.cells if cell.box) for table in tables]
    held = [(i, b) for i, b in enumerate(boxes) if b and b.x0 <= (line.x0 + line.x1) / 2 <= b.x1 and b.top <= level]
    inside = [i for i, b in held if level <= b.bottom]
    under = [i for i, b in held if line.top - b.bottom <= _NEAR * size]
    return next(iter(inside), under[-1] if under else None)


def _is_beside(line: Box, table: Table) -> bool:
    """Whether words of the table still stand in a line: only some of its cells were crossed out."""
    level = (line.top + line.bottom) / 2
    return any(word.box.top < level < word.box.bottom for word in _words(table))


def _words(table: Table) -> Iterable[Word]:
    return (piece.word for cell in table.cells for piece in cell.passage.pieces)


def is_crossed_by_file(table: Table) -> bool:
    """Whether a file that says of each letter whether it is crossed out has such rows; of a page some may be missed."""
    return bool(table.crossed_out) and all(c.passage.page is None for c in table.cells)
