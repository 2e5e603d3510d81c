"""What the store does with files on this machine: copied within a limit, moved into place, touched, taken away."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from pathlib import Path
from typing import IO, Any, Protocol

CHUNK = 1 << 20

FRESH = 600.0
"""Seconds in which content that comes again was touched lately enough."""


class TooLarge(Exception):
    """More bytes came than one file may have."""


class Source(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


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
    place.parent.mkdir(parents=True, exist_ok=True)
    draft.chmod(0o444)
    draft.replace(place)
    folder: Any = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def touched(place: Path) -> None:
    """What lies there, if anything, counts as having come just now."""
    with contextlib.suppress(FileNotFoundError):
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
