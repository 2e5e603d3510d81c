"""Files embedded in a Word or Excel file that it does not show itself, as behind an icon: a paper of its own each."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from xlrd.compdoc import CompDoc, CompDocError

from extractors.readers.cell_pictures import sheet_parts
from extractors.readers.docx_drawn import is_in_place
from extractors.readers.docx_styles import W
from extractors.readers.packages import Package

_EMBEDDED = frozenset({"package", "oleObject"})
"""Kinds of relations to embedded files."""

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BODY, _BOOK = "word/document.xml", "xl/workbook.xml"
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_PACKED = "\x01Ole10Native"
_OLD = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls"}
"""By the stream that tells an old file what it is."""
_GONE = frozenset({W + "del", W + "moveFrom"})
_FORMULA = "Equation Native"


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """What it is called, the part that it lies in, and its content: None where it cannot be taken out."""

    name: str
    part: str
    content: bytes | None


def embedded_files(package: Package) -> Iterator[EmbeddedFile]:
    """The embedded files that are not shown in place."""
    for part in dict.fromkeys(_parts(package)):
        content = package.part(part)
        name = part.rpartition("/")[2]
        packed = content is not None and part.lower().endswith(".bin")
        for called, inside in _of_object(name, content or b"") if packed else ((name, content),):
            yield EmbeddedFile(called, part, inside)


def _parts(package: Package) -> Iterator[str]:
    if _BODY in package.names:
        if any("/embeddings/" in name for name in package.names):
            yield from _of_letter(package)
        return
    hidden = set(_hidden(package))
    for title, sheet in sheet_parts(package).items():
        inside = (r for r in package.relations(sheet).values() if r.kind in _EMBEDDED and not r.external)
        yield from (r.target for r in inside if title not in hidden)


def _hidden(package: Package) -> Iterator[str]:
    """The titles of the sheets that are not shown."""
    tree = package.tree(package.main_part(_BOOK))
    for element in () if tree is None else tree.iter():
        if str(element.tag).endswith("}sheet") and element.get("state", "visible") != "visible":
            yield element.get("name", "")


def _of_letter(package: Package) -> Iterator[str]:
    """What stands in a Word file and is not deleted, but the workbooks that it shows as tables."""
    relations, tree = package.relations(_BODY), package.tree(_BODY)
    for element in () if tree is None else tree.iter():
        relation = relations.get(element.get(_ID, "")) if str(element.tag).endswith("}OLEObject") else None
        if relation is None or relation.external or any(a.tag in _GONE for a in element.iterancestors()):
            continue
        if not (is_in_place(element) and PurePosixPath(relation.target).suffix.lower() in _WORKBOOKS):
            yield relation.target


def _of_object(name: str, content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """The file in an OLE object; formulas are part of the text."""
    try:
        object_ = CompDoc(content, logfile=io.StringIO())
        streams = {node.name for node in object_.dirlist}
        if _FORMULA in streams:
            return
        old = next((ending for stream, ending in _OLD.items() if stream in streams), "")
        yield (PurePosixPath(name).stem + old, content) if old else _unpacked(name, object_)
    except (CompDocError, struct.error, IndexError, ValueError, AssertionError):
        yield name, None


def _unpacked(name: str, object_: Any) -> tuple[str, bytes | None]:
    """What an object packs as it is, under its own name; what another program keeps as its contents, if it is a PDF."""
    packed = object_.get_named_stream(_PACKED) or b""
    if not packed:
        content = object_.get_named_stream("CONTENTS") or b""
        return (f"{PurePosixPath(name).stem}.pdf", content) if content.startswith(b"%PDF-") else (name, None)
    called, at = _text(packed, 6)
    _, at = _text(packed, at)
    (length,) = struct.unpack_from("<I", packed, at + 4)
    at += 8 + length
    (size,) = struct.unpack_from("<I", packed, at)
    content = packed[at + 4 : at + 4 + size]
    return called or name, content if len(content) == size else None


def _text(packed: bytes, start: int) -> tuple[str, int]:
    """A text that ends in a zero, and where the next thing begins."""
    end = packed.index(b"\0", start)
    return packed[start:end].decode("gb18030", "replace"), end + 1
