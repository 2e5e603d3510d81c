"""Which reading code this is, so that a page kept from another one is not taken for its own."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from extractors.words.loading import raw, roots

ENGINES = ("pdfplumber", "pypdfium2", "rapidocr", "openvino", "pytesseract", "opencv-python-headless")
JUDGING = frozenset({"statements", "lists", "facts", "words"})
"""Rooms of the extractors that read words, not pages: they may change without a page being read anew."""
WORDS_OF_READING = ("page", "readers", "recognise")
"""The word files by which pages are read; an office's own are among them."""
UNDERSTANDING = ("children.py", "excerpts.py")
"""What the service adds to what the extractors understand of a paper."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


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


@cache
def understanding_version() -> str:
    """The same of all code, words and libraries by which papers are read and understood."""
    digest = hashlib.sha256()
    for name, code in _sources(files("extractors"), "", frozenset()):
        digest.update(name.encode() + b"\0" + code)
    for name in UNDERSTANDING:
        digest.update(files("service").joinpath(name).read_bytes())
    for root in roots():
        for path in sorted(root.rglob("*.yaml")):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    for needed in sorted(requires("prescreen") or ()):
        digest.update(f"{needed}={installed(_NAME.findall(needed)[0])}".encode())
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, path: str, but: frozenset[str] = JUDGING) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name not in but:
            found.extend(_sources(entry, f"{path}{entry.name}/", but))
        elif entry.name.endswith(".py"):
            found.append((path + entry.name, entry.read_bytes()))
    return found


def installed(package: str) -> str:
    """The version of a package; "none" where it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
