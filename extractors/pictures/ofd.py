"""The pages of an OFD as pictures: it is drawn as a PDF, once for all processes of a pool, and that is drawn."""

from __future__ import annotations

import atexit
import functools
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from extractors.child import lasting_folder
from extractors.ofd.signed import State
from extractors.pictures import pdfium
from extractors.pictures.pixels import Picture, Version, version_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """The PDF, by page the words that it does not show and how many pictures it lacks, and what its signatures say."""

    path: Path
    hidden: tuple[tuple[str, ...], ...]
    missing: tuple[int, ...]
    signed: State


def drawn(path: Path) -> Drawn:
    """The PDF of an OFD. Raises PaperError."""
    return _drawn(path, version_of(path))


@functools.lru_cache(maxsize=4)
def _drawn(path: Path, version: Version) -> Drawn:
    key = hashlib.sha256(repr((str(path.resolve()), version)).encode()).hexdigest()[:24]
    target = lasting_folder() / f"prescreen-ofd-{key}.pdf"
    told = target.with_suffix(".json")
    if not told.exists():
        _draw(path, target, told)
    said = json.loads(told.read_text(encoding="utf-8"))
    return Drawn(target, tuple(tuple(words) for words in said["hidden"]), tuple(said["missing"]), State(said["signed"]))


def _draw(path: Path, target: Path, told: Path) -> None:
    from extractors.ofd.converting import converted

    made = converted(path)
    said = {
        "hidden": [page.hidden for page in made.pages],
        "missing": [page.missing for page in made.pages],
        "signed": made.signed,
    }
    _put(target, made.pdf)
    _put(told, json.dumps(said, ensure_ascii=False).encode())
    for file in (target, told):
        atexit.register(file.unlink, missing_ok=True)


def _put(target: Path, content: bytes) -> None:
    """Whole or not at all: another process may be looking."""
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(target)


def count_pages(path: Path) -> int:
    """How many pages it has. Raises PaperError."""
    return pdfium.count_pages(drawn(path).path)


def size_in_points(path: Path, number: int) -> tuple[float, float]:
    """The page's size. Raises PaperError."""
    return pdfium.size_in_points(drawn(path).path, number)


def picture(path: Path, number: int, dpi: float) -> Picture:
    """The page at `dpi`. Raises PaperError."""
    return pdfium.picture(drawn(path).path, number, dpi)
