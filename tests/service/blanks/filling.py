"""Somebody who fills in a blank workbook: rows by their headers, as they may be typed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checkers.model import Text
from checkers.rulebook.loading import load
from extractors.extract import extract
from extractors.model import Extraction, Kind
from extractors.readers import open_document
from extractors.readers.sheet import read
from service.asking import why, years
from service.blanks.definitions import Blank, blank_of
from service.blanks.workbook import HEADER, Made, workbook
from service.report.words import Words

UNIT = "漠江市海桐企业服务有限公司"
ON = date(2026, 3, 10)
Row = Mapping[str, object]


def zh(text: Text) -> str:
    return text.zh


def blank(kind: str) -> Blank:
    found = blank_of(kind)
    assert found is not None
    return found


def made(kind: str, year: int = 2025) -> Made:
    book, words = load("yangjiang"), Words("zh")
    asked = why(book, (Kind(kind),), ON, words)
    services = [service.names for service in book.offered.services]
    return Made(ON, year, UNIT, asked, years(book, Kind(kind), ON), services, book.title.zh)


def blank_file(kind: str, path: Path, year: int = 2025) -> Path:
    path.write_bytes(workbook(blank(kind), made(kind, year), zh))
    return path


def sheets(content: bytes) -> list[Worksheet]:
    return list(load_workbook(io.BytesIO(content)).worksheets)


def fill(path: Path, rows: Sequence[Row | None]) -> Path:
    """The rows one below the other; None leaves one empty."""
    book = load_workbook(path)
    sheet = book.worksheets[1]
    heads = [cell.value for cell in sheet[HEADER]]
    for place, row in enumerate(rows, start=HEADER + 1):
        for header, value in (row or {}).items():
            sheet.cell(place, heads.index(header) + 1, value)
    book.save(path)
    return path


def read_back(path: Path) -> Extraction:
    return extract(read(open_document(path)))
