"""Small documents for tests, built from plain strings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractors.model import Block, Cell, Document, Passage, Place, Reader, Spot, Table


def table(rows: Sequence[Sequence[str]], number: int = 1) -> Table:
    """A table without spans; "<" goes on with the cell to its left, "^" with the cell above."""
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            across = 1
            while c + across < len(row) and row[c + across] == "<":
                across += 1
            down = 1
            while r + down < len(rows) and c < len(rows[r + down]) and rows[r + down][c] == "^":
                down += 1
            passage = Passage(text, place=Place(table=number, row=r + 1))
            cells.append(Cell(r, c, passage, down, across))
    return Table(number, len(rows), max(map(len, rows)), tuple(cells))


def document(*blocks: Block | str, name: str = "申报书.docx") -> Document:
    """A Word document of these blocks; a string is a paragraph."""
    made = tuple(
        Passage(b, place=Place(Spot.PARAGRAPH, i)) if isinstance(b, str) else b for i, b in enumerate(blocks, start=1)
    )
    return Document(name, Path(name), "0" * 64, Reader.DOCX, (), made)
