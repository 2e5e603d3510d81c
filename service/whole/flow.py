"""A Word or Excel file opened whole: every paragraph, every row, with the places by which figures are named."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from extractors.model import Cell, Document, Passage, Table
from service.whole.model import Part, Whole, WholeCell, WholeRow, WholeTable

ROWS = 5_000
"""Rows of one table that are kept; no list of a dossier comes near it."""


def flow_of(path: Path, name: str) -> Whole | None:
    """The file as a whole; None where it comes in pages. Runs in a reading child. Raises PaperError."""
    from extractors.readers import open_document, read_flow

    outline = open_document(path, name)
    return None if outline.pages else whole_of(read_flow(outline))


def whole_of(document: Document) -> Whole:
    """A document that was read, as a whole."""
    return Whole(tuple(_table(b) if isinstance(b, Table) else _part(b) for b in document.blocks))


def _part(passage: Passage) -> Part:
    return Part(passage.text, passage.place, passage.level)


def _table(table: Table) -> WholeTable:
    by_row = groupby(sorted(table.cells, key=lambda c: (c.row, c.column)), key=lambda c: c.row)
    rows = [_row(list(cells)) for number, cells in by_row if number < ROWS]
    place = next((c.passage.place for c in table.cells if c.passage.place), None)
    return WholeTable(tuple(rows), table.columns, (place.sheet or "") if place else "", table.rows > ROWS)


def _row(cells: list[Cell]) -> WholeRow:
    place = next((c.passage.place for c in cells if c.passage.place), None)
    return WholeRow(tuple(WholeCell(_part(c.passage), c.column, c.column_span, c.row_span) for c in cells), place)
