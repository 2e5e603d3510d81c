"""What a row of a list of clients says of how far things are: that nothing was done for the enterprise yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.lists.employment import answers
from extractors.lists.listing import Record
from extractors.model import Cell
from extractors.page.grid import words_of
from extractors.words.loading import patterns

_NAMING = ("enterprise", "number", "contact", "phone", "code")
"""Columns that say who an enterprise is, and nothing of what was done for it."""


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", "states")


def not_served(record: Record, name: str) -> str:
    """The words by which a row, the bracket behind its name or its section says so; "" where none do."""
    cells = [c for role, group in record.cells.items() if role not in _NAMING for c in group]
    told = (text for c in (*cells, *record.others) if (text := words_of(c)) and _waits(c, record.header(c)))
    behind = (m.group(1) for m in re.finditer(r"\(([^()]{2,12})\)$", name) if _words()["waits"].fullmatch(m.group(1)))
    section = record.section if _words()["waits_below"].search(record.section) else ""
    return next(filter(None, (*told, *behind, section)), "")


def in_doubt(record: Record) -> str:
    """The words of a column of states that neither say that an enterprise was served nor that it was not."""
    return next((text for text in _states(record) if _words()["left_open"].search(text)), "")


def fell_through(record: Record) -> str:
    """The words of a column of states by which an order came to nothing; "" where none do."""
    return next((text for text in _states(record) if _words()["fell_through"].fullmatch(text)), "")


def _states(record: Record) -> Iterator[str]:
    cells = [c for role, group in record.cells.items() if role not in _NAMING for c in group]
    asked = (c for c in (*cells, *record.others) if _words()["asked"].search(record.header(c)))
    return (text for c in asked if (text := words_of(c)))


def untold(record: Record) -> str:
    """The words of a column of states that nobody understands, "" where they tell that something was done."""
    cells = [c for role, group in record.cells.items() if role not in _NAMING for c in group]
    asked = (c for c in (*cells, *record.others) if _asks(record.header(c)))
    said = ((record.header(c), words_of(c)) for c in asked)
    return next((f"{h}:{t}" for h, t in said if not _words()["done"].fullmatch(t)), "")


def _asks(header: str) -> bool:
    return bool(_words()["asked"].search(header) or _words()["asks_whether"].search(header))


def _waits(cell: Cell, header: str) -> bool:
    text = words_of(cell)
    if _words()["waits"].fullmatch(text):
        return True
    whether = bool(_words()["asks_whether"].search(header))
    if whether and answers("denied", text):
        return True
    return (whether or bool(_words()["asked"].search(header))) and bool(_words()["waits_here"].search(text))
