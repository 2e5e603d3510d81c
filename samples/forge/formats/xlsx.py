"""A paper as an Excel file."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from samples.forge.content import Cell, Grid, Paper, Para, Runs
from samples.forge.formats.docx import _steady

_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?$")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_THIN = Side(style="thin")


STRANGE = ("unseen_rows", "serials")
"""unseen_rows: some people or enterprises stand in white, in rows that are hidden, or struck through; they are not
of the list. serials: days are left as the numbers of their days."""


def write_xlsx(paper: Paper, rng: Random, quirks: frozenset[str] = frozenset()) -> bytes:
    """One sheet; numbers are numbers (or text, as people leave them), days are dates."""
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(2023, 1, 1)
    sheet = book.active
    sheet.title = rng.choice(("Sheet1", "名单", "明细", "Sheet1"))
    as_text = rng.random() < 0.3
    row = 1
    width = max((len(b.widths) for b in paper.blocks if isinstance(b, Grid)), default=4)
    for block in paper.blocks:
        if isinstance(block, Para):
            row = _para(sheet, block, row, width)
        elif isinstance(block, Grid):
            row = _grid(sheet, block, row, as_text)
            if "unseen_rows" in quirks:
                row = _unseen(sheet, block, row, rng)
    _more(book, sheet, paper, rng, row)
    if "serials" in quirks:
        _as_serials(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return _steady(buffer.getvalue())


def _unseen(sheet: Worksheet, grid: Grid, row: int, rng: Random) -> int:
    """Rows like the last plain ones, of others, that no reader of the sheet sees or that are struck out."""
    like = [r for r in range(row - len(grid.rows) + 1, row) if sheet.cell(r, 2).value and sheet.cell(r, 3).value][-6:]
    manner = rng.choice(("white", "hidden", "struck"))
    for source in like:
        for column in range(1, len(grid.widths) + 1):
            _copy(sheet, (source, column), (row, column), manner, rng)
        sheet.row_dimensions[row].hidden = manner == "hidden"
        row += 1
    return row


def _copy(sheet: Worksheet, source: tuple[int, int], target: tuple[int, int], manner: str, rng: Random) -> None:
    value = sheet.cell(*source).value
    if isinstance(value, str) and 2 <= len(value) <= 4:
        value = value[0] + rng.choice("思嘉子俊文") + rng.choice("航宁颖峰琪") if len(value) > 2 else value
    elif isinstance(value, str) and value.endswith(("公司", "厂")):
        value = value.replace("市", "市" + rng.choice(("嘉禾", "启明", "瑞丰")), 1)
    made = sheet.cell(*target)
    made.value = value
    made.font = Font(color="FFFFFF" if manner == "white" else "000000", strike=manner == "struck")


def _as_serials(sheet: Worksheet) -> None:
    """What remains of a day whose cell lost its format."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime):
                cell.value, cell.number_format = (cell.value - datetime(1899, 12, 30)).days, "General"


def _more(book: Workbook, sheet: Worksheet, paper: Paper, rng: Random, row: int) -> None:
    """What people leave in a workbook: an empty sheet, a formula without a kept result, hidden columns."""
    drawn = rng.random()
    if drawn < 0.25:
        book.create_sheet("Sheet2")
    elif drawn < 0.4:
        sheet.cell(row, 1).value = "合计"
        sheet.cell(row, 2).value = f"=COUNTA(B2:B{row - 1})"
    elif drawn < 0.5:
        sheet.column_dimensions["D"].hidden = True
    elif drawn < 0.6:
        sheet.freeze_panes = "A3"
        sheet.auto_filter.ref = f"A2:D{row - 1}"


def write_csv(paper: Paper, rng: Random) -> bytes:
    """The paper's table as comma-separated text, in the encoding of a Chinese Excel or in UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for block in paper.blocks:
        if isinstance(block, Para):
            writer.writerow([_text(block.runs)])
        elif isinstance(block, Grid):
            for row in block.rows:
                writer.writerow([_text(cell.runs) if cell else "" for cell in row])
    return buffer.getvalue().encode(rng.choice(("gb18030", "utf-8-sig")))


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _para(sheet: Worksheet, para: Para, row: int, width: int) -> int:
    target = sheet.cell(row, 1, _text(para.runs))
    target.font = Font(bold=para.style == "title", size=16 if para.style == "title" else 11)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    return row + 1


def _grid(sheet: Worksheet, grid: Grid, row: int, as_text: bool) -> int:
    for r, cells in enumerate(grid.rows):
        for c, cell in enumerate(cells):
            if cell is not None:
                _cell(sheet, cell, row + r, c + 1, as_text)
    for c, share in enumerate(grid.widths):
        sheet.column_dimensions[chr(65 + c)].width = 9 * share
    return row + len(grid.rows)


def _cell(sheet: Worksheet, cell: Cell, row: int, column: int, as_text: bool) -> None:
    text = _text(cell.runs)
    target = sheet.cell(row, column)
    day = _DAY.match(text)
    if day and not as_text:
        target.value = datetime(*(int(part) for part in day.groups()))
        target.number_format = "yyyy-mm-dd"
    elif _NUMBER.match(text) and not as_text:
        value = float(text.replace(",", ""))
        target.value = int(value) if value.is_integer() and "." not in text else value
        target.number_format = "#,##0.00" if "," in text else "General"
    else:
        target.value = text or None
    target.border = Border(_THIN, _THIN, _THIN, _THIN)
    target.alignment = Alignment(horizontal={"centre": "center"}.get(cell.align, cell.align), wrap_text=True)
    if cell.row_span > 1 or cell.column_span > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + cell.row_span - 1,
            end_column=column + cell.column_span - 1,
        )
