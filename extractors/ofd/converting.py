"""An OFD as a PDF that shows the same: text, lines, pictures, notes and seals at their places.

Whatever reads or draws PDFs can then read and draw it, and what a page does not show stays unseen there too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import NoPages, OpenFixedLayout, PaperError, TooManyPages
from extractors.ofd.container import Container, opened
from extractors.ofd.elements import Element, box, child, children, is_off, text_of
from extractors.ofd.images import put_seal
from extractors.ofd.outlines import rectangle
from extractors.ofd.painting import Painter, Program, Shared
from extractors.ofd.pdf_file import PdfFile
from extractors.ofd.resources import common_lists, lists_of, resources_of
from extractors.ofd.seals import Seal, seals_of
from extractors.ofd.signed import State, state_of

MAX_PAGES = 500
_POINTS = 72 / 25.4
_A4 = (0.0, 0.0, 210.0, 297.0)
_ORDER = {"Background": 0, "Body": 1, "Foreground": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """Of one page: words that it holds and does not show, and how many of its pictures could not be drawn."""

    hidden: tuple[str, ...] = ()
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF, what must be known of each page, and what became of the file since it was signed."""

    pdf: bytes
    pages: tuple[Told, ...]
    signed: State = State.UNSIGNED


@dataclass(frozen=True, slots=True)
class _Body:
    """One document of the file; most files have one."""

    part: str
    tree: Element
    resources: list[str | None]
    templates: dict[str, str]
    notes: dict[str, list[str]]
    seals: tuple[Seal, ...]


def converted(path: Path) -> Converted:
    """The PDF of an OFD. Raises PaperError."""
    with opened(path) as container:
        file = PdfFile()
        shared = Shared(file)
        bodies = list(_bodies(container))
        if not bodies:
            raise OpenFixedLayout
        pages = [(body, page) for body in bodies for page in _pages(body)]
        if not pages:
            raise NoPages
        if len(pages) > MAX_PAGES:
            raise TooManyPages(pages=len(pages), limit=MAX_PAGES)
        told = tuple(_draw(container, shared, body, page) for body, page in pages)
        shared.finish()
        return Converted(file.written(), told, state_of(container))


def _bodies(container: Container) -> Iterator[_Body]:
    root = container.find("", "OFD.xml") or ""
    for entry in children(container.tree(root), "DocBody"):
        part = container.find(root, text_of(entry, "DocRoot"))
        tree = container.tree(part)
        if part is None or tree is None:
            raise OpenFixedLayout
        common = child(tree, "CommonData")
        templates = {
            item.get("ID", ""): found
            for item in children(common, "TemplatePage")
            if (found := container.find(part, item.get("BaseLoc")))
        }
        seals = tuple(seals_of(container, root, entry))
        yield _Body(part, tree, common_lists(container, part, tree), templates, _notes(container, part, tree), seals)


def _pages(body: _Body) -> Iterator[Element]:
    yield from children(child(body.tree, "Pages"), "Page")


def _notes(container: Container, part: str, tree: Element) -> dict[str, list[str]]:
    """By page the parts of what was noted on it afterwards."""
    listed = container.find(part, text_of(tree, "Annotations"))
    found: dict[str, list[str]] = {}
    for page in children(container.tree(listed), "Page"):
        name = container.find(listed or "", text_of(page, "FileLoc"))
        if name:
            found.setdefault(page.get("PageID", ""), []).append(name)
    return found


def _draw(container: Container, shared: Shared, body: _Body, page: Element) -> Told:
    """Draw one page; one that is not there is left blank and says so."""
    part = container.find(body.part, page.get("BaseLoc"))
    tree = container.tree(part)
    left, top, width, height = _size(tree, body)
    program = Program()
    program.parts.append(f"{_POINTS:.6f} 0 0 {-_POINTS:.6f} {-left * _POINTS:.4f} {(height + top) * _POINTS:.4f} cm")
    if part is not None and tree is not None:
        _content(container, shared, body, part, tree, program)
        _noted(container, shared, body, page.get("ID", ""), program)
    else:
        program.missing += 1
    for seal in body.seals:
        if seal.page == page.get("ID", ""):
            _seal(shared, seal, program)
    content = "\n".join(program.parts).encode("latin-1")
    shared.file.page(width * _POINTS, height * _POINTS, content, program.resources())
    return Told(tuple(program.hidden), program.missing)


def _size(tree: Element | None, body: _Body) -> tuple[float, float, float, float]:
    own = box(text_of(child(tree, "Area"), "PhysicalBox"))
    common = box(text_of(child(child(body.tree, "CommonData"), "PageArea"), "PhysicalBox"))
    left, top, width, height = own or common or _A4
    return left, top, max(width, 1.0), max(height, 1.0)


def _content(container: Container, shared: Shared, body: _Body, part: str, tree: Element, program: Program) -> None:
    """The page's own layers with the templates below and above them."""
    resources = resources_of(container, [*body.resources, *lists_of(container, part, tree, "PageRes")])
    painter = Painter(container, resources, shared, program)
    templates = [(item.get("ZOrder", "Background"), body.templates.get(item.get("TemplateID", "")))
                 for item in children(tree, "Template")]  # fmt: skip
    for order, name in templates:
        if order != "Foreground":
            _template(painter, body, name)
    painter.paint(_layers(tree))
    for order, name in templates:
        if order == "Foreground":
            _template(painter, body, name)


def _template(painter: Painter, body: _Body, part: str | None) -> None:
    tree = painter.container.tree(part)
    if part is None or tree is None:
        painter.program.missing += 1
        return
    lists = [*body.resources, *lists_of(painter.container, part, tree, "PageRes")]
    Painter(painter.container, resources_of(painter.container, lists), painter.shared, painter.program).paint(
        _layers(tree)
    )


def _layers(tree: Element) -> list[Element]:
    layers = children(child(tree, "Content"), "Layer")
    return sorted(layers, key=lambda layer: _ORDER.get(layer.get("Type", "Body"), 1))


def _noted(container: Container, shared: Shared, body: _Body, page: str, program: Program) -> None:
    painter = Painter(container, resources_of(container, body.resources), shared, program)
    for part in body.notes.get(page, ()):
        for note in children(container.tree(part), "Annot"):
            appearance = child(note, "Appearance")
            if appearance is None or is_off(note.get("Visible")):
                continue
            left, top, *_ = box(appearance.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
            program.parts.append(f"q 1 0 0 1 {left:.4f} {top:.4f} cm")
            painter.paint(children(appearance))
            program.parts.append("Q")


def _seal(shared: Shared, seal: Seal, program: Program) -> None:
    """A seal's picture over the page."""
    left, top, width, height = seal.box
    number = put_seal(shared.file, seal.picture) if seal.picture else None
    if number is not None:
        program.images.add(number)
        place = f"{width:.4f} 0 0 {-height:.4f} {left:.4f} {top + height:.4f} cm"
        program.parts.append(f"q {place} /I{number} Do Q")
    elif not (seal.drawing and _drawn_seal(shared, seal, program)):
        program.missing += 1


def _drawn_seal(shared: Shared, seal: Seal, program: Program) -> bool:
    """A seal that is a small OFD itself: its first page, made to fit."""
    try:
        with opened(io.BytesIO(seal.drawing)) as container:
            body = next(_bodies(container), None)
            page = next(_pages(body), None) if body is not None else None
            part = container.find(body.part, page.get("BaseLoc")) if body is not None and page is not None else None
            tree = container.tree(part)
            if body is None or part is None or tree is None:
                return False
            _, _, wide, high = _size(tree, body)
            left, top, width, height = seal.box
            program.parts.append(f"q 1 0 0 1 {left:.4f} {top:.4f} cm {rectangle(0, 0, width, height)} W n")
            program.parts.append(f"{width / wide:.6f} 0 0 {height / high:.6f} 0 0 cm")
            _content(container, shared, body, part, tree, program)
            program.parts.append("Q")
            return True
    except PaperError:
        return False
