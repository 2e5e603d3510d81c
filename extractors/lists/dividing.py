"""Columns that part a list's rows in a way that nobody has told: few texts in them, and some not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.lists.listing import Record
from extractors.model import Cell
from extractors.page.grid import words_of
from extractors.words.loading import patterns

MOST = 5
"""Different texts in a column that sorts rows."""


def dividing(counted: Sequence[Record], roles: Iterable[str] = ()) -> frozenset[int]:
    """The columns, of these roles or of none that is known, that still part the rows that count."""
    asked, columns = tuple(roles), dict[int, list[str]]()
    for record in counted:
        for cell in cells_of(record, asked):
            columns.setdefault(cell.column, []).append(words_of(cell))
    harmless = patterns("lists/notes", "columns")["harmless_header"]
    heads = {at: counted[0].headers.get(at, "") for at in columns}
    return frozenset(at for at, some in columns.items() if _divides(some) and not harmless.search(heads[at]))


def cells_of(record: Record, roles: Iterable[str]) -> Iterator[Cell]:
    """The cells of a row in columns of these roles, or of none."""
    yield from (c for role in roles for c in record.cells.get(role, ()))
    yield from record.others


def _divides(texts: Sequence[str]) -> bool:
    """Whether texts, blank ones among them, sort rows into a few that are not all understood."""
    known, sorts = patterns("lists/notes", "columns")["tells_nothing"], Counter(texts)
    return 2 <= len(sorts) <= MOST and len(texts) > len(sorts) and not all(known.fullmatch(t) for t in sorts if t)
