"""An old letter says in its first bytes whether it asks for a password."""

from __future__ import annotations

import io
import struct

import pytest
from xlwt.CompoundDoc import XlsDoc

from extractors.readers.old_letter import asks_for_a_password

_WORKBOOK, _LETTER = (name.encode("utf-16-le").ljust(64, b"\x00") for name in ("Workbook", "WordDocument"))


def old_letter(flags: int) -> bytes:
    """An OLE file with the beginning of a letter's stream, and these flags in it."""
    stream = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x804, 0, flags).ljust(4096, b"\x00")
    made = io.BytesIO()
    XlsDoc().save(made, stream)
    content, length = made.getvalue(), struct.pack("<H", 2 * len("Workbook") + 2)
    assert content.count(_WORKBOOK + length) == 1
    return content.replace(_WORKBOOK + length, _LETTER + struct.pack("<H", 2 * len("WordDocument") + 2))


@pytest.mark.parametrize(("flags", "asked"), [(0x0100, True), (0x1300, True), (0x1200, False), (0, False)])
def test_a_flag_tells_of_the_password(tmp_path, flags, asked):
    path = tmp_path / "letter.doc"
    path.write_bytes(old_letter(flags))
    assert asks_for_a_password(path) is asked


def test_what_is_broken_tells_of_none(tmp_path):
    path = tmp_path / "letter.doc"
    for content in (b"", old_letter(0x0100)[:700], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 2000):
        path.write_bytes(content)
        assert not asks_for_a_password(path)
