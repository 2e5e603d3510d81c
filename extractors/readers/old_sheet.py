"""Old Excel and WPS sheets (.xls, .et) as new ones, without a program to convert them: what cells say, how they look.

Hidden rows, columns and sheets, colours, crossed out letters and number formats go over, since by them the reader of
sheets tells what is seen. What lies on the sheets does not: it is told.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import xlrd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from extractors.errors import ConversionFailed, EncryptedOffice, OldOffice, PaperError, TooHeavy, of_memory
from extractors.model import Note, NoteCode
from extractors.readers.biff import Around, around_sheets, sections
from extractors.readers.self_opening import unlocked_old

MAX_CELLS = 400_000
_BIFF8 = 80
_PATTERNS = (
    None, "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical", "darkDown", "darkUp",
    "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical", "lightDown", "lightUp", "lightGrid", "lightTrellis",
    "gray125", "gray0625",
)  # fmt: skip
_GROUND = 65
_RAISED = {1: "superscript", 2: "subscript"}
_STATES = ("visible", "hidden", "veryHidden")
_WIDTH, _HEIGHT = 256, 20
"""Parts of a digit's width, and of a point."""


def as_workbook(path: Path, target: Path) -> tuple[Note, ...]:
    """Write to `target` the .xlsx of an old sheet; the notes say what could not go over.

    Raises OldOffice for sheets of before 1997, EncryptedOffice, TooHeavy, ConversionFailed.
    """
    try:
        book, stream = _opened(unlocked_old(path).read_bytes())
        return _written(book, around_sheets(stream), target)
    except PaperError:
        raise
    except Exception as error:
        if of_memory(error):
            raise
        raise _cause(error) from error


def _cause(error: Exception) -> PaperError:
    locked = isinstance(error, xlrd.XLRDError) and "encrypted" in str(error).lower()
    return EncryptedOffice() if locked else ConversionFailed(f"{type(error).__name__}: {error}")


def _opened(content: bytes) -> tuple[Any, bytes]:
    """The workbook and the stream of its records. Raises OldOffice."""
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    if book.biff_version < _BIFF8:
        raise OldOffice
    memory, start, size = xlrd.compdoc.CompDoc(content, logfile=io.StringIO()).locate_named_stream("Workbook")
    return book, bytes(memory[start : start + size])


def _written(book: Any, around: list[Around], target: Path) -> tuple[Note, ...]:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    if book.datemode:
        made.epoch = CALENDAR_MAC_1904
    looks = _Looks(book)
    if sum(len(row) for old in book.sheets() for row in old._cell_types) > MAX_CELLS:
        raise TooHeavy("cells")
    for old, beside in zip(book.sheets(), around, strict=True):
        sheet = made.create_sheet(old.name)
        sheet.title = old.name
        sheet.sheet_state = _STATES[old.visibility]
        _copy_cells(old, sheet, looks)
        _copy_lines(old, sheet)
        _copy_margins(beside, sheet)
    made.save(target)
    return tuple(_notes(book, around))


def _notes(book: Any, around: list[Around]) -> Iterator[Note]:
    for kind in sorted({other for beside in around for other in beside.others}):
        yield Note(NoteCode.NOT_CONVERTED, detail=kind)
    for old, beside in zip(book.sheets(), around, strict=True):
        if words := "; ".join(" ".join(text.split()) for text in beside.boxes if text.strip()):
            yield Note(NoteCode.NOT_CONVERTED, detail=f"sheet {old.name}: {words[:400]}")


class _Looks:
    """The fonts, fills and number formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[int, tuple[Font, PatternFill, str]] = {}

    def of(self, index: int) -> tuple[Font, PatternFill, str]:
        """Font, fill and number format of a look by its number."""
        if index not in self._known:
            look = self._book.xf_list[index]
            code = self._book.format_map[look.format_key].format_str
            self._known[index] = Font(**self.letters(look.font_index)), self._fill(look.background), code
        return self._known[index]

    def letters(self, index: int) -> dict[str, Any]:
        """What a font says of how its letters are seen."""
        font = self._book.font_list[index]
        return {
            "strike": bool(font.struck_out),
            "color": self._colour(font.colour_index, "FF000000"),
            "sz": font.height / _HEIGHT,
            "vertAlign": _RAISED.get(font.escapement),
        }

    def _fill(self, ground: Any) -> PatternFill:
        pattern: Any = _PATTERNS[ground.fill_pattern] if ground.fill_pattern < len(_PATTERNS) else "solid"
        front = self._colour(ground.pattern_colour_index, "FF000000")
        return PatternFill(pattern, front, self._colour(ground.background_colour_index, "FFFFFFFF"))

    def _colour(self, index: int, usual: str) -> str:
        found = self._book.colour_map.get(index)
        if found is None:
            return "FFFFFFFF" if index == _GROUND else usual
        return "FF{:02X}{:02X}{:02X}".format(*found)


def _copy_cells(old: Any, sheet: Any, looks: _Looks) -> None:
    for row in range(old.nrows):
        for column in range(old.row_len(row)):
            value = _value(old, row, column, looks)
            if value is None:
                continue
            cell = sheet.cell(row + 1, column + 1, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
            cell.font, cell.fill, cell.number_format = looks.of(old.cell_xf_index(row, column))
    for low, high, left, right in old.merged_cells:
        sheet.merge_cells(start_row=low + 1, end_row=high, start_column=left + 1, end_column=right)


def _value(old: Any, row: int, column: int, looks: _Looks) -> Any:
    kind, value = old.cell_type(row, column), old.cell_value(row, column)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#VALUE!")
    if kind != xlrd.XL_CELL_TEXT:
        return int(value) if float(value).is_integer() else value
    runs = old.rich_text_runlist_map.get((row, column))
    return _rich(value, runs, looks.letters(_font(old, row, column)), looks) if runs else _clean(value)


def _font(old: Any, row: int, column: int) -> int:
    return int(old.book.xf_list[old.cell_xf_index(row, column)].font_index)


def _rich(text: str, runs: list[tuple[int, int]], first: dict[str, Any], looks: _Looks) -> CellRichText:
    starts = [0, *(start for start, _ in runs), len(text)]
    fonts = [first, *(looks.letters(font) for _, font in runs)]
    parts = ((text[a:b], font) for a, b, font in zip(starts, starts[1:], fonts, strict=False) if a < b)
    return CellRichText(*(TextBlock(_inline(font), _clean(part)) for part, font in parts if _clean(part)))


def _inline(font: dict[str, Any]) -> InlineFont:
    return InlineFont(**font)


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def _copy_lines(old: Any, sheet: Any) -> None:
    """Which rows and columns are hidden, or too narrow to show anything."""
    for row in range(old.nrows):
        size = old.rowinfo_map.get(row)
        if size is None:
            sheet.row_dimensions[row + 1].hidden = bool(old.default_row_hidden)
            continue
        sheet.row_dimensions[row + 1].hidden = bool(size.hidden)
        if size.height is not None and not size.has_default_height:
            sheet.row_dimensions[row + 1].height = size.height / _HEIGHT
    for column, size in old.colinfo_map.items():
        target = sheet.column_dimensions[get_column_letter(column + 1)]
        target.hidden, target.width = bool(size.hidden), size.width / _WIDTH


def _copy_margins(beside: Around, sheet: Any) -> None:
    for text, area in ((beside.header, sheet.oddHeader), (beside.footer, sheet.oddFooter)):
        parts = sections(_clean(text))
        area.left.text, area.center.text, area.right.text = (parts.get(side) for side in "LCR")
