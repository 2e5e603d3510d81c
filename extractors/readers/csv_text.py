"""CSV texts: the rows of a text in any coding that office programs write, as one table."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from extractors.errors import Damaged, NotThisType, TooHeavy
from extractors.model import Cell, Passage, Place, Table
from extractors.readers.decoding import text_of
from extractors.words.loading import word_file

MAX_CELLS = 400_000
_DELIMITERS = word_file("readers").more["csv_delimiters"]


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a CSV text in UTF-8, UTF-16 or a Chinese coding. Raises NotThisType, Damaged."""
    text = text_of(path.read_bytes())
    if text is None:
        raise NotThisType(ending=".csv")
    try:
        dialect: Any = csv.Sniffer().sniff(text[:10_000], delimiters=_DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    try:
        return list(csv.reader(io.StringIO(text, newline=""), dialect))
    except csv.Error as error:
        raise Damaged("csv") from error


def csv_table(rows: list[list[str]]) -> Table:
    """The rows as a table; the empty cells are none. Raises TooHeavy."""
    cells = [
        Cell(index, column, Passage(text.strip(), place=Place(row=index + 1)))
        for index, row in enumerate(rows)
        for column, text in enumerate(row)
        if text.strip()
    ]
    if len(cells) > MAX_CELLS:
        raise TooHeavy("cells")
    return Table(1, len(rows), max(map(len, rows), default=0), tuple(cells))
