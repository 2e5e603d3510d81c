"""Excel sheets and CSV files: every sheet a table of what it shows, empty rows and columns left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Container, Iterable, Iterator, Sequence
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
from extractors.readers.conditional import Looks, looks_of
from extractors.readers.csv_text import MAX_CELLS, csv_table, rows_of
from extractors.readers.formulas import formula_cells
from extractors.readers.hidden_lines import HiddenLines, hidden_lines
from extractors.readers.later_rules import add_to, later_rules
from extractors.readers.merged_areas import check_merged
from extractors.readers.openable import workbook
from extractors.readers.packages import opened
from extractors.readers.pasted import Pasted, read_pictures
from extractors.readers.serial_dates import dates_among
from extractors.readers.sheet_covered import covered_cells
from extractors.readers.sheet_covers import covers_on
from extractors.readers.sheet_drawn import on_sheets
from extractors.readers.sheet_notes import CellNote, notes_at_cells
from extractors.words.loading import word_file

if TYPE_CHECKING:
    from extractors.formats import Outline
    from extractors.recognise.engines import Engines

_BETWEEN = word_file("readers").more["between_texts"]
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
        formulas, pictures, rules = formula_cells(package), cell_pictures(package), later_rules(package)
        covers = {title: covers_on(package, part) for title, part in sheet_parts(package).items()}
        beside = notes_at_cells(package)
    book = _Book()
    for sheet in workbook(path).worksheets:
        add_to(sheet, rules)
        contents, hidden = _contents(sheet, pictures.get(sheet.title, ())), hidden_lines(sheet)
        shown = {place: content.shown for place, content in contents.items()}
        contents = _unseen(contents, covered_cells(sheet, shown, covers.get(sheet.title, ()), hidden))
        found = _Sheet(sheet, formulas.get(sheet.title, ()), contents, hidden)
        book.blocks += found.blocks(sum(isinstance(block, Table) for block in book.blocks) + 1)
        book.notes += found.notes()
        book.annotations += found.annotations(beside.get(sheet.title, ()))
        book.lines[sheet.title] = found.hidden if sheet.sheet_state == "visible" else None
    return book


def embedded(content: io.BytesIO, numbers: Iterator[int]) -> list[Block]:
    """The sheet that an embedded workbook shows, as a table with the next of `numbers`. Raises PaperError."""
    with opened(content) as package:  # which bounds what may come out of it
        check_merged(package)
    sheet = workbook(content).active
    blocks = _Sheet(sheet, (), _contents(sheet), hidden_lines(sheet)).blocks(next(numbers)) if sheet is not None else []
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


@dataclass(slots=True)
class _Sheet:
    """One sheet on its way to a table; `formulas`: the cells that hold one, `contents`: what cells say."""

    sheet: Any
    formulas: Sequence[At]
    contents: dict[At, CellText]
    hidden: HiddenLines

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
        if empty := self.uncomputed():
            yield Note(NoteCode.NO_CACHED_VALUE, detail=f"sheet {title}: {', '.join(empty[:20])}")

    def annotations(self, notes: Iterable[CellNote]) -> Iterator[Annotation]:
        """What is written at the cells of a sheet that is shown."""
        for note in notes if self.sheet.sheet_state == "visible" else ():
            row, column = note.at
            content = self.contents.get(note.at)
            quote = f"{get_column_letter(column)}{row} {content.shown if content else ''}".strip()
            yield Annotation(note.text, quote, place=Place(sheet=self.sheet.title, row=row), settled=note.settled)

    def uncomputed(self) -> list[str]:
        """Formulas whose result the file does not carry: they show nothing until Excel has computed them."""
        cells = self.sheet._cells
        return [
            f"{get_column_letter(column)}{row}"
            for row, column in self.formulas
            if (row, column) in cells and cells[row, column].value is None
        ]


def _contents(sheet: Any, pictures: Container[At] = ()) -> dict[At, CellText]:
    """By place what cells say; only those that are in the file: iter_rows would fill a million rows.

    A cell that shows one of the `pictures` does not show what stands for it.
    """
    colours = colours_of(sheet.parent)
    cells = [cell for place, cell in sheet._cells.items() if cell.value is not None and place not in pictures]
    for (row, column), day in dates_among(cells, sheet.parent.epoch).items():
        sheet._cells[row, column].value = day
    texts = {(cell.row, cell.column): cell_text(cell, colours) for cell in cells}
    return _under_rules(texts, looks_of(sheet, colours))


def _under_rules(texts: dict[At, CellText], looks: Looks) -> dict[At, CellText]:
    """What cells show with the looks that rules give them."""
    texts = _unseen(texts, looks.hidden)
    for place in looks.struck & texts.keys():
        own = texts[place]
        texts[place] = CellText("", f"{own.shown} {own.struck}".strip(), own.hidden)
    return texts


def _unseen(texts: dict[At, CellText], places: frozenset[At]) -> dict[At, CellText]:
    """The texts with those at the places as ones that nobody sees."""
    hidden = {place: texts[place] for place in places & texts.keys()}
    return texts | {p: CellText("", own.struck, f"{own.shown} {own.hidden}".strip()) for p, own in hidden.items()}


def _named(texts: dict[At, str]) -> list[str]:
    """Each text behind the name of its cell."""
    return [f"{get_column_letter(column)}{row} {text}" for (row, column), text in texts.items()]


def _dense(places: Iterable[int]) -> dict[int, int]:
    """Positions without the empty ones between, counted from 0."""
    return {place: index for index, place in enumerate(sorted(set(places)))}


def _between(places: dict[int, int], first: int, last: int) -> int:
    """How many of the places stand from `first`, one of them, to `last`."""
    return 1 if first == last else sum(first <= place <= last for place in places)
