"""Cells and sheets of a workbook that is written row by row: safe text, numbers as numbers, days as days, pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from service.exports.plain import safe

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Value = str | int | float | date | None

FORMATS = {"CNY": "#,##0.00", "m2": "#,##0.00", "ratio": "0.00%"}
WHOLE, PARTED = "#,##0", "#,##0.######"
DAY = "yyyy-mm-dd"
LONGEST = 32_000
"""Characters of a cell; a spreadsheet takes 32,767."""
EMU = 9525
"""Units of a drawing to a pixel."""
A3, A4 = "8", "9"
ON_A3, ON_A4 = 290, 150
"""Characters that a page of that size holds in its width, still to be read with the naked eye."""
LINE = 15.0
"""Points of a line of text."""
HIGHEST = 400.0
"""Points of a row at most; a spreadsheet takes 409."""
HEAD = "E8EDF4"
FILLS = {
    "met": "E6F3EA",
    "not_met": "FBE9E8",
    "inconsistent": "FDF0DC",
    "missing": "EEE9F8",
    "uncertain": "FBF5D0",
    "for_expert": "E8EDF4",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: `unit` tells how a number is shown, `status` the ground of a verdict."""

    value: Value
    unit: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class LatePicture:
    """A picture whose bytes, a JPEG of that size, are made when the workbook is written: thousands take no memory."""

    size: tuple[int, int]
    made: Callable[[], bytes]


class Sheet:
    """A sheet with its header frozen, filters, widths and print set-up; rows are written at once and let go."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[tuple[str, int]], still: int, title: str) -> None:
        """`columns`: headers with widths in characters; the first `still` columns stay in view; `title` is printed."""
        self._sheet: Any = book.create_sheet(name)
        self._widths = [width for _, width in columns]
        self._row = 1
        self._looks: dict[tuple[str, str], Any] = {}
        self._set_up(columns, still, title)
        self._sheet.row_dimensions[1].height = LINE * max(_lines(name, width) for name, width in columns) + 8
        self._sheet.append([self._head(name) for name, _ in columns])

    def _set_up(self, columns: Sequence[tuple[str, int]], still: int, title: str) -> None:
        from openpyxl.utils import get_column_letter

        sheet = self._sheet
        for place, (_, width) in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.freeze_panes = f"{get_column_letter(still + 1)}2"
        sheet.print_title_rows = "1:1"
        total = sum(width for _, width in columns)
        sheet.print_title_cols = f"A:{get_column_letter(still)}"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4 if total <= ON_A4 else A3
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(-(-total // ON_A3), 1), 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins.left = sheet.page_margins.right = 0.4
        if title:
            sheet.oddHeader.center.text = title.replace("&", "\uff06")  # a sign of its own to headers
        sheet.oddFooter.center.text = "&P / &N"

    def add(self, cells: Sequence[Cell], picture: LatePicture | None = None, at: int = 0) -> None:
        """One more row; the picture lies in the column numbered `at`, from 0."""
        self._row += 1
        lines = max(_lines(str(c.value or ""), width) for c, width in zip(cells, self._widths, strict=True))
        height = max(lines * LINE, picture.size[1] * 0.75 + 8 if picture else 0.0) + 3
        self._sheet.row_dimensions[self._row].height = min(height, HIGHEST)
        self._sheet.append([self._cell(cell) for cell in cells])
        if picture:
            self._place(picture, at)

    def close(self) -> None:
        """No more rows come: filters cover those that did."""
        from openpyxl.utils import get_column_letter

        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._widths))}{self._row}"

    def _place(self, picture: LatePicture, at: int) -> None:
        from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
        from openpyxl.drawing.xdr import XDRPositiveSize2D

        image = _image_type()(picture)
        corner = AnchorMarker(col=at, colOff=4 * EMU, row=self._row - 1, rowOff=4 * EMU)
        size = XDRPositiveSize2D(picture.size[0] * EMU, picture.size[1] * EMU)
        image.anchor = OneCellAnchor(_from=corner, ext=size)
        self._sheet.add_image(image)

    def _head(self, name: str) -> Any:
        cell = self._cell(Cell(name))
        cell._style = copy(cell._style)
        cell.font, cell.fill = _head_font(), _ground(HEAD)
        return cell

    def _cell(self, said: Cell) -> Any:
        from openpyxl.cell import WriteOnlyCell

        text = safe(said.value)[:LONGEST] if isinstance(said.value, str) else None
        cell: Any = WriteOnlyCell(self._sheet)
        cell.value = said.value if text is None else text
        look = (FILLS.get(said.status, ""), _format(said))
        if look not in self._looks:  # each look is put together once: of thousands of cells that is most of the work
            cell.alignment, cell.border, cell.number_format = _alignment(), _lines_around(), look[1]
            if look[0]:
                cell.fill = _ground(look[0])
            self._looks[look] = cell._style
        cell._style = self._looks[look]
        return cell


def _format(said: Cell) -> str:
    """How a value is shown."""
    if isinstance(said.value, date):
        return DAY
    if isinstance(said.value, int | float):
        return FORMATS.get(said.unit, WHOLE if isinstance(said.value, int) else PARTED)
    return "General"


@cache
def _image_type() -> Any:
    """The library's image, but for when its bytes are there; imported late, since the library is heavy."""
    from openpyxl.drawing.image import Image

    class Late(Image):
        def __init__(self, picture: LatePicture) -> None:
            self.width, self.height = picture.size
            self.format = "jpeg"
            self._made = picture.made

        def _data(self) -> bytes:
            return self._made()

    return Late


@cache
def _ground(colour: str) -> Any:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=colour)


@cache
def _head_font() -> Any:
    from openpyxl.styles import Font

    return Font(bold=True, color="1D3A63")


@cache
def _lines_around() -> Any:
    from openpyxl.styles import Border, Side

    thin = Side("thin", color="D3D9E2")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


@cache
def _alignment() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=True)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is two wide."""
    rows = (sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in text.split("\n"))
    return sum(max(-(-row // max(width - 1, 1)), 1) for row in rows)
