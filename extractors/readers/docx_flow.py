"""The body of a Word part on its way to blocks: paragraphs and tables in order, counted for their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from lxml import etree

from extractors.model import LARGER_PRINT, Block, Cell, Note, NoteCode, Passage, Place, Spot, Table
from extractors.page.boxed import with_digits_joined
from extractors.page.place_values import with_places_joined
from extractors.readers.docx_comments import Comments
from extractors.readers.docx_drawn import MC, lines, plain_text, ways
from extractors.readers.docx_fields import fields_of
from extractors.readers.docx_letters import Under
from extractors.readers.docx_print import Print
from extractors.readers.docx_styles import Numbering, Styles, W, ground, switched, value
from extractors.readers.docx_text import NOTHING, Beside, paragraph_text
from extractors.readers.docx_unseen import is_off, is_unseen_row
from extractors.words.loading import word_file

_BETWEEN = word_file("readers").more["between_texts"]
_THROUGH = {W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo", MC + "Choice"}


@dataclass(slots=True)
class Flow:
    """Walks paragraphs and tables; counts them for their places."""

    styles: Styles
    numbering: Numbering
    beside: Beside = field(default_factory=Beside)
    comments: Comments = field(default_factory=Comments)
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    boxes: Iterator[int] = field(default_factory=lambda: count(1))
    carried: str = ""
    print_: Print | None = None
    renews: bool = False

    def blocks(self, container: etree._Element, place: Place | None = None) -> list[Block]:
        """The blocks of a body, header, note or text box; `place` is that of all its paragraphs."""
        found: list[Block] = []
        around, self.beside.fields = self.beside.fields, fields_of(container, self.renews)
        for element in _elements(container):
            if element.tag == W + "p":
                found += self.paragraph(element, place)
            else:
                found += self.table(element)
        self.beside.fields = around
        return found

    def paragraph(self, element: etree._Element, place: Place | None = None) -> list[Block]:
        """The paragraph, then what its text boxes hold."""
        at = place or Place(Spot.PARAGRAPH, next(self.paragraphs))
        self.comments.hang(element, at)
        text = self.text(element)
        found: list[Block] = [Passage(text, place=at, level=self.level(element))] if text.strip() else []
        return found + self.box_blocks()

    def level(self, element: etree._Element) -> int | None:
        """The level of a heading by its style, or LARGER_PRINT by how large it is printed in the body."""
        styled = self.styles.outline(element)
        larger = styled is None and self.print_ is not None and self.print_.is_larger(element)
        return LARGER_PRINT if larger else styled

    def text(self, element: etree._Element, under: Under = NOTHING) -> str:
        """The printed text with its number; a paragraph whose end was deleted goes on in the next one."""
        before = len(self.beside.inserted) + len(self.beside.deleted)
        text = paragraph_text(element, self.styles, self.beside, under)
        mark = element.find(f"{W}pPr/{W}rPr")
        changed = len(self.beside.inserted) + len(self.beside.deleted) > before
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None) and changed:
            self.carried += text
            return ""
        text, self.carried = self.carried + text, ""
        return self.label(element) + text if text.strip() or self.numbered(element) else text

    def numbered(self, element: etree._Element) -> bool:
        return element.find(f"{W}pPr/{W}numPr") is not None

    def label(self, element: etree._Element) -> str:
        said = element.find(f"{W}pPr/{W}numPr")
        if said is None:
            said = self.styles.numbering(value(element.find(f"{W}pPr/{W}pStyle")))
        if said is None:
            return ""
        level = value(said.find(W + "ilvl")) or "0"
        label = self.numbering.label(value(said.find(W + "numId")), int(level) if level.isdigit() else 0)
        return f"{label} " if label else ""  # never "1." and "5 万元" run together

    def box_blocks(self) -> list[Block]:
        """What the text boxes met since the last time hold."""
        waiting, self.beside.boxes = self.beside.boxes, []
        return [block for box in waiting for block in self.box(box, Place(Spot.TEXT_BOX, next(self.boxes)))]

    def box(self, box: etree._Element, place: Place) -> list[Block]:
        """A text box of Word's own, or the text of a shape in a drawing canvas."""
        if box.tag == W + "txbxContent":
            return self.blocks(box, place)
        text = lines(box, self.beside.deleted)
        return [Passage(text, place=place)] if text.strip() else []

    def table(self, element: etree._Element) -> list[Block]:
        """The table, then the tables and text boxes in its cells; nothing of one that nobody sees whole."""
        style = value(element.find(f"{W}tblPr/{W}tblStyle"))
        if is_off(element.find(f"{W}tblPr/{W}tblpPr"), "tblpX", "tblpY") or self.styles.veils(style):
            self.beside.hidden.append(plain_text(element))
            return []
        return _Grid(self, element, next(self.tables)).blocks()

    def notes(self) -> Iterator[Note]:
        kept = _BETWEEN.join(text for text in self.beside.inserted if text.strip())
        gone = _BETWEEN.join(text for text in self.beside.deleted if text.strip())
        if kept or gone:
            yield Note(NoteCode.TRACKED_CHANGES, detail=f"+ {kept[:400]} − {gone[:400]}")
        hidden = "".join(self.beside.hidden).strip()
        if hidden:
            yield Note(NoteCode.HIDDEN_TEXT, detail=hidden[:500])


def _elements(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls, one of two alternatives."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _elements(next(ways(child), child))
        elif child.tag in _THROUGH:
            yield from _elements(child)


@dataclass(slots=True)
class _Grid:
    """One table on its way to cells with spans."""

    flow: Flow
    element: etree._Element
    number: int
    cells: list[Cell] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    after: list[Block] = field(default_factory=list)
    columns: int = 0
    crossed_out: list[str] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        rows = 0
        style = value(self.element.find(f"{W}tblPr/{W}tblStyle"))
        under = Under(self.flow.styles.shade(style), style)
        for element in _inside(self.element, W + "tr"):
            if self.dropped(element):
                continue
            self.row(element, rows, under)
            rows += 1
        crossed = tuple(self.crossed_out)
        table = Table(self.number, rows, self.columns, tuple(self.cells), crossed)
        table = with_digits_joined(with_places_joined(table))
        return [*([table] if self.cells else []), *self.after]

    def dropped(self, row: etree._Element) -> bool:
        """Rows deleted under tracking, and hidden ones."""
        properties = row.find(W + "trPr")
        if properties is None:
            return False
        if properties.find(W + "del") is not None:
            self.flow.beside.deleted.append(plain_text(row))
            self.crossed_out += [plain_text(cell).strip() for cell in _inside(row, W + "tc")][:1]
            return True
        if properties.find(W + "ins") is not None:
            self.flow.beside.inserted.append(plain_text(row))
        if switched(properties, "hidden") or is_unseen_row(properties):
            self.flow.beside.hidden.append(plain_text(row))
            return True
        return False

    def row(self, element: etree._Element, row: int, under: Under) -> None:
        properties = element.find(W + "trPr")
        column = _count(None if properties is None else properties.find(W + "gridBefore"), 0)
        reached: dict[int, int] = {}
        before, gone = len(self.cells), len(self.flow.beside.deleted)
        for cell in _inside(element, W + "tc"):
            span = self.cell(cell, row, column, under, reached)
            column += span
        self.open = reached
        self.columns = max(self.columns, column)
        if not any(c.passage.text.strip() for c in self.cells[before:]):
            self.crossed_out += self.flow.beside.deleted[gone:][:1]

    def cell(self, element: etree._Element, row: int, column: int, under: Under, reached: dict[int, int]) -> int:
        """Add one w:tc; a cell that goes on from above only makes that one taller. Returns its width in columns."""
        properties = element.find(W + "tcPr")
        span = _count(None if properties is None else properties.find(W + "gridSpan"), 1)
        merge = None if properties is None else properties.find(W + "vMerge")
        if properties is not None and properties.find(W + "cellDel") is not None:
            self.flow.beside.deleted.append(plain_text(element))
            return span
        shade = None if properties is None else properties.find(W + "shd")
        own = replace(under, colour=ground(shade, under.colour, self.flow.styles.theme))
        text = self.text(element, row, own)
        above = self.open.get(column)
        if merge is not None and value(merge) != "restart" and above is not None:
            taller = self.cells[above]
            self.cells[above] = replace(taller, row_span=row - taller.row + 1)
            if text.strip():
                self.flow.beside.hidden.append(text)
            reached[column] = above
            return span
        if merge is not None:
            reached[column] = len(self.cells)
        passage = Passage(text, place=Place(table=self.number, row=row + 1))
        self.cells.append(Cell(row, column, passage, column_span=span))
        return span

    def text(self, element: etree._Element, row: int, under: Under) -> str:
        """The cell's own paragraphs; tables and text boxes in it come after this table.

        A table in the cell that is but a frame around one text is part of the cell.
        """
        lines = []
        for inner in _elements(element):
            if inner.tag == W + "p":
                at = Place(table=self.number, row=row + 1)
                self.flow.comments.hang(inner, at)
                lines.append(self.flow.text(inner, under))
                for block in self.flow.box_blocks():
                    self.after.append(replace(block, place=at) if isinstance(block, Passage) else block)
            else:
                found = self.flow.table(inner)
                framed = _framed(found)
                lines.append(framed)
                self.after += [] if framed else found
        return "\n".join(line for line in lines if line.strip())


def _framed(blocks: list[Block]) -> str:
    """The text of a table that holds no more than one, "" for any other."""
    table = blocks[0] if len(blocks) == 1 else None
    texts = [c.passage.text for c in table.cells if c.passage.text.strip()] if isinstance(table, Table) else []
    return texts[0] if len(texts) == 1 else ""


def _inside(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inside(child, tag)


def _count(element: etree._Element | None, usual: int) -> int:
    said = value(element)
    return min(max(int(said), 1), 1000) if said.isdigit() and element is not None else usual
