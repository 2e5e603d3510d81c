"""What a backup holds, by name and hash, so that it can be told whole from damaged before anything is restored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORM = "prescreen-backup/1"
NAME = "manifest.json"
SUMS = "sha256sums.txt"
CHUNK = 1 << 20


class BadBackup(Exception):
    """What lies there is no whole backup; the text says why in one line."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`revision`: the migration that the tables stand at; `head`: the log's end; `sums`: the hash of all hashes."""

    version: str
    revision: str
    database: str
    made_at: str
    head: str
    tables: dict[str, int]
    contents: int
    readings: int
    sums: str = ""
    form: str = FORM
    lost: list[str] = field(default_factory=list)


def seal(folder: Path, manifest: dict[str, Any]) -> None:
    """Write down the hash of every file, and the manifest with the hash of that list."""
    lines = [f"{digest_of(path)}  {name}\n" for name, path in _files(folder)]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    told = Manifest(**manifest, sums=digest_of(folder / SUMS))
    (folder / NAME).write_text(json.dumps(asdict(told), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def opened(folder: Path) -> Manifest:
    """The manifest of a whole backup. Raises BadBackup where a file is missing, changed or in no list."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = Manifest(**told)
    except (OSError, ValueError, TypeError) as error:
        raise BadBackup(f"{folder}: no manifest of a backup that this version knows") from error
    if found.form != FORM:
        raise BadBackup(f"{folder}: a backup of another form, {found.form}")
    _check(folder, found)
    return found


def _check(folder: Path, manifest: Manifest) -> None:
    sums = folder / SUMS
    if not sums.exists() or digest_of(sums) != manifest.sums:
        raise BadBackup(f"{SUMS} is missing or was changed")
    listed = dict(line.rstrip("\n").split("  ", 1)[::-1] for line in sums.read_text(encoding="utf-8").splitlines())
    there = dict(_files(folder))
    for name in sorted(listed.keys() ^ there.keys()):
        raise BadBackup(f"{name} {'is missing' if name in listed else 'is in no list'}")
    for name, path in there.items():
        if digest_of(path) != listed[name]:
            raise BadBackup(f"{name} was changed")


def digest_of(path: Path) -> str:
    """A file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in (NAME, SUMS):
            yield name, path
