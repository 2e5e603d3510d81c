"""Tables and letters that a program exported as web pages under an old Office ending, taken by their texts alone.

Nothing of the page is carried out or fetched: paragraphs and cells are written to a new Word or Excel file, what its
styles hide as hidden there, so that it is told as in any other file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from extractors.readers.web_styles import Look

MOST_CELLS = 200_000
"""A page with more cells than that is no list of an office; what is past it is left out."""

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,30})", re.IGNORECASE)
_ENDS_LINE = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article"})
_UNSEEN = frozenset({"script", "style", "head", "xml", "template", "noscript"})
_WIDEST, _TALLEST = 60, 500

Table = list[list[str]]


def is_web_page(path: Path) -> bool:
    """Whether the file's beginning is that of a web page."""
    with path.open("rb") as file:
        head = file.read(4096).replace(b"\x00", b"").lower()
    return any(mark in head for mark in (b"<html", b"<!doctype html", b"<table", b"<body", b"mime-version:"))


def as_office(path: Path, target: Path) -> None:
    """Write the page's texts and tables to `target`, a .docx or .xlsx."""
    page = _Page()
    page.read(_text(path.read_bytes()))
    if target.suffix == ".xlsx":
        _sheet(page.parts, page.hidden, target)
    else:
        _letter(page.parts, page.hidden, target)


def _text(content: bytes) -> str:
    told = _CHARSET.search(content[:4096])
    for encoding in (told[1].decode() if told else "utf-8", "utf-8-sig", "gb18030", "utf-16"):
        try:
            return content.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("gb18030", errors="replace")


class _Page:
    """The page's lines and tables in their order; a table inside a cell gives its texts to that cell."""

    def __init__(self) -> None:
        self.parts: list[str | Table] = []
        self.hidden: list[str] = []
        self._line: list[str] = []
        self._depth = self._unseen = self._cells = 0
        self._taken: set[tuple[int, int]] = set()
        self._span = (1, 1)
        self._columns: list[bool] = []

    def read(self, text: str) -> None:
        """Go through the page."""
        from extractors.readers.web_styles import Look, looks  # what it takes is loaded for web pages alone

        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(text.replace("\0", "").encode(errors="replace") or b" ", parser)
        seen = {} if root is None else looks(root)
        for event, element in () if root is None else etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element, seen.get(element, Look()))
                self._say(element.text, seen.get(element, Look()))
            else:
                self._end(element)
                self._say(element.tail, seen.get(element.getparent(), Look()))
        self.end_line()

    def _start(self, element: etree._Element, look: Look) -> None:
        """Lines, rows and cells begin."""
        tag = element.tag
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._begin_table()
        elif self._depth == 1 and tag == "col":
            self._columns += [look.hides] * _number(element.get("span"), _WIDEST)
        elif self._depth == 1 and tag == "tr":
            self._table().append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._line = []
            self._span = (_number(element.get("rowspan"), _TALLEST), _number(element.get("colspan"), _WIDEST))
        elif tag in _ENDS_LINE:
            self.end_line()

    def _end(self, element: etree._Element) -> None:
        """Lines, cells and tables end."""
        tag = element.tag
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table":
            self._depth = max(self._depth - 1, 0)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif tag in _ENDS_LINE:
            self.end_line()

    def _say(self, text: str | None, look: Look) -> None:
        """Text that is seen, or is not."""
        if text and not self._unseen:
            (self.hidden if look.hides else self._line).append(text)

    def end_line(self) -> None:
        """What was said so far is a paragraph; in a cell, a line of it."""
        if self._depth:
            self._line.append("\n")
            return
        text = " ".join("".join(self._line).split())
        self._line = []
        if text:
            self.parts.append(text)

    def _begin_table(self) -> None:
        if not self._depth:
            self.end_line()
            self.parts.append([])
            self._taken, self._columns = set(), []
        self._depth += 1

    def _table(self) -> Table:
        found = self.parts[-1]
        assert isinstance(found, list)
        return found

    def _end_cell(self) -> None:
        table = self._table()
        lines = (" ".join(line.split()) for line in "".join(self._line).split("\n"))
        text, self._line = "\n".join(line for line in lines if line), []
        self._cells += self._span[0] * self._span[1]
        if not table or self._cells > MOST_CELLS:
            return
        row, number = table[-1], len(table) - 1
        while (number, len(row)) in self._taken:
            row.append("")
        place = len(row)
        if text and any(self._columns[place : place + 1]):
            self.hidden.append(text)
            text = ""
        row += [text, *[""] * (self._span[1] - 1)]
        for down in range(1, self._span[0]):
            self._taken |= {(number + down, place + across) for across in range(self._span[1])}


def _number(said: str | None, most: int) -> int:
    return min(max(int(said), 1), most) if said and said.isdigit() else 1


def _letter(parts: list[str | Table], hidden: list[str], target: Path) -> None:
    from docx import Document

    letter = Document()
    for part in parts:
        if isinstance(part, str):
            letter.add_paragraph(_clean(part))
        elif width := max((len(row) for row in part), default=0):
            table = letter.add_table(rows=len(part), cols=width)
            for cells, row in zip(table.rows, part, strict=True):
                for cell, text in zip(cells.cells, row, strict=False):
                    cell.text = _clean(text)
    if told := _told(hidden):
        letter.add_paragraph().add_run(told).font.hidden = True
    letter.save(str(target))


def _sheet(parts: list[str | Table], hidden: list[str], target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    for part in parts:
        for row in [[part]] if isinstance(part, str) else part:
            sheet.append([_clean(text) for text in row])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # never a formula
    if told := _told(hidden):
        sheet.append([told])
        sheet.cell(sheet.max_row, 1).data_type = "s"
        sheet.row_dimensions[sheet.max_row].hidden = True
    book.save(target)


_MOST_TOLD = 1_000


def _told(hidden: list[str]) -> str:
    """What nobody sees, in a line."""
    return _clean(" ".join(" ".join(hidden).split())[:_MOST_TOLD])


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
