"""Pictures that Excel and WPS keep inside cells: by sheet and cell, which picture of the package is shown there.

WPS writes a formula that names a picture of `xl/cellimages.xml`; Excel writes an error value and sends, by way of four
lists, to a picture of its rich data. Neither program shows the text that stands in the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from extractors.readers.packages import Package

T = TypeVar("T")
At = tuple[int, int]
"""1-based row and column of a sheet."""

_NAMED = re.compile(r'DISPIMG\(\s*"([^"]+)"', re.IGNORECASE)
_ALONE = re.compile(r'=?\s*(?:_xlfn\.)?DISPIMG\(\s*"[^"]+"[^()]*\)\s*', re.IGNORECASE)
_UNKNOWN = ("", "#NAME?")
"""What a program that does not know the formula keeps as its value."""

_SIGNS = (b"DISPIMG", b' vm="', b"dispimg")
"""What a sheet with pictures in cells has somewhere."""

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_LOCAL, _ELSEWHERE = "LocalImageIdentifier", "WebImageIdentifier"
_RELATED, _STRUCTURES, _VALUES = (
    f"xl/richData/{name}.xml" for name in ("richValueRel", "rdrichvaluestructure", "rdrichvalue")
)
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def cell_pictures(package: Package) -> dict[str, dict[At, str | None]]:
    """By sheet title and cell the name of the picture's part in the zip; None where the picture is not there."""
    named, placed = _by_name(package), _by_number(package)
    return {
        title: {place: target for cell in _cells(package, part) for place, target in _shown_in(cell, named, placed)}
        for title, part in sheet_parts(package).items()
    }


def _cells(package: Package, part: str) -> Iterator[Any]:
    """The cells of a sheet where any may show a picture; most sheets, and all large ones, have none."""
    content = package.part(part) or b""
    yield from _local(package.tree(part), "c") if any(sign in content for sign in _SIGNS) else ()


def all_cell_pictures(package: Package) -> tuple[str, ...]:
    """Every picture that is kept for cells, shown in one or not."""
    found = [*_by_name(package).values(), *_by_number(package).values()]
    return tuple(dict.fromkeys(target for target in found if target))


def sheet_parts(package: Package) -> dict[str, str]:
    """By title the part of each sheet, in the workbook's order."""
    body = package.main_part("xl/workbook.xml")
    relations = package.relations(body)
    sheets = (
        (sheet.get("name", ""), relations.get(sheet.get(_ID, ""))) for sheet in _local(package.tree(body), "sheet")
    )
    return {title: relation.target for title, relation in sheets if relation is not None}


def _shown_in(cell: Any, named: dict[str, str], placed: dict[str, str | None]) -> Iterator[tuple[At, str | None]]:
    place = _place(cell.get("r", ""))
    if place is None:
        return
    name = _name_in(cell)
    if name is not None:
        yield place, named.get(name)
    elif cell.get("vm") in placed:
        yield place, placed[cell.get("vm")]


def _name_in(cell: Any) -> str | None:
    """What WPS calls the picture in this cell: the value says what is shown, the formula where no value does."""
    formula, value = (next((node.text or "" for node in _local(cell, tag)), "") for tag in "fv")
    if not formula and cell.get("t") != "str":
        return None
    shows = value if _NAMED.search(value) else formula if value in _UNKNOWN and _ALONE.fullmatch(formula) else ""
    found = _NAMED.search(shows)
    return found[1] if found else None


def _place(reference: str) -> At | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _by_name(package: Package) -> dict[str, str]:
    """The pictures of WPS by their names."""
    part = next((name for name in package.names if name.lower().endswith("/cellimages.xml")), "")
    relations = package.relations(part) if part else {}
    found = {}
    for picture in _local(package.tree(part), "pic"):
        name = next((node.get("name", "") for node in _local(picture, "cNvPr")), "")
        blip = next((node.get(_EMBED, "") for node in _local(picture, "blip")), "")
        if name and blip in relations:
            found[name] = relations[blip].target
    return found


def _by_number(package: Package) -> dict[str, str | None]:
    """The pictures of Excel by the number that a cell's `vm` says; other rich values are left out."""
    metadata, pictures = package.tree("xl/metadata.xml"), _local_images(package)
    if not pictures:
        return {}
    types = [node.get("name", "") for node in _local(metadata, "metadataType")]
    values = [_number(node.get("i")) for node in _local(metadata, "rvb")]
    found: dict[str, str | None] = {}
    for number, block in enumerate(
        (bk for group in _local(metadata, "valueMetadata") for bk in _local(group, "bk")), 1
    ):
        for record in _local(block, "rc"):
            rich = _at(types, _number(record.get("t")) - 1) == "XLRICHVALUE"
            value = _at(values, _number(record.get("v")))
            if rich and value in pictures:
                found[str(number)] = pictures[value]
    return found


def _local_images(package: Package) -> dict[int, str | None]:
    """By the number of a rich value, the picture that it is."""
    relations = package.relations(_RELATED)
    targets = [relations.get(node.get(_ID, "")) for node in _local(package.tree(_RELATED), "rel")]
    structures = [[key.get("n", "") for key in _local(one, "k")] for one in _local(package.tree(_STRUCTURES), "s")]
    found: dict[int, str | None] = {}
    for number, value in enumerate(_local(package.tree(_VALUES), "rv")):
        keys = _at(structures, _number(value.get("s"))) or []
        texts = [node.text for node in _local(value, "v")]
        for key, text in zip(keys, texts, strict=False):
            if key.endswith(_LOCAL):
                target = _at(targets, _number(text))
                found[number] = target.target if target is not None and not target.external else None
            elif key.endswith(_ELSEWHERE):
                found[number] = None  # fetched from the network by those who open the file
    return found


def _at(items: list[T], place: int) -> T | None:
    return items[place] if 0 <= place < len(items) else None


def _number(text: str | None) -> int:
    """A count of the file; one that is none lies beyond every list."""
    return int(text) if text and text.isdigit() else 1 << 30


def _local(tree: Any, name: str) -> Iterator[Any]:
    """The elements of that name below, of whatever namespace: these lists have one for each year's program."""
    return tree.iter(f"{{*}}{name}") if tree is not None else iter(())
