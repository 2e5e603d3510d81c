"""Rows as CSV that Excel opens as it is: UTF-8 with its mark, and no cell that begins a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from service.exports.plain import safe

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for another encoding."""
ROWS_A_PIECE = 200


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The file in pieces."""
    buffer = io.StringIO(MARK)
    buffer.seek(0, io.SEEK_END)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([safe(name) for name in header])
    for number, row in enumerate(rows, 1):
        writer.writerow([safe(cell) for cell in row])
        if number % ROWS_A_PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    found = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return found
