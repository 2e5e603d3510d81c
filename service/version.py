"""Which reading code this is, so that a page kept from another one is not taken for its own."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from extractors.words.loading import raw

ENGINES = ("pdfplumber", "pypdfium2", "rapidocr", "openvino", "pytesseract", "opencv-python-headless")
JUDGING = frozenset({"statements", "lists", "facts", "words"})
"""Rooms of the extractors that read words, not pages: they may change without a page being read anew."""
WORDS_OF_READING = ("page", "readers", "recognise")
"""The word files by which pages are read; an office's own are among them."""


def project_version() -> str:
    """The version of the project as installed."""
    return installed("prescreen")


@cache
def reading_version() -> str:
    """A short mark of the reading code and its engines; another one where either changes."""
    digest = hashlib.sha256()
    for name, code in _sources(files("extractors"), ""):
        digest.update(name.encode() + b"\0" + code)
    for words in WORDS_OF_READING:
        digest.update(f"{words}={raw(words)}".encode())
    for engine in ENGINES:
        digest.update(f"{engine}={installed(engine)}".encode())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name not in JUDGING:
            found.extend(_sources(entry, f"{path}{entry.name}/"))
        elif entry.name.endswith(".py"):
            found.append((path + entry.name, entry.read_bytes()))
    return found


def installed(package: str) -> str:
    """The version of a package; "none" where it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
