"""Excel sheets and CSV files: every sheet a table of what it shows, empty rows and columns left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from extractors.errors import TooHeavy
from extractors.model import Annotation, Block, Cell, Document, Note, NoteCode, Passage, Place, Reader, Spot, Table
from extractors.page.place_values import with_places_joined
from extractors.readers.cell_colours import colours_of
from extractors.readers.cell_pictures import cell_pictures, sheet_parts
from extractors.readers.cell_text import CellText, cell_text, decoded
from extractors.readers.csv_text import MAX_CELLS, csv_table, rows_of
from extractors.readers.hidden_lines import HiddenLines, hidden_lines
from extractors.readers.indents import pushed_out
from extractors.readers.later_rules import add_to, later_rules
from extractors.readers.merged_areas import check_merged, sheet_xml
from extractors.readers.openable import workbooks
from extractors.readers.packages import Package, opened
from extractors.readers.pasted import Pasted, read_pictures
from extractors.readers.recalculated import Otherwise, recalculated
from extractors.readers.serial_dates import dates_among
from extractors.readers.sheet_covered import covered_cells
from extractors.readers.sheet_covers import covers_on
from extractors.readers.sheet_drawn import on_sheets
from extractors.readers.sheet_looks import far_down, under_rules, unseen
from extractors.readers.sheet_notes import CellNote, notes_at_cells
from extractors.words.loading import word_file

if TYPE_CHECKING:
    from extractors.formats import Outline
    from extractors.recognise.engines import Engines

_BETWEEN, _EMPTY = (word_file("readers").more[name] for name in ("between_texts", "empty_result"))
_COUNTING = re.compile(r"&\[?(?:P|N|D|T|F|A|Z)")
"""Codes in a print header that stand for page numbers, dates and names: nothing is said by them."""

At = tuple[int, int]
"""1-based row and column of a sheet."""


def check(path: Path) -> None:
    """Is it a workbook, or a CSV text, of bearable size? Raises PaperError."""
    if not zipfile.is_zipfile(path):
        rows_of(path)
        return
    with opened(path) as package:
        package.main_part("xl/workbook.xml")


def read(outline: Outline, engines: Engines | None = None) -> Document:
    """All visible sheets as tables with their places, then their text boxes and pictures. Raises PaperError."""
    if not zipfile.is_zipfile(outline.path):
        blocks: tuple[Block, ...] = (csv_table(rows_of(outline.path)),)
        return Document(outline.name, outline.path, outline.sha256, Reader.XLSX, pages=(), blocks=blocks)
    book = _workbook(outline.path)
    drawn, more = _drawings(outline.path, book.blocks, book.lines, engines)
    return Document(
        outline.name,
        outline.path,
        outline.sha256,
        Reader.XLSX,
        pages=(),
        blocks=(*book.blocks, *drawn),
        notes=(*book.notes, *more),
        annotations=tuple(book.annotations),
    )


@dataclass(slots=True)
class _Book:
    """A workbook's sheets, what must be known of them, and by title what each hides; None: the sheet itself."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lines: dict[str, HiddenLines | None] = field(default_factory=dict)
    annotations: list[Annotation] = field(default_factory=list)


def _workbook(path: Path) -> _Book:
    with opened(path) as package:
        check_merged(package)
        formulas, pictures, rules = _has_formulas(package), cell_pictures(package), later_rules(package)
        covers = {title: covers_on(package, part) for title, part in sheet_parts(package).items()}
        beside = notes_at_cells(package)
    book, (loaded, sources) = _Book(), workbooks(path, formulas)
    otherwise = recalculated(loaded, sources) if sources is not None else {}
    for sheet in loaded.worksheets:
        source = sources[sheet.title] if sources is not None else None
        add_to(sheet, rules)
        contents, hidden = _contents(sheet, pictures.get(sheet.title, ())), hidden_lines(sheet)
        shown = {place: content.shown for place, content in contents.items()}
        away = covered_cells(sheet, shown, covers.get(sheet.title, ()), hidden) | pushed_out(sheet, shown, hidden)
        contents = unseen(contents, away)
        found = _Sheet(sheet, source, contents, hidden, otherwise.get(sheet.title, {}))
        book.blocks += found.blocks(sum(isinstance(block, Table) for block in book.blocks) + 1)
        book.notes += found.notes()
        book.annotations += found.annotations(beside.get(sheet.title, ()))
        book.lines[sheet.title] = found.hidden if sheet.sheet_state == "visible" else None
    return book


def embedded(content: io.BytesIO, numbers: Iterator[int]) -> list[Block]:
    """The sheet that an embedded workbook shows, as a table with the next of `numbers`. Raises PaperError."""
    with opened(content) as package:  # which bounds what may come out of it
        check_merged(package)
    sheet = workbooks(content, formulas=False)[0].active
    blocks = (
        _Sheet(sheet, None, _contents(sheet), hidden_lines(sheet)).blocks(next(numbers)) if sheet is not None else []
    )
    return [block for block in blocks if isinstance(block, Table)]


def _drawings(
    path: Path, blocks: list[Block], lines: dict[str, HiddenLines | None], engines: Engines | None
) -> tuple[list[Block], list[Note]]:
    """Text boxes lying on the sheets, and pictures pasted there or into cells."""
    with opened(path) as package:
        drawn = on_sheets(package, lines, cell_pictures(package))
        found: list[Block] = [
            Passage(text, place=Place(Spot.TEXT_BOX, index, sheet=title))
            for index, (title, text) in enumerate(drawn.boxes, 1)
        ]
        if engines is None:
            return found, drawn.notes
        tables = sum(isinstance(block, Table) for block in blocks)
        parts = (Pasted(package.part(name) if name else None, crop=crop) for name, crop in drawn.pictures)
        pasted, notes = read_pictures(parts, tables + 1, engines)
        return [*found, *pasted], [*drawn.notes, *notes]


def _has_formulas(package: Package) -> bool:
    return any(b"<f" in part for part in sheet_xml(package))


@dataclass(slots=True)
class _Sheet:
    """One sheet on its way to a table; `source` is the same with formulas for values, `contents` what cells say,
    `otherwise` the results of formulas that are not borne out."""

    sheet: Any
    source: Any
    contents: dict[At, CellText]
    hidden: HiddenLines
    otherwise: Mapping[At, Otherwise] = field(default_factory=dict)

    def blocks(self, number: int) -> list[Block]:
        if self.sheet.sheet_state != "visible":
            return []
        margin = [Passage(text, place=Place(sheet=self.sheet.title)) for text in self.margins()]
        table = self.table(number)
        return [*margin, *([table] if table.cells else [])]

    def margins(self) -> list[str]:
        """What is printed above and below: a 单位：万元 may stand there."""
        parts = [
            decoded(part.text)
            for area in (self.sheet.oddHeader, self.sheet.oddFooter)
            for part in (area.left, area.center, area.right)
            if part.text
        ]
        return [text for text in parts if text.strip() and not _COUNTING.search(text)]

    def table(self, number: int) -> Table:
        values = self.values()
        spans = self.hidden.spans
        rows = _dense(row for row, _ in values)
        columns = _dense(column for _, column in values)
        cells = [
            Cell(
                rows[row],
                columns[column],
                Passage(text, place=Place(sheet=self.sheet.title, row=row)),
                row_span=_between(rows, row, spans.get((row, column), (row, 0))[0]),
                column_span=_between(columns, column, spans.get((row, column), (0, column))[1]),
            )
            for (row, column), text in sorted(values.items())
        ]
        return with_places_joined(Table(number, len(rows), len(columns), tuple(cells), tuple(self.crossed_out(rows))))

    def crossed_out(self, shown: Container[int]) -> Iterator[str]:
        """What opens each row whose every cell is crossed out."""
        struck = {p: c.struck for p, c in self.contents.items() if c.struck and not self.hidden.cover(p)}
        for row in sorted({row for row, _ in struck}):
            if row not in shown:
                yield struck[min(place for place in struck if place[0] == row)]

    def values(self) -> dict[At, str]:
        """The text of every cell that shows something."""
        found = {place: text for place, text in self.texts().items() if not self.hidden.cover(place)}
        if len(found) > MAX_CELLS:
            raise TooHeavy("cells")
        return found

    def texts(self) -> dict[At, str]:
        """What cells show, whether or not their rows and columns do."""
        return {place: content.shown for place, content in self.contents.items() if content.shown}

    def unseen(self) -> dict[At, str]:
        """What stands in cells in the colour of their ground, or in a format that shows nothing."""
        return {place: content.hidden for place, content in self.contents.items() if content.hidden}

    def notes(self) -> Iterator[Note]:
        title = self.sheet.title
        if self.sheet.sheet_state != "visible":
            if texts := [*self.texts().values(), *_named(self.unseen())]:
                yield Note(NoteCode.HIDDEN_TEXT, detail=f"sheet {title}: {_BETWEEN.join(texts)[:400]}")
            return
        hidden = [text for place, text in self.texts().items() if self.hidden.cover(place)]
        if not_seen := [*hidden, *_named(self.unseen())]:
            yield Note(NoteCode.HIDDEN_TEXT, detail=f"sheet {title}: {_BETWEEN.join(not_seen)[:400]}")
        if struck := {place: content.struck for place, content in self.contents.items() if content.struck}:
            yield Note(NoteCode.TRACKED_CHANGES, detail=f"sheet {title}: − {_BETWEEN.join(_named(struck))[:400]}")
        if gap := far_down(row for row, _ in self.values()):
            yield Note(NoteCode.FAR_DOWN, detail=f"sheet {title}: {gap[0]} … {gap[1]}")
        if empty := self.uncomputed():
            yield Note(NoteCode.NO_CACHED_VALUE, detail=f"sheet {title}: {', '.join(empty[:20])}")

    def annotations(self, notes: Iterable[CellNote]) -> Iterator[Annotation]:
        """What is written at the cells of a sheet that is shown, and what formulas there come to otherwise."""
        if self.sheet.sheet_state != "visible":
            return
        for note in notes:
            place = Place(sheet=self.sheet.title, row=note.at[0])
            yield Annotation(note.text, self.quoted(note.at), place=place, settled=note.settled)
        for at, other in self.otherwise.items():
            place = Place(sheet=self.sheet.title, row=at[0])
            yield Annotation(other.told() or _EMPTY, self.quoted(at), place=place, code=NoteCode.RECALCULATED)

    def quoted(self, at: At) -> str:
        """A cell's name and what it shows."""
        content = self.contents.get(at)
        return f"{get_column_letter(at[1])}{at[0]} {content.shown if content else ''}".strip()

    def uncomputed(self) -> list[str]:
        """Formulas whose result the file does not carry: they show nothing until Excel has computed them."""
        if self.source is None:
            return []
        cells = self.sheet._cells
        return [
            f"{get_column_letter(column)}{row}"
            for (row, column), cell in self.source._cells.items()
            if cell.data_type == "f" and (row, column) in cells and cells[row, column].value is None
        ]


def _contents(sheet: Any, pictures: Container[At] = ()) -> dict[At, CellText]:
    """By place what cells say; only those that are in the file: iter_rows would fill a million rows.

    A cell that shows one of the `pictures` does not show what stands for it.
    """
    colours = colours_of(sheet.parent)
    cells = [cell for place, cell in sheet._cells.items() if cell.value is not None and place not in pictures]
    for (row, column), day in dates_among(cells, sheet.parent.epoch).items():
        sheet._cells[row, column].value = day
    return under_rules(sheet, {(cell.row, cell.column): cell_text(cell, colours) for cell in cells}, colours)


def _named(texts: dict[At, str]) -> list[str]:
    """Each text behind the name of its cell."""
    return [f"{get_column_letter(column)}{row} {text}" for (row, column), text in texts.items()]


def _dense(places: Iterable[int]) -> dict[int, int]:
    """Positions without the empty ones between, counted from 0."""
    return {place: index for index, place in enumerate(sorted(set(places)))}


def _between(places: dict[int, int], first: int, last: int) -> int:
    """How many of the places stand from `first`, one of them, to `last`."""
    return 1 if first == last else sum(first <= place <= last for place in places)
