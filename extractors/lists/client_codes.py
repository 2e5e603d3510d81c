"""The code by which each client of a list is known, in the column for it or in whatever other one it stands."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lists.listing import Record
from extractors.page.grid import words_of
from extractors.words.loading import patterns

_FEW = 2
"""Rows up to which one code in all of them may be that of one client written twice."""


def codes_of(records: Sequence[Record]) -> list[str]:
    """A code for each row, "" where there is none or several; one that stands in all rows is that of whoever serves."""
    found = [_asked(r) or _elsewhere(r) for r in records]
    return [""] * len(found) if len(set(found)) == 1 and len(found) > _FEW else found


def _asked(record: Record) -> str:
    """What stands in the columns for codes, save those of whoever serves."""
    others = patterns("lists/clients", "codes")["of_others"]
    return "、".join(words_of(c) for c in record.cells.get("code", ()) if not others.search(record.header(c)))


def _elsewhere(record: Record) -> str:
    """The only credit code in a row, save those under headers that ask for others' codes."""
    words = patterns("lists/clients", "codes")
    cells = (*(c for group in record.cells.values() for c in group), *record.others)
    own = (words_of(c) for c in cells if not words["of_others"].search(record.header(c)))
    found = {match.group() for text in own for match in words["credit_code"].finditer(text)}
    return found.pop() if len(found) == 1 else ""
