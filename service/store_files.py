"""What the store does with files on this machine: copied within a limit, moved into place, touched, taken away."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import os
import secrets
import time
from pathlib import Path
from typing import IO, Any, Protocol

from fsspec.implementations.local import LocalFileSystem

from service.remote import StoreAway

CHUNK = 1 << 20

FRESH = 600.0
"""Seconds in which content that comes again was touched lately enough."""


TAKEN = frozenset({errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.EIO, errno.EUCLEAN, errno.EBADMSG})
"""How the system says that something else lies where a file should be, or that the disk cannot give it any more."""


HERE = LocalFileSystem()

log = logging.getLogger(__name__)

SHELVES = ("content", "readings")
ASIDE = "aside"
"""Where what lay in a file's place is put."""


class NotKept(Exception):
    """The store has no such content; `digest` is what was asked for."""

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest


class Spoilt(NotKept):
    """What lies under that name is no longer what was put in."""


class TooLarge(Exception):
    """More bytes came than one file may have."""


class Source(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


def begun(root: Path) -> None:
    """Make the folder with its shelves, where they are not there."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    for shelf in SHELVES:
        (root / shelf).mkdir(exist_ok=True)


def check_begun(root: Path) -> None:
    """Raises StoreAway where it was begun once and is not there now."""
    if not (root / SHELVES[0]).is_dir():
        raise StoreAway(errno.ENOENT, "the store is not there; is its disk mounted?", str(root))


def copied(source: Source, sink: IO[bytes], limit: int | None) -> tuple[str, int]:
    """Copy it; its hash and size. Raises TooLarge."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise TooLarge
        digest.update(chunk)
        sink.write(chunk)
    return digest.hexdigest(), size


def moved(draft: Path, place: Path) -> None:
    """Rename, and make sure that the new name itself is on the disk; read-only from then on."""
    _make_way(place)
    draft.chmod(0o444)
    draft.replace(place)
    folder: Any = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _make_way(place: Path) -> None:
    """See that the file can be there: a file on its way, or a folder in its place, is put aside and kept.

    The shelf itself is never made: where it is not there, its disk is not there.
    """
    root = place.parent.parent.parent
    for taken, is_odd in ((place.parent, Path.is_file), (place, Path.is_dir)):
        if is_odd(taken) and not taken.is_symlink():
            (root / ASIDE).mkdir(exist_ok=True)
            taken.rename(root / ASIDE / f"{taken.name}.{secrets.token_hex(4)}")
    place.parent.mkdir(exist_ok=True)


def opened(path: Path) -> IO[bytes]:
    """The file to read from; closed by itself where nobody does."""
    file: IO[bytes] = HERE.open(str(path), "rb")
    return file


def touched(place: Path) -> None:
    """What lies there, if anything, counts as having come just now."""
    with contextlib.suppress(OSError):
        if time.time() - place.stat().st_mtime > FRESH:
            os.utime(place)


def taken_away(place: Path, drafts: Path, before: float) -> bool:
    """Delete the file unless it was touched since `before`; whether it is gone. Raises FileNotFoundError.

    It is moved aside before its time is looked at: whoever hands it in meanwhile finds it gone, and writes it anew.
    """
    aside = drafts / f"{place.name}.{secrets.token_hex(4)}"
    drafts.mkdir(exist_ok=True)
    place.rename(aside)
    if aside.stat().st_mtime >= before:
        aside.rename(place)
        return False
    aside.unlink()
    return True


def trouble(digest: str, error: OSError, root: Path | None) -> Exception:
    """What it means that a file cannot be opened: it is not there, or something else is, or the error itself.

    `root`: the store's folder, on this machine. Raises StoreAway where none of it is there.
    """
    if isinstance(error, FileNotFoundError):
        if root:
            check_begun(root)
        return NotKept(digest)
    if root and error.errno in TAKEN:
        log.error("content %s cannot be read: %s; hand in the file again, or take it from a backup", digest, error)
        return Spoilt(digest)
    return error


def held_against(digest: str, path: Path) -> None:
    """Raises Spoilt."""
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            log.error("content %s is spoilt; hand in the file again, or take it from a backup", digest)
            raise Spoilt(digest)
