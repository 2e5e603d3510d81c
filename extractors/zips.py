"""Zips that a paper is: bounded in how many members they have and in what may come out of them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from lxml import etree

from extractors.errors import TooHeavy

MAX_PART = 120 * 1024 * 1024
"""Bytes of one part or picture when unpacked."""

MAX_WHOLE = 600 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_DIRECTORY = 4 * 1024 * 1024
"""Bytes of a zip's directory: each entry of 47 bytes becomes half a kilobyte of objects when it is read."""

DEEP = "Excessive depth"
"""What libxml2 says of elements in more than 256 others, and goes on without them where it passes over damage."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, ValueError)
"""What Python's zipfile raises of a damaged file; RuntimeError is its word for one that needs a password."""


class Bounded:
    """Reads the members of one zip, and no more of them all than is bearable, whatever its directory says."""

    def __init__(self) -> None:
        self._read = 0

    def read(self, stream: IO[bytes]) -> bytes:
        """All of a member. Raises TooHeavy."""
        content = stream.read(MAX_PART + 1)
        self._read += len(content)
        if len(content) > MAX_PART or self._read > MAX_WHOLE:
            raise TooHeavy
        return content


def archive_at(path: Path | IO[bytes]) -> zipfile.ZipFile:
    """The zip, opened. Raises TooHeavy for a directory that is past bearing, before it is read, and BROKEN."""
    if isinstance(path, Path):
        with path.open("rb") as file:
            _check_end(file)
    else:
        _check_end(path)
    return zipfile.ZipFile(path)


def _check_end(file: IO[bytes]) -> None:
    end = zipfile._EndRecData(file)  # type: ignore[attr-defined]  # as ZipFile itself takes it
    if end and end[zipfile._ECD_SIZE] > MAX_DIRECTORY:  # type: ignore[attr-defined]  # likewise
        raise TooHeavy("directory")


def check_directory(members: Sequence[zipfile.ZipInfo]) -> None:
    """Raises TooHeavy where a zip's directory says that it is past bearing."""
    if len(members) > MAX_MEMBERS or sum(info.file_size for info in members) > MAX_WHOLE:
        raise TooHeavy("directory")


def check_depth(parser: etree.XMLParser) -> None:
    """Raises TooHeavy where XML is nested deeper than it was read: what stands there would be missing in silence."""
    if any(DEEP in entry.message for entry in parser.error_log):
        raise TooHeavy(DEEP)
