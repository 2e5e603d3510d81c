"""An enterprise whose name broke over a line is one entry, also where the table came out with a row for each line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.lists import enterprises
from extractors.lists.listing import Listing, Record
from extractors.model import Cell, Passage, Piece
from extractors.page.grid import words_of

_STRAY = re.compile(r"[\s·.,，。、'‘’\-]+$")


def whole(listing: Listing, key: str = "enterprise") -> Listing:
    """The list with each name in one entry that ends on the line below: 阳西县小禾环保股份有限公, 司."""
    done: list[Record] = []
    for record in listing.records:
        if done and _ends(done[-1], record, key):
            done[-1] = _joined(done[-1], record, key)
        else:
            done.append(record)
    return replace(listing, records=tuple(done)) if len(done) < len(listing.records) else listing


def _ends(before: Record, record: Record, key: str) -> bool:
    """Whether an entry is nothing but the end of the legal form that the name before it lacks."""
    numbered = before.text("number") and record.text("number")
    follows = before.table is record.table and record.row == before.row + 1 and not numbered
    name, end = _STRAY.sub("", before.text(key)), record.text(key)
    if not follows or not name or not enterprises.is_form_end(end) or enterprises.has_form(name):
        return False
    return enterprises.has_form(name + end)


def _joined(before: Record, record: Record, key: str) -> Record:
    cells = {role: _both(held, record.cells.get(role, ())) for role, held in before.cells.items()}
    cells[key] = (_one(before.cells[key], record.cells[key]),)
    return replace(before, cells=cells, others=_both(before.others, record.others))


def _both(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (*upper, *(c for c in lower if words_of(c)))


def _one(upper: Sequence[Cell], lower: Sequence[Cell]) -> Cell:
    """The two lines of a name as one cell, the first one's."""
    text, pieces = _STRAY.sub("", upper[0].passage.text), upper[0].passage.pieces
    below = lower[0].passage
    moved = tuple(Piece(p.start + len(text), p.word) for p in below.pieces)
    kept = tuple(p for p in pieces if p.start < len(text))
    passage: Passage = replace(upper[0].passage, text=text + below.text, pieces=(*kept, *moved))
    return replace(upper[0], passage=passage)
