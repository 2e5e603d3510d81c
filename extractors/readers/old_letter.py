"""What an old Word file says of itself before anybody converts it."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import xlrd

_FLAGS, _ENCRYPTED = 10, 0x0100
"""Where the beginning of a letter's stream has its flags, and which tells of a password to open it."""


def asks_for_a_password(path: Path) -> bool:
    """Whether an old letter is locked by the password of Word 97 or later; False where it is too broken to tell."""
    try:
        stream = xlrd.compdoc.CompDoc(path.read_bytes(), logfile=io.StringIO()).get_named_stream("WordDocument")
        return bool(struct.unpack_from("<H", stream or b"", _FLAGS)[0] & _ENCRYPTED)
    except Exception:  # noqa: BLE001 - an OLE file breaks in many ways, and this only chooses what is told of it
        return False
