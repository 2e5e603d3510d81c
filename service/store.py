"""Keeps files by the hash of their content, in a local folder or at any address that fsspec knows.

An original is written once, whole or not at all, and never changed; what it is called is the database's matter.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import fsspec
from fsspec.implementations.local import LocalFileSystem

CHUNK = 1 << 20
DIGEST = re.compile(r"[0-9a-f]{64}")


class TooLarge(Exception):
    """More bytes came than one file may have."""


class NotKept(Exception):
    """The store has no such content; `digest` is what was asked for."""

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.digest = digest


@dataclass(frozen=True, slots=True)
class Kept:
    """What was put in; `fresh` is False where the same content already lay there."""

    sha256: str
    size: int
    fresh: bool


class Source(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


class Store:
    """Content in, its hash out; its hash in, content out. Safe for several processes and machines at once."""

    def __init__(self, url: str) -> None:
        self._files, root = fsspec.core.url_to_fs(url)
        self._root = str(root).rstrip("/")
        self._local = isinstance(self._files, LocalFileSystem)
        if self._local:
            Path(self._root).mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, source: Source, limit: int | None = None) -> Kept:
        """Keep what `source` gives. Raises TooLarge beyond `limit` bytes, of which nothing then stays."""
        with self._draft() as (path, file):
            digest, size = _copy(source, file, limit)
            file.flush()
            os.fsync(file.fileno())
            return Kept(digest, size, self._settle(path, self._place("content", digest)))

    def put_bytes(self, content: bytes) -> str:
        """Keep these bytes; their hash."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.has(digest):
            self._write(self._place("content", digest), content)
        return digest

    def has(self, digest: str) -> bool:
        """Whether that content is here."""
        return bool(self._files.exists(self._place("content", digest)))

    def open(self, digest: str) -> IO[bytes]:
        """The content to read from. Raises NotKept."""
        try:
            opened: IO[bytes] = self._files.open(self._place("content", digest), "rb")
        except FileNotFoundError:
            raise NotKept(digest) from None
        return opened

    def lay_out(self, digest: str, target: Path) -> None:
        """Make the content readable at `target`: a link to the original where it lies on this machine, else a copy."""
        place = self._place("content", digest)
        if not self._files.exists(place):
            raise NotKept(digest)
        if self._local:
            target.symlink_to(place)
        else:
            self._files.get_file(place, str(target))

    def keep_reading(self, key: str, content: bytes) -> None:
        """Keep what a page's reading gave under the hash `key` of all it depends on."""
        self._write(self._place("readings", key), content)

    def reading(self, key: str) -> bytes | None:
        """What was kept under `key`; None where nothing was."""
        try:
            content: bytes = self._files.cat_file(self._place("readings", key))
        except FileNotFoundError:
            return None
        return content

    def check(self) -> None:
        """Write and take away a small file; raises OSError where the store cannot be written."""
        probe = f"{self._root}/probe-{secrets.token_hex(4)}"
        self._files.makedirs(self._root, exist_ok=True)
        self._files.pipe_file(probe, b"probe")
        self._files.rm_file(probe)

    def _place(self, shelf: str, digest: str) -> str:
        if not DIGEST.fullmatch(digest):
            raise NotKept(digest)
        return f"{self._root}/{shelf}/{digest[:2]}/{digest}"

    @contextlib.contextmanager
    def _draft(self) -> Iterator[tuple[Path, IO[bytes]]]:
        """A file beside its later place (renaming works only there), gone at the end if it was not renamed."""
        drafts = Path(self._root) / "drafts" if self._local else Path(tempfile.gettempdir())
        drafts.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=drafts)
        try:
            with os.fdopen(handle, "wb") as file:
                yield Path(name), file
        finally:
            Path(name).unlink(missing_ok=True)

    def _settle(self, draft: Path, place: str) -> bool:
        """Move a finished draft to its place; False where the same content was there before."""
        if self._files.exists(place):
            return False
        if self._local:
            _move(draft, Path(place))
        else:
            self._files.makedirs(place.rsplit("/", 1)[0], exist_ok=True)
            self._files.put_file(str(draft), place)
        return True

    def _write(self, place: str, content: bytes) -> None:
        if not self._local:
            self._files.makedirs(place.rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(place, content)
            return
        with self._draft() as (path, file):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            _move(path, Path(place))


def _copy(source: Source, sink: IO[bytes], limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise TooLarge
        digest.update(chunk)
        sink.write(chunk)
    return digest.hexdigest(), size


def _move(draft: Path, place: Path) -> None:
    """Rename, and make sure that the new name itself is on the disk; read-only from then on."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft.chmod(0o444)
    draft.replace(place)
    folder: Any = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
