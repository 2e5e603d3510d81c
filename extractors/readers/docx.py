"""Word files: body in order, with tables, text boxes, headers, footers and notes at the foot; what is printed, no more.

The XML is walked directly: python-docx leaves out tracked insertions, content controls and text boxes, repeats
merged cells, and refuses files with a broken reference that Word opens.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from extractors.errors import NotWord, PaperError
from extractors.model import Annotation, Block, Document, Note, NoteCode, Passage, Place, Reader, Spot
from extractors.pictures.crop import Crop
from extractors.readers.docx_bound import with_data
from extractors.readers.docx_comments import comments
from extractors.readers.docx_flow import Flow
from extractors.readers.docx_print import print_of
from extractors.readers.docx_prompts import without_prompts
from extractors.readers.docx_styles import W, numbering, styles, switched, theme_colours, value
from extractors.readers.embedded_files import embedded_files
from extractors.readers.packages import Package, Relation, opened
from extractors.readers.pasted import Pasted, read_pictures
from extractors.words.loading import word_file

if TYPE_CHECKING:
    from extractors.formats import Outline
    from extractors.recognise.engines import Engines

_BODY = "word/document.xml"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_POINT = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"
_ALT = W + "altChunk"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
"""Words drawn as a picture is, as watermarks are."""
_BETWEEN = word_file("readers").more["between_texts"]


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
    """The whole file as blocks with their places. Raises PaperError."""
    with opened(outline.path) as package:
        file = _File(package)
        blocks, notes = file.read(engines)
    return Document(
        name=outline.name,
        path=outline.path,
        sha256=outline.sha256,
        reader=Reader.DOCX,
        pages=(),
        blocks=tuple(blocks),
        notes=tuple(notes),
        annotations=file.annotations(),
    )


class _File:
    """A Word file's parts on their way to blocks."""

    def __init__(self, package: Package) -> None:
        self._package = package
        name, self._content = _body(package)
        self._relations = package.relations(name)
        settings = self._related("settings")
        mapping = None if settings is None else settings.find(W + "clrSchemeMapping")
        looks = styles(self._related("styles"), theme_colours(self._related("theme"), mapping))
        self._flow = Flow(looks, numbering(self._related("numbering")))
        self._has_even = settings is not None and bool(switched(settings, "evenAndOddHeaders"))
        self._flow.renews = settings is not None and bool(switched(settings, "updateFields"))
        self._flow.comments = comments(self._related("comments"), self._related("commentsExtended"))
        self._prompts: list[str] = []
        self._across: list[str] = []
        self._pictures: dict[tuple[str, Crop], float] = {}

    def read(self, engines: Engines | None) -> tuple[list[Block], list[Note]]:
        """Headers, body, notes at the foot, footers, then what is drawn, embedded and pasted."""
        blocks = list(self._margins("header"))
        blocks += self._part(self._content, self._relations)
        blocks += self._foot_notes()
        blocks += self._margins("footer")
        blocks += self._diagrams()
        notes = list(self._skipped())
        blocks += self._embedded(notes)
        if engines is not None:
            found = (Pasted(self._package.part(name), wide, crop) for (name, crop), wide in self._pictures.items())
            pasted, more = read_pictures(found, next(self._flow.tables), engines)
            blocks += pasted
            notes += more
        return blocks, [*self._flow.notes(), *self._told(), *notes]

    def annotations(self) -> tuple[Annotation, ...]:
        """The comments, when all has been read."""
        return tuple(self._flow.comments.annotations())

    def _told(self) -> Iterator[Note]:
        """Prompts that nobody has written over, and words that lie across the pages."""
        for code, texts in ((NoteCode.PROMPT, self._prompts), (NoteCode.WATERMARK, self._across)):
            if some := list(dict.fromkeys(text.strip() for text in texts if text.strip())):
                yield Note(code, detail=_BETWEEN.join(some)[:400])

    def _related(self, kind: str) -> etree._Element | None:
        targets = (item.target for item in self._relations.values() if item.kind == kind and not item.external)
        target = next(targets, None)
        return self._package.tree(target) if target else None

    def _part(self, tree: etree._Element, relations: dict[str, Relation], place: Place | None = None) -> list[Block]:
        """The blocks of a part; its pictures are kept by name and crop, each with its largest width."""
        self._prompts += without_prompts(tree)
        self._flow.beside.hidden += with_data(tree, self._package)
        self._across += (word.get("string", "") for word in tree.iter(_WORD_ART))
        self._flow.comments.look_over(tree)
        self._flow.print_ = print_of(tree, self._flow.styles) if tree is self._content else None
        blocks = self._flow.blocks(tree, place)
        waiting, self._flow.beside.pictures = self._flow.beside.pictures, []
        for drawn in waiting:
            relation = relations.get(drawn.relation)
            if relation is not None and not relation.external:
                key = (relation.target, drawn.crop)
                self._pictures[key] = max(drawn.width, self._pictures.get(key, 0.0))
        return blocks

    def _margins(self, which: str) -> Iterator[Block]:
        """Headers or footers that some section shows, each text once."""
        said: set[str] = set()
        for section in self._content.iter(W + "sectPr"):
            for reference in section.findall(f"{W}{which}Reference"):
                kind = value(reference, "type")
                if (kind == "first" and not switched(section, "titlePg")) or (kind == "even" and not self._has_even):
                    continue
                relation = self._relations.get(reference.get(_RELATION_ID, ""))
                tree = self._package.tree(relation.target) if relation and not relation.external else None
                if relation is None or tree is None or relation.target in said:
                    continue
                said.add(relation.target)
                yield from self._part(tree, self._package.relations(relation.target), Place(Spot(which), len(said)))

    def _foot_notes(self) -> Iterator[Block]:
        for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
            tree = self._related(kind)
            notes = [] if tree is None else [n for n in tree.iter(W + name) if not value(n, "type")]
            for number, note in enumerate(notes, 1):
                yield from self._part(note, {}, Place(Spot(name), number))

    def _diagrams(self) -> Iterator[Block]:
        """The text of drawn diagrams (an organisation chart), a line for each of its shapes."""
        targets = [item.target for item in self._relations.values() if item.kind == "diagramData"]
        for number, target in enumerate(targets, 1):
            tree = self._package.tree(target)
            points = [] if tree is None else list(tree.iter(_POINT))
            lines = ("".join(node.text or "" for node in point.iter(_DRAWN_TEXT)) for point in points)
            text = "\n".join(line for line in lines if line.strip())
            if text:
                yield Passage(text, place=Place(Spot.DIAGRAM, number))

    def _embedded(self, notes: list[Note]) -> list[Block]:
        """Embedded Excel tables: the sheet that the document shows; what it shows as an icon is a paper of its own."""
        from extractors.readers import sheet

        blocks: list[Block] = []
        apart = {file.part: file.name for file in embedded_files(self._package)}
        if apart:
            notes.append(Note(NoteCode.ATTACHMENTS, detail="; ".join(apart.values())[:300]))
        for relation in (self._relations.get(key) for key in self._flow.beside.embedded):
            content = self._package.part(relation.target) if relation and not relation.external else None
            if relation is None or content is None or relation.target in apart:
                continue
            try:
                blocks += sheet.embedded(io.BytesIO(content), self._flow.tables)
            except PaperError:
                notes.append(Note(NoteCode.PAGES_SKIPPED, detail="embedded object"))
        return blocks

    def _skipped(self) -> Iterator[Note]:
        if next(self._content.iter(_ALT), None) is not None:
            yield Note(NoteCode.PAGES_SKIPPED, detail="embedded document")
