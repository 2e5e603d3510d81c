"""What can be told of a file as it comes in, without reading it: empty, behind a password, not what its name says.

The first bytes and the directory of a package are looked at here; whether a paper opens without a password is asked in
a process of its own with limits (`python -m service.locked`).
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

from checkers.model import Text
from extractors.errors import Encrypted, EncryptedOffice, NoCodec, PaperError
from extractors.readers.sniff import Sort, is_locked_package, sniff
from extractors.zips import archive_at
from service.locked import LOCKED, SECONDS

CHUNK = 1 << 20


def trouble(path: Path, name: str) -> Text | None:
    """Why the file can never be read, and what to do about it; None where nothing speaks against it yet."""
    try:
        _look(path, sniff(path, name))
    except PaperError as error:
        return Text(error.zh, error.en)
    return None


def _look(path: Path, sort: Sort) -> None:
    """Raises the PaperError that a reader would end in."""
    if sort == "old_office":
        if is_locked_package(path) and _is_locked(path):
            raise EncryptedOffice
    elif sort == "heic" and _is_heic(path) and importlib.util.find_spec("pi_heif") is None:
        raise NoCodec
    elif sort in ("docx", "xlsx"):
        _check_package(path)
    elif sort == "pdf" and _mentions(path, b"/Encrypt") and _is_locked(path):
        raise Encrypted


def _is_heic(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[8:] != b"avif"


def _check_package(path: Path) -> None:
    with archive_at(path) as package:
        if any(member.flag_bits & 1 for member in package.infolist()):
            raise EncryptedOffice


def _mentions(path: Path, word: bytes) -> bool:
    tail = b""
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            if word in tail + block:
                return True
            tail = block[-len(word) :]
    return False


def _is_locked(path: Path) -> bool:
    """Asked of a process that ends; what it cannot say in time is left to the reading."""
    try:
        asked = subprocess.run(
            [sys.executable, "-m", "service.locked", str(path)],
            timeout=SECONDS + 10,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == LOCKED
