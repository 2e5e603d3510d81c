"""A list as a workbook to be filled in: what is asked on the first sheet, the list with its choices on the second.

What applicants write there is read back cell by cell: headers, choices and title are words that its readers know.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from checkers.model import Text
from service.asking import Why
from service.blanks.definitions import Blank, Choice, Column
from service.blanks.words import Say, said

HEADER = 3
"""The row of the headers: title and owner stand above it."""

LAST = 5000
"""The last row that is checked while it is filled in."""

LINE, NOTE = 16, 96
"""The height of a line of instructions, and how many letters are as wide as their column."""

_NAVY, _GREY = "1D3A63", "E8EDF4"
_LINE = Side(style="thin", color="B4BCC8")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class Made:
    """What a blank is made for: the day, the year of its rows, the unit, what the rulebook asks and offers."""

    on: date
    year: int
    unit: str = ""
    asked: Sequence[Why] = ()
    years: Sequence[int] = ()
    services: Sequence[Text] = ()
    rulebook: str = ""


def workbook(blank: Blank, made: Made, say: Say) -> bytes:
    """The workbook; its list stands on the sheet of its name."""
    book = Workbook()
    notes = book.active
    assert isinstance(notes, Worksheet)
    notes.title = said("sheet", say)
    _notes(notes, blank, made, say)
    _list(book.create_sheet(blank.names.zh), blank, made, say)
    book.active = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def title_of(blank: Blank, made: Made) -> str:
    """The list's title."""
    day = f"{made.on.year}年{made.on.month}月{made.on.day}日"
    return blank.title.format(day=day, year=made.year)


def choices_of(column: Column, made: Made) -> tuple[Choice, ...]:
    """What may be chosen in a column."""
    return tuple(Choice(service.zh) for service in made.services) if column.services else column.choices


def _notes(sheet: Worksheet, blank: Blank, made: Made, say: Say) -> None:
    """The sheet that says what to do; a line a row."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, NOTE
    sheet.sheet_view.showGridLines = False
    for row, (label, text) in enumerate(_told(blank, made, say), start=1):
        sheet.cell(row, 1, label).font = Font(bold=True, size=14 if row == 1 else 11, color=_NAVY)
        sheet.cell(row, 2, text)
        for cell in (sheet.cell(row, 1), sheet.cell(row, 2)):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = LINE * (1.6 if row == 1 else _lines(text))
    sheet.protection.sheet = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(text: str) -> int:
    """How many lines a text takes beside its label; a Chinese letter is as wide as two others."""
    wide = sum(2 if ord(letter) > 255 else 1 for letter in text)
    return max(1, -(-wide // (NOTE - 6)))


def _told(blank: Blank, made: Made, say: Say) -> Iterator[tuple[str, str]]:
    yield said("head", say), ""
    yield said("whom", say), say(blank.about)
    for one in made.asked:
        yield said("asks", say), " ".join(part for part in (one.clause, one.title, one.asked) if part)
    if made.years:
        yield said("years", say), "、".join(said("year", say, year=year) for year in made.years)
    if made.rulebook:
        yield said("book", say), made.rulebook
    yield said("how", say), said("how_long", say, sheet=blank.names.zh)
    for column in blank.columns:
        yield column.header, " ".join(_of_column(column, made, say))


def _of_column(column: Column, made: Made, say: Say) -> Iterator[str]:
    if column.needed:
        yield said("needed", say)
    if column.about:
        yield say(column.about)
    if choices := choices_of(column, made):
        between = said("between", say)
        yield said("choose", say, choices=between.join(_choice(one, say) for one in choices))


def _choice(one: Choice, say: Say) -> str:
    return said("choice", say, says=one.says, counts=say(one.counts)) if one.counts else one.says


def _list(sheet: Worksheet, blank: Blank, made: Made, say: Say) -> None:
    width = len(blank.columns)
    for row, text in ((1, title_of(blank, made)), (2, blank.owner.format(unit=made.unit))):
        sheet.cell(row, 1, text)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    sheet.cell(1, 1).font = Font(bold=True, size=16, color=_NAVY)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.cell(2, 1).protection = Protection(locked=False)
    sheet.row_dimensions[1].height = 32
    for place, column in enumerate(blank.columns, start=1):
        _column(sheet, place, column, made, say)
    sheet.freeze_panes = f"C{HEADER + 1}"
    _printed(sheet)
    _guarded(sheet)


def _column(sheet: Worksheet, place: int, column: Column, made: Made, say: Say) -> None:
    letter = get_column_letter(place)
    head = sheet.cell(HEADER, place, column.header)
    head.font, head.fill, head.border = Font(bold=True, color=_NAVY), PatternFill("solid", fgColor=_GREY), _BOX
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    whole = sheet.column_dimensions[letter]
    whole.width = column.width
    whole.protection, whole.border = Protection(locked=False), _BOX
    whole.number_format = {"whole": "0", "day": "yyyy-mm-dd", "year_day": "yyyy-mm-dd"}.get(column.check, "@")
    for rule in _rules(column, letter, made, say):
        rule.add(f"{letter}{HEADER + 1}:{letter}{LAST}")
        sheet.add_data_validation(rule)


def _rules(column: Column, letter: str, made: Made, say: Say) -> Iterator[DataValidation]:
    """What Excel asks of the cells of a column while they are filled in."""
    first = f"{letter}{HEADER + 1}"
    if choices := choices_of(column, made):
        listed = ",".join(one.says for one in choices)
        yield _rule("list", f'"{listed}"', said("not_listed", say), column, say)
    elif column.check == "once":
        area = f"${letter}${HEADER + 1}:${letter}${LAST}"
        rule = _rule("custom", f"COUNTIF({area},{first})=1", said("twice", say), column, say)
        rule.errorStyle = "warning"
        yield rule
    elif column.check == "code":
        yield _rule("custom", f"LEN(TRIM({first}))=18", said("no_code", say), column, say)
    elif column.check == "whole":
        yield _rule("whole", "1", said("no_number", say), column, say, "greaterThanOrEqual")
    elif column.check == "day":
        yield _rule("date", _serial(made.on), said("no_day", say), column, say, "lessThanOrEqual")
    elif column.check == "year_day":
        days = (_serial(date(made.year, 1, 1)), _serial(date(made.year, 12, 31)))
        rule = _rule("date", days[0], said("other_year", say, year=made.year), column, say, "between")
        rule.formula2 = days[1]
        yield rule


_Sort = Literal["list", "custom", "whole", "date"]
_Operator = Literal["between", "greaterThanOrEqual", "lessThanOrEqual"]


def _rule(
    sort: _Sort, asked: str, wrong: str, column: Column, say: Say, operator: _Operator | None = None
) -> DataValidation:
    rule = DataValidation(type=sort, formula1=asked, operator=operator, allow_blank=True)
    rule.error, rule.errorTitle, rule.showErrorMessage = wrong[:255], column.header, True
    if column.about:
        rule.prompt, rule.promptTitle, rule.showInputMessage = say(column.about)[:255], column.header, True
    return rule


def _serial(day: date) -> str:
    """A day as Excel counts it."""
    return str((day - date(1899, 12, 30)).days)


def _printed(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADER}:{HEADER}"


def _guarded(sheet: Worksheet) -> None:
    """Title and headers keep their words; rows may be added, taken out, sorted and set as one likes."""
    sheet.protection.sheet = True
    for deed in ("insertRows", "deleteRows", "sort", "formatCells", "formatRows", "formatColumns", "autoFilter"):
        setattr(sheet.protection, deed, False)
