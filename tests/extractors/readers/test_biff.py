"""What lies around the cells of an old sheet, by its records."""

from __future__ import annotations

import struct

import pytest

from extractors.readers.biff import Around, around_sheets, sections


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


BEGIN, END = _record(0x809, b"\0\6\5\0"), _record(0x0A)


def _wide(text):
    return b"\1" + text.encode("utf-16-le")


def _object(sort):
    return _record(0x5D, struct.pack("<HHHH", 0x15, 0x12, sort, 1))


def _shape(sort, text):
    size = struct.pack("<5xB4xHH4x", 0, len(text), 16)
    return _object(sort) + _record(0xEC) + _record(0x1B6, size) + _record(0x3C, _wide(text)) + _record(0x3C, b"\0" * 16)


def _stream(*sheets, sort=0):
    """A workbook of sheets with these records."""
    names = [_record(0x85, b"\0" * 8)] * len(sheets)
    start = len(BEGIN + b"".join(names) + END)
    head = b""
    for body in sheets:
        head += _record(0x85, struct.pack("<IBBxx", start, 0, sort))
        start += len(BEGIN + body + END)
    return BEGIN + head + END + b"".join(BEGIN + body + END for body in sheets)


def test_each_sheet_has_its_own():
    header = _record(0x14, struct.pack("<H", 4) + _wide("单位:元"))
    footer = _record(0x15, struct.pack("<H", 2) + b"\0&P")
    found = around_sheets(_stream(header + footer, _shape(6, "共64家"), b""))
    assert found == [Around("单位:元", "&P"), Around(boxes=["共64家"]), Around()]


def test_charts_pictures_and_conditions_are_named():
    inner = BEGIN + _record(0x14, struct.pack("<H", 1) + b"\0x") + END
    found = around_sheets(_stream(_object(5) + inner + _object(8) + _record(0x1B0)))
    assert found == [Around(others={"charts", "pictures", "conditional formats"})]


def test_remarks_on_cells_are_no_text_boxes():
    assert around_sheets(_stream(_shape(25, "核对"))) == [Around()]


def test_charts_on_sheets_of_their_own_are_passed_over():
    assert around_sheets(_stream(b"", sort=2)) == []


def test_a_stream_that_breaks_off():
    stream = _stream(_shape(6, "共64家"))
    assert all(len(around_sheets(stream[:cut])) <= 1 for cut in range(0, len(stream), 3))


@pytest.mark.parametrize(
    ("text", "parts"),
    [("", {}), ("万元", {"C": "万元"}), ("&L甲&R万元", {"L": "甲", "R": "万元"}), ("题&R元", {"C": "题", "R": "元"})],
)
def test_sections(text, parts):
    assert sections(text) == parts
