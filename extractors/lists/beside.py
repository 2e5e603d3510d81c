"""Entries that stand side by side have one header each: what was read short over one of them stands over the other."""

from __future__ import annotations

from collections.abc import Sequence

Head = tuple[str, tuple[str, ...]]
"""The text over a column, and the roles that it names."""

_ABREAST = (2, 3)
"""Entries in a row."""
_LEAST = 3
"""Columns of an entry, of which all but one have the same header."""


def as_beside(heads: Sequence[Head]) -> list[Head]:
    """The headers; one that names no role is as that over the same column of the entry beside it."""
    for entries in _ABREAST:
        width, rest = divmod(len(heads), entries)
        if rest or width < _LEAST:
            continue
        columns = [list(heads[at::width]) for at in range(width)]
        if sum(len({text for text, _ in column}) > 1 for column in columns) == 1:
            return [_read(head, columns[at % width]) for at, head in enumerate(heads)]
    return list(heads)


def _read(head: Head, column: Sequence[Head]) -> Head:
    told = {roles for _, roles in column if roles}
    return head if head[1] or len(told) != 1 else (head[0], told.pop())
