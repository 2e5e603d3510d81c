"""Days that an Excel sheet holds as bare serial numbers, known by the column that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from openpyxl.utils.datetime import from_excel

from extractors.words.loading import pattern, word_file

_DAYS = range(7306, 54790)
"""From 1920 to 2049: births of people who work, and ends of contracts."""

_PLAIN = {"General", word_file("readers").more["general_format"], "0", "0_ ", "0_);[Red]\\(0\\)"}
"""Formats under which a day is shown as its bare number."""

_HEADER = pattern("readers", "date_header")
_WRITTEN = pattern("readers", "written_day")


def dates_among(cells: Iterable[Any], epoch: datetime) -> dict[tuple[int, int], datetime]:
    """By row and column the days that openpyxl's cells hold as numbers, below a header that asks for a date."""
    columns = defaultdict[int, list[Any]](list)
    for cell in cells:
        columns[cell.column].append(cell)
    return {
        (cell.row, cell.column): from_excel(cell.value, epoch)
        for column in columns.values()
        for run in _runs(sorted(column, key=lambda cell: cell.row))
        for cell in _serials(run)
    }


def _runs(column: list[Any]) -> Iterator[list[Any]]:
    """The cells below each header that asks for a date, down to the next text that is none."""
    run: list[Any] | None = None
    for cell in column:
        if not isinstance(cell.value, str) or _WRITTEN.fullmatch(cell.value):
            if run is not None:
                run.append(cell)
            continue
        if run:
            yield run
        run = [] if _HEADER.fullmatch("".join(cell.value.split())) else None
    if run:
        yield run


def _serials(run: list[Any]) -> list[Any]:
    """The numbers of a run, if all of them may be days: one that may not makes it a column of something else."""
    numbers = [cell for cell in run if not isinstance(cell.value, str | date)]
    return numbers if all(_may_be_day(cell) for cell in numbers) else []


def _may_be_day(cell: Any) -> bool:
    value = cell.value
    # 45012.4375 is a day and its hour.
    return type(value) in (int, float) and int(value) in _DAYS and cell.number_format in _PLAIN
