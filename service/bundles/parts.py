"""A bundle is a ZIP whose `manifest.json` names every other part with its hash and size; the same parts, the same file.

Parts: `report.json` (evidence and verdicts), `settings.json`, `inputs.json` and `inputs/` (the files as handed in),
`readings/` (pages as they were read), `rulebook/` and `round/` (the rules, the year's notice), `evidence/` (cut-outs),
`decisions.json`, `corrections.json`, `versions.json`.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from checkers.model import Text
from extractors.errors import TooHeavy
from extractors.zips import BROKEN, archive_at

FORM = "prescreen-bundle/1"
MANIFEST = "manifest.json"
CHUNK = 1 << 20
_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every member, so that the same parts make the same file."""

Json = dict[str, Any]


class BadBundle(Exception):
    """A file that is no bundle, or not a whole one; `text` says what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bundle before it is packed: its path in it, and how its bytes are opened."""

    path: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Listed:
    """One part as the manifest names it: SHA-256 in hex, size in bytes."""

    path: str
    sha256: str
    size: int


def of_bytes(path: str, content: bytes) -> Part:
    """A part whose bytes are at hand."""
    return Part(path, lambda: io.BytesIO(content))


def of_json(path: str, value: object) -> Part:
    """A part that holds a value as JSON, keys in order."""
    return of_bytes(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode())


def of_file(path: str, file: Path) -> Part:
    """A part that is a file."""
    return Part(path, lambda: file.open("rb"))


def pack(target: IO[bytes], parts: Iterable[Part], about: Mapping[str, object]) -> tuple[Listed, ...]:
    """Write the bundle; `about` stands in the manifest beside the list of parts."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = tuple(_put(archive, part) for part in parts)
        manifest = {"form": FORM, **about, "parts": [asdict(one) for one in listed]}
        _put(archive, of_json(MANIFEST, manifest))
    return listed


def _put(archive: zipfile.ZipFile, part: Part) -> Listed:
    digest, size = hashlib.sha256(), 0
    member = zipfile.ZipInfo(part.path, _NO_DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    with part.open() as source, archive.open(member, "w", force_zip64=True) as out:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    return Listed(part.path, digest.hexdigest(), size)


class Bundle:
    """An open bundle. Raises BadBundle for a file that is none."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = archive_at(path)
            manifest = json.loads(self._archive.read(MANIFEST))
            self.about: Json = {k: v for k, v in manifest.items() if k != "parts"}
            self.parts = tuple(Listed(p["path"], p["sha256"], p["size"]) for p in manifest["parts"])
        except (*BROKEN, TooHeavy, TypeError) as error:
            raise BadBundle(
                f"“{path.name}”不是复核包，或已损坏。请重新下载。",
                f"“{path.name}” is no replay bundle, or it is damaged. Download it again.",
            ) from error
        if self.about.get("form") != FORM:
            raise BadBundle(
                f"复核包的格式不是本版本所用的“{FORM}”，请用制作它的版本打开。",
                f"The bundle's form is not “{FORM}”. Open it with the version that made it.",
            )

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def names(self, folder: str) -> Iterator[str]:
        """The listed parts below a folder."""
        return (part.path for part in self.parts if part.path.startswith(f"{folder}/"))

    def has(self, path: str) -> bool:
        """Whether the manifest names that part."""
        return any(part.path == path for part in self.parts)

    def read(self, path: str) -> bytes:
        """One part's bytes. Raises BadBundle where it is not there or damaged."""
        try:
            return self._archive.read(path)
        except BROKEN as error:
            raise BadBundle(f"复核包缺少“{path}”。", f"The bundle lacks “{path}”.") from error

    def json(self, path: str) -> Any:
        """One part as JSON."""
        return json.loads(self.read(path))

    def faults(self) -> Iterator[Fault]:
        """What does not hold of the manifest: parts that are gone, changed, or not in it."""
        there = set(self._archive.namelist())
        yield from (Fault(name, "unlisted") for name in sorted(there - {p.path for p in self.parts} - {MANIFEST}))
        for part in self.parts:
            if part.path not in there:
                yield Fault(part.path, "missing")
            elif not self._holds(part):
                yield Fault(part.path, "changed")

    def _holds(self, part: Listed) -> bool:
        digest = hashlib.sha256()
        try:
            with self._archive.open(part.path) as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
        except BROKEN:
            return False
        return digest.hexdigest() == part.sha256


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that does not hold: it is `missing`, `changed`, or `unlisted`."""

    path: str
    what: str
