"""The records of an old Excel workbook (BIFF8): what is printed around its sheets, and what its cells do not hold."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_BOF, _EOF, _SHEET, _HEADER, _FOOTER = 0x809, 0x0A, 0x85, 0x14, 0x15
_OBJECT, _TEXT, _CONTINUED, _CONDITION = 0x5D, 0x1B6, 0x3C, 0x1B0
_CHART, _PICTURE, _REMARK = 5, 8, 25
"""Sorts of objects; a remark hangs on a cell, and is shown when it is pointed at."""

_SECTION = re.compile(r"&([LCR])")

Record = tuple[int, bytes]


@dataclass(slots=True)
class Around:
    """Of one sheet: its printed header and footer, the words in its text boxes, and what else lies on it."""

    header: str = ""
    footer: str = ""
    boxes: list[str] = field(default_factory=list)
    others: set[str] = field(default_factory=set)


def around_sheets(stream: bytes) -> list[Around]:
    """For each worksheet in the workbook's order. A broken record ends its sheet's."""
    return [_around(stream, start) for start in _starts(stream)]


def sections(text: str) -> dict[str, str]:
    """The parts of a header by "L", "C" and "R"; what stands before any of them is in the middle."""
    first, *rest = _SECTION.split(text)
    parts = {"C": first} if first else {}
    parts.update(zip(rest[::2], rest[1::2], strict=True))
    return parts


def _records(stream: bytes, at: int) -> Iterator[Record]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _starts(stream: bytes) -> Iterator[int]:
    """Where the worksheets' records begin; charts and macros on sheets of their own are passed over."""
    for kind, data in _records(stream, 0):
        if kind == _SHEET and len(data) >= 6 and data[5] == 0:
            yield int(struct.unpack_from("<I", data)[0])
        if kind == _EOF:
            return


def _around(stream: bytes, start: int) -> Around:
    found, depth, last, awaited = Around(), 0, 0, 0
    for kind, data in _records(stream, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            break
        if awaited and kind == _CONTINUED and last != _REMARK:
            found.boxes.append(_letters(data, awaited))
        awaited = _awaited(kind, data)
        if kind == _OBJECT and len(data) >= 6:
            last = struct.unpack_from("<H", data, 4)[0]
        if depth == 1:
            _note(found, kind, data)
    return found


def _awaited(kind: int, data: bytes) -> int:
    """How many letters the next record holds, of a shape's text."""
    return int(struct.unpack_from("<H", data, 10)[0]) if kind == _TEXT and len(data) >= 12 else 0


def _note(found: Around, kind: int, data: bytes) -> None:
    if kind == _HEADER:
        found.header = _string(data)
    elif kind == _FOOTER:
        found.footer = _string(data)
    elif kind == _CONDITION:
        found.others.add("conditional formats")
    elif kind == _OBJECT and len(data) >= 6:
        sort = struct.unpack_from("<H", data, 4)[0]
        if sort in (_CHART, _PICTURE):
            found.others.add("charts" if sort == _CHART else "pictures")


def _string(data: bytes) -> str:
    return _letters(data[2:], struct.unpack_from("<H", data)[0]) if len(data) > 3 else ""


def _letters(data: bytes, count: int) -> str:
    """Letters behind a byte that says whether each takes two."""
    wide = bool(data[:1]) and data[0] & 1
    return data[1 : 1 + count * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
