"""What is drawn on Excel sheets or kept in their cells, and seen there: text boxes and pictures; the rest is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.model import Note, NoteCode
from extractors.pictures.crop import WHOLE, Crop
from extractors.readers import docx_drawn as drawn
from extractors.readers.cell_pictures import At, all_cell_pictures, sheet_parts
from extractors.readers.embedded_files import embedded_files
from extractors.readers.hidden_lines import NO_LINES, HiddenLines
from extractors.readers.packages import Package
from extractors.words.loading import word_file

_PICTURE, _BETWEEN = (word_file("readers").more[name] for name in ("hidden_picture", "between_texts"))
_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

CellPictures = Mapping[str, Mapping[At, str | None]]
"""By sheet title and cell, the part of the picture that the cell shows."""


@dataclass(frozen=True, slots=True)
class OnSheets:
    """Text boxes behind their sheet's title, pictures that are shown, each once, by part (None: not there) and crop;
    notes of the rest.
    """

    boxes: list[tuple[str, str]] = field(default_factory=list)
    pictures: dict[tuple[str | None, Crop], None] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def on_sheets(package: Package, lines: Mapping[str, HiddenLines | None], in_cells: CellPictures) -> OnSheets:
    """All that is drawn; `lines` has by title what a sheet hides, None for a sheet that is not shown itself."""
    found, named = OnSheets(), set[str]()
    for title, part in sheet_parts(package).items():
        sheet = _Sheet(package, title, lines.get(title, NO_LINES), found)
        for relation in package.relations(part).values():
            if relation.kind == "drawing":
                sheet.add_drawing(relation.target)
        sheet.add_cells(in_cells.get(title, {}))
        found.notes.extend(sheet.notes(f"sheet {title}: "))
        named.update(target for target in in_cells.get(title, {}).values() if target)
    if hanging := [file.name for file in embedded_files(package)]:
        found.notes.append(Note(NoteCode.ATTACHMENTS, detail="; ".join(hanging)[:300]))
    left = [name.rpartition("/")[2] for name in all_cell_pictures(package) if name not in named]
    if left:
        found.notes.append(_hidden(f"{_PICTURE} {_BETWEEN.join(left)}"))
    return replace(found, notes=list(dict.fromkeys(found.notes)))


@dataclass(slots=True)
class _Sheet:
    """One sheet being looked over; `hides` is None where the sheet itself is not shown."""

    package: Package
    title: str
    hides: HiddenLines | None
    found: OnSheets
    unseen: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    def add_drawing(self, part: str) -> None:
        tree, relations = self.package.tree(part), self.package.relations(part)
        for anchor in tree if tree is not None else ():
            shown = self.hides is not None and not _is_covered(anchor, self.hides)
            for item in drawn.outermost(anchor, self.unseen):
                if drawn.is_box(item):
                    self.add_box(drawn.lines(item, self.deleted), shown)
                    continue
                picture = drawn.picture(item, anchor)
                relation = relations.get(picture.relation) if picture is not None else None
                if picture is not None and relation is not None and relation.kind == "image":
                    self.add_picture(None if relation.external else relation.target, picture.crop, shown)

    def add_cells(self, pictures: Mapping[At, str | None]) -> None:
        for place, target in sorted(pictures.items()):
            self.add_picture(target, WHOLE, self.hides is not None and not self.hides.cover(place))

    def add_box(self, text: str, shown: bool) -> None:
        if text.strip() and shown:
            self.found.boxes.append((self.title, text))
        elif text.strip():
            self.unseen.append(text)

    def add_picture(self, target: str | None, crop: Crop, shown: bool) -> None:
        if shown:
            self.found.pictures[target, crop] = None
        else:
            self.unseen.append(f"{_PICTURE} {(target or '').rpartition('/')[2]}".strip())

    def notes(self, where: str) -> Iterator[Note]:
        unseen = [text for text in self.unseen if text.strip()]
        if unseen:
            yield _hidden(where + _BETWEEN.join(unseen)[:400])
        if deleted := [text for text in self.deleted if text.strip()]:
            yield Note(NoteCode.TRACKED_CHANGES, detail=f"{where}− {_BETWEEN.join(deleted)[:400]}")


def _hidden(detail: str) -> Note:
    return Note(NoteCode.HIDDEN_TEXT, detail=detail)


def _is_covered(anchor: Any, hides: HiddenLines) -> bool:
    """Do hidden rows or columns leave nothing of what is anchored from one cell to another?"""
    start, end = anchor.find(_SHEET + "from"), anchor.find(_SHEET + "to")
    if start is None or end is None or anchor.get("editAs") == "absolute":
        return False
    return _all_hidden(start, end, "row", hides.rows) or _all_hidden(start, end, "col", hides.columns)


def _all_hidden(start: Any, end: Any, what: str, hidden: frozenset[int]) -> bool:
    first, last = (_count(side, what) + 1 for side in (start, end))
    if last > first and not _count(end, f"{what}Off"):
        last -= 1  # it ends where this one begins
    return bool(hidden) and all(place in hidden for place in range(first, last + 1))


def _count(side: Any, name: str) -> int:
    text = (side.findtext(_SHEET + name) or "").strip()
    return int(text) if text.isdigit() else 0
