"""Of what class a list says that its clients are: in a column of sizes or classes, or in the bracket behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.lists.client_entry import Entry
from extractors.lists.listing import Record
from extractors.model import Cell, Remark
from extractors.page.grid import words_of
from extractors.words.loading import patterns

_NAMING = ("enterprise", "number", "contact", "phone", "code", "date", "year")
"""Columns that say who an enterprise is or when it was served, and nothing of its class."""

_MOST = 0.5
"""Share of a column's rows that are classes of enterprises, from which it is a column of classes."""


def class_of(record: Record, name: str) -> str:
    """What a row says of its client's size or class; a column headed as one of classes tells persons and offices."""
    others = (words_of(c) for c in _classing(record) if c not in record.cells.get("size", ()))
    told = (t for t in others if _words()["person"].fullmatch(t) or _words()["no_enterprise_class"].fullmatch(t))
    return "、".join((record.text("size"), *told, *re.findall(r"\(([^()]{2,6})\)$", name)))


def unlike(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in doubt are those whose class nobody understands in a column that otherwise tells enterprises."""
    columns: dict[int, list[str]] = {}
    for cell in (c for e in entries if e.counted for c in _classing(e.record)):
        columns.setdefault(cell.column, []).append(words_of(cell))
    sorting = {at for at, texts in columns.items() if sum(map(_is_class, texts)) > _MOST * len(texts)}
    return [_unlike(e, sorting) if e.counted else e for e in entries]


def _unlike(entry: Entry, columns: set[int]) -> Entry:
    cells = (c for c in _classing(entry.record) if c.column in columns)
    odd = next((c for c in cells if words_of(c) and not _is_class(words_of(c))), None)
    if odd is None:
        return entry
    said = Remark("column_unclear", (entry.record.header(odd), words_of(odd)))
    return replace(entry, sure=False, remark=entry.remark or said)


def _is_class(text: str) -> bool:
    return any(_words()[known].search(text) for known in ("enterprise", "small", "large", "shop"))


def _classing(record: Record) -> Iterator[Cell]:
    """The cells of a row under headers that ask for classes, whatever else these may mean."""
    header = patterns("lists/clients", "headers")["category"]
    cells = [c for role, group in record.cells.items() if role not in _NAMING for c in group]
    yield from {id(c): c for c in (*cells, *record.others) if header.search(record.header(c))}.values()


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", "sizes")
