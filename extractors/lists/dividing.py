"""Columns that part a list's rows in a way that nobody has told: few texts in them, some of them not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.lists.listing import Record
from extractors.model import Cell
from extractors.page.grid import words_of
from extractors.words.loading import patterns

MOST = 5
"""Different texts in a column that sorts rows."""
_LONG = 4
"""Figures of a day or a number."""


def dividing(counted: Sequence[Record], roles: Iterable[str] = ()) -> frozenset[int]:
    """The columns, of these roles or of none that is known, that still part the rows that count."""
    asked, columns = tuple(roles), dict[int, list[str]]()
    for record in counted:
        for cell in cells_of(record, asked):
            columns.setdefault(cell.column, []).append(words_of(cell))
    harmless = patterns("lists/notes", "columns")["harmless_header"]
    heads = {at: counted[0].headers.get(at, "") for at in columns}
    asks = patterns("lists/roster", "headers")["asks_contract"]
    half = frozenset(at for at, some in columns.items() if asks.search(heads[at]) and _is_half_ticked(some))
    return half | {at for at, some in columns.items() if _divides(some) and not harmless.search(heads[at])}


def cells_of(record: Record, roles: Iterable[str]) -> Iterator[Cell]:
    """The cells of a row in columns of these roles, or of none."""
    yield from (c for role in roles for c in record.cells.get(role, ()))
    state, code = patterns("lists/notes", "columns")["state"], patterns("lists/notes", "legends")["code"]
    remarks = record.cells.get("remark", ())
    yield from (c for c in remarks if state.search(record.header(c)) or code.fullmatch(words_of(c)))
    yield from record.others


def _divides(texts: Sequence[str]) -> bool:
    """Whether texts, blank ones among them, sort rows into a few that are not all understood."""
    known, sorts = patterns("lists/notes", "columns")["tells_nothing"], Counter(map(_sort, texts))
    return 2 <= len(sorts) <= MOST and len(texts) > len(sorts) and not all(known.fullmatch(t) for t in sorts if t)


def _is_half_ticked(texts: Sequence[str]) -> bool:
    """Whether some are ticked under a header, and others are not."""
    ticked = [bool(patterns("lists/tables", "answers")["affirmed"].fullmatch(t)) for t in texts]
    return any(ticked) and not all(ticked)


def _sort(text: str) -> str:
    """A text as one of its sort: a day or a number of somebody is as good as any other."""
    return re.sub(r"\d+", "0", text) if sum(c.isdigit() for c in text) >= _LONG else text


def coded(counted: Sequence[Record]) -> frozenset[int]:
    """The columns of no known role in which codes, marks or nothing at all part the rows that count."""
    columns: dict[int, list[str]] = {}
    for cell in (c for record in counted for c in record.others):
        columns.setdefault(cell.column, []).append(words_of(cell))
    code, harmless = patterns("lists/notes", "legends")["code"], patterns("lists/notes", "columns")["harmless_header"]
    heads = {at: counted[0].headers.get(at, "") for at in columns}
    return frozenset(
        at
        for at, some in columns.items()
        if 2 <= len(set(some)) <= MOST and all(code.fullmatch(t) for t in some if t) and not harmless.search(heads[at])
    )
