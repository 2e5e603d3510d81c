"""Word files: body in order, with tables, text boxes, headers, footers and notes at the foot; what is printed, no more.

The XML is walked directly: python-docx leaves out tracked insertions, content controls and text boxes, repeats
merged cells, and refuses files with a broken reference that Word opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from extractors.errors import NotWord
from extractors.model import Block, Cell, Document, Note, NoteCode, Passage, Reader, Table
from extractors.readers.docx_styles import Numbering, Styles, W, coloured, numbering, styles, switched, value
from extractors.readers.docx_text import MC, Beside, paragraph_text, plain_text
from extractors.readers.packages import Package, Relation, opened
from extractors.readers.pasted import read_pictures

if TYPE_CHECKING:
    from extractors.readers import Outline
    from extractors.recognise.engines import Engines

_BODY = "word/document.xml"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_THROUGH = {W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo", MC + "Choice"}


def check(path: Path) -> None:
    """Is there a body that can be walked? Raises PaperError."""
    with opened(path) as package:
        _body(package)


def _body(package: Package) -> tuple[str, etree._Element]:
    name = package.main_part(_BODY)
    tree = package.tree(name)
    body = None if tree is None else tree.find(W + "body")
    if body is None:
        raise NotWord("no body")
    return name, body


def read(outline: Outline, engines: Engines | None = None) -> Document:
    """The whole file as blocks with locators. Raises PaperError."""
    with opened(outline.path) as package:
        name, body = _body(package)
        relations = package.relations(name)
        flow = _Flow(
            styles=styles(_related(package, relations, "styles")),
            numbering=numbering(_related(package, relations, "numbering")),
        )
        blocks = [*_margins(package, relations, body, flow, "header")]
        blocks += flow.blocks(body)
        blocks += _foot_notes(package, relations, flow)
        blocks += _margins(package, relations, body, flow, "footer")
        pasted, notes = _pictures(package, relations, flow, engines)
    return Document(
        name=outline.name,
        path=outline.path,
        sha256=outline.sha256,
        reader=Reader.DOCX,
        pages=(),
        blocks=(*blocks, *pasted),
        notes=(*flow.notes(), *notes),
    )


def _related(package: Package, relations: dict[str, Relation], kind: str) -> etree._Element | None:
    target = next((item.target for item in relations.values() if item.kind == kind and not item.external), None)
    return package.tree(target) if target else None


@dataclass(slots=True)
class _Flow:
    """Walks paragraphs and tables; counts them for their locators."""

    styles: Styles
    numbering: Numbering
    beside: Beside = field(default_factory=Beside)
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    boxes: Iterator[int] = field(default_factory=lambda: count(1))
    carried: str = ""

    def blocks(self, container: etree._Element, place: str = "") -> list[Block]:
        """The blocks of a body, header, note or text box; `place` is the locator of all its paragraphs."""
        found: list[Block] = []
        for element in _elements(container):
            if element.tag == W + "p":
                found += self.paragraph(element, place)
            else:
                found += self.table(element)
        return found

    def paragraph(self, element: etree._Element, place: str = "") -> list[Block]:
        """The paragraph, then what its text boxes hold."""
        locator = place or f"paragraph {next(self.paragraphs)}"
        text = self.text(element)
        found: list[Block] = [Passage(text, locator=locator)] if text.strip() else []
        return found + self.box_blocks()

    def text(self, element: etree._Element, shaded: bool = False) -> str:
        """The printed text with its number; a paragraph whose end was deleted goes on in the next one."""
        before = len(self.beside.inserted) + len(self.beside.deleted)
        text = paragraph_text(element, self.styles, self.beside, shaded)
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
        return [block for box in waiting for block in self.blocks(box, f"text box {next(self.boxes)}")]

    def table(self, element: etree._Element) -> list[Block]:
        """The table, then the tables and text boxes in its cells."""
        return _Grid(self, element, next(self.tables)).blocks()

    def notes(self) -> Iterator[Note]:
        kept = "、".join(text for text in self.beside.inserted if text.strip())
        gone = "、".join(text for text in self.beside.deleted if text.strip())
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
            yield from _elements(next(iter(child), child))
        elif child.tag in _THROUGH:
            yield from _elements(child)


@dataclass(slots=True)
class _Grid:
    """One table on its way to cells with spans."""

    flow: _Flow
    element: etree._Element
    number: int
    cells: list[Cell] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    after: list[Block] = field(default_factory=list)
    columns: int = 0

    def blocks(self) -> list[Block]:
        rows = 0
        shaded = self.flow.styles.shades(value(self.element.find(f"{W}tblPr/{W}tblStyle")))
        for element in _inside(self.element, W + "tr"):
            if self.dropped(element):
                continue
            self.row(element, rows, shaded)
            rows += 1
        table = Table(self.number, rows, self.columns, tuple(self.cells))
        return [*([table] if self.cells else []), *self.after]

    def dropped(self, row: etree._Element) -> bool:
        """Rows deleted under tracking, and hidden ones."""
        properties = row.find(W + "trPr")
        if properties is None:
            return False
        if properties.find(W + "del") is not None:
            self.flow.beside.deleted.append(plain_text(row))
            return True
        if properties.find(W + "ins") is not None:
            self.flow.beside.inserted.append(plain_text(row))
        if switched(properties, "hidden"):
            self.flow.beside.hidden.append(plain_text(row))
            return True
        return False

    def row(self, element: etree._Element, row: int, shaded: bool) -> None:
        properties = element.find(W + "trPr")
        column = _count(None if properties is None else properties.find(W + "gridBefore"), 0)
        reached: dict[int, int] = {}
        for cell in _inside(element, W + "tc"):
            span = self.cell(cell, row, column, shaded, reached)
            column += span
        self.open = reached
        self.columns = max(self.columns, column)

    def cell(self, element: etree._Element, row: int, column: int, shaded: bool, reached: dict[int, int]) -> int:
        """Add one w:tc; a cell that goes on from above only makes that one taller. Returns its width in columns."""
        properties = element.find(W + "tcPr")
        span = _count(None if properties is None else properties.find(W + "gridSpan"), 1)
        merge = None if properties is None else properties.find(W + "vMerge")
        if properties is not None and properties.find(W + "cellDel") is not None:
            self.flow.beside.deleted.append(plain_text(element))
            return span
        ground = shaded or coloured(None if properties is None else properties.find(W + "shd"))
        text = self.text(element, row, ground)
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
        passage = Passage(text, locator=f"table {self.number}, row {row + 1}")
        self.cells.append(Cell(row, column, passage, column_span=span))
        return span

    def text(self, element: etree._Element, row: int, ground: bool) -> str:
        """The cell's own paragraphs; tables and text boxes in it come after this table."""
        lines = []
        for inner in _elements(element):
            if inner.tag == W + "p":
                lines.append(self.flow.text(inner, ground))
                for block in self.flow.box_blocks():
                    at = f"table {self.number}, row {row + 1}"
                    self.after.append(replace(block, locator=at) if isinstance(block, Passage) else block)
            else:
                self.after += self.flow.table(inner)
        return "\n".join(line for line in lines if line.strip())


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


def _margins(
    package: Package, relations: dict[str, Relation], body: etree._Element, flow: _Flow, which: str
) -> Iterator[Block]:
    """Headers or footers that some section shows, each text once."""
    said: set[str] = set()
    number = 0
    for section in body.iter(W + "sectPr"):
        for reference in section.findall(f"{W}{which}Reference"):
            if value(reference, "type") == "first" and not switched(section, "titlePg"):
                continue
            relation = relations.get(reference.get(_RELATION_ID, ""))
            tree = package.tree(relation.target) if relation and not relation.external else None
            if relation is None or tree is None or relation.target in said:
                continue
            said.add(relation.target)
            number += 1
            yield from flow.blocks(tree, f"{which} {number}")


def _foot_notes(package: Package, relations: dict[str, Relation], flow: _Flow) -> Iterator[Block]:
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        tree = _related(package, relations, kind)
        notes = [] if tree is None else [n for n in tree.iter(W + name) if not value(n, "type")]
        for number, note in enumerate(notes, 1):
            yield from flow.blocks(note, f"{name} {number}")


def _pictures(
    package: Package, relations: dict[str, Relation], flow: _Flow, engines: Engines | None
) -> tuple[list[Block], list[Note]]:
    """What the pictures of the body say, each file once however often it is shown."""
    if engines is None:
        return [], []
    shown: dict[str, float] = {}
    for drawn in flow.beside.pictures:
        relation = relations.get(drawn.relation)
        if relation is not None and not relation.external:
            shown[relation.target] = max(drawn.width, shown.get(relation.target, 0.0))
    return read_pictures(((package.part(name), width) for name, width in shown.items()), next(flow.tables), engines)
