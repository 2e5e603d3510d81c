"""Keeps files by the hash of their content: in a local folder, on an S3-like server, or where else fsspec leads.

An original is written once, whole or not at all, and never changed; what it is called is the database's matter.
Content is held against its name when it is opened: other bytes are never given out, and the good ones, handed in again,
take their place. From another machine content is fetched once, and what was held against its hash is what is given out.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from service.remote import Remote
from service.store_files import (
    HERE,
    TAKEN,
    NotKept,
    Source,
    Spoilt,
    TooLarge,
    begun,
    check_begun,
    copied,
    held_against,
    moved,
    opened,
    taken_away,
    touched,
    trouble,
)

DIGEST = re.compile(r"[0-9a-f]{64}")
LOCAL = ("file://", "local://")
SEAL = 32
"""Bytes that stand before a kept reading: a hash over it and its key."""

CHECKED = 100_000
"""Files of which a process remembers at most that it found them sound."""

log = logging.getLogger(__name__)

__all__ = ["Kept", "NotKept", "Source", "Spoilt", "Store", "TooLarge"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was put in; `fresh` is False where the same content already lay there."""

    sha256: str
    size: int
    fresh: bool


class Store:
    """Content in, its hash out; its hash in, content out. Safe for several processes and machines at once.

    Who starts a service begins a local one, nobody else: its disk may be away, and what comes into another be lost.
    """

    def __init__(self, url: str, begin: bool = True) -> None:
        self._local = "://" not in url or url.startswith(LOCAL)
        self._files: Any = HERE if self._local else Remote(url)
        self._root = str(HERE._strip_protocol(url)) if self._local else self._files.root
        self._sound: dict[str, object] = {}
        if self._local and begin:
            begun(Path(self._root))

    @property
    def folder(self) -> Path | None:
        """Where content lies on this machine, if it does."""
        return Path(self._root, "content") if self._local else None

    def put(self, source: Source, limit: int | None = None) -> Kept:
        """Keep what `source` gives. Raises TooLarge beyond `limit` bytes, of which nothing then stays."""
        with self._draft() as (path, file):
            digest, size = copied(source, file, limit)
            file.flush()
            os.fsync(file.fileno())
            return Kept(digest, size, self._settle(path, digest))

    def put_bytes(self, content: bytes) -> str:
        """Keep these bytes; their hash."""
        digest = hashlib.sha256(content).hexdigest()
        if not self._is_here(digest) or not self._local:  # elsewhere that is how it counts as having come just now
            self._write(self._place("content", digest), content)
        return digest

    def has(self, digest: str) -> bool:
        """Whether that content is here, as it was put in."""
        return self._is_sound(digest)

    def check_content(self, digest: str, anew: bool = False) -> None:
        """Raises NotKept, Spoilt. `anew`: even where this process saw the very file before."""
        place = self._place("content", digest)
        try:
            seen = self._looks(place)
            if anew or self._sound.get(digest) != seen:
                self._sound.pop(digest, None)
                with contextlib.nullcontext(Path(place)) if self._local else self._fetched(digest) as path:
                    held_against(digest, path)
                self._remember(digest, seen)
        except OSError as error:
            raise trouble(digest, error, Path(self._root) if self._local else None) from error

    def open(self, digest: str) -> IO[bytes]:
        """The content to read from. Raises NotKept, Spoilt."""
        if not self._local:
            with self._fetched(digest) as path:
                return opened(path)
        self.check_content(digest)
        return opened(Path(self._place("content", digest)))

    def drop(self, digest: str) -> None:
        """What was made for a while is there no longer; nothing happens where it is gone already."""
        self._drop(self._place("content", digest))

    def drop_reading(self, key: str) -> None:
        """What was kept under `key` is there no longer; nothing happens where it is gone already."""
        self._drop(self._place("readings", key))

    def _drop(self, place: str) -> None:
        if self._files.exists(place):
            self._files.rm_file(place)

    def forget(self, name: str, before: float, shelf: str = "content") -> bool:
        """Take away what came last before that moment; what came again since stays. Whether it is gone."""
        place = self._place(shelf, name)
        self._sound.pop(name, None)
        try:
            if self._local:
                return taken_away(Path(place), Path(self._root, "drafts"), before)
            return self._forget_there(place, before)
        except FileNotFoundError:
            return True

    def lay_out(self, digest: str, target: Path, anew: bool = False) -> None:
        """Make the content readable at `target`: a link to the original where it lies on this machine, else a copy.

        Raises NotKept, Spoilt; with `anew` the whole of it is held against its hash once more.
        """
        if self._local:
            self.check_content(digest, anew)
            target.symlink_to(self._place("content", digest))
        else:
            self._fetch(digest, target)

    def keep_reading(self, key: str, content: bytes) -> None:
        """Keep what a page's reading gave under the hash `key` of all it depends on."""
        self._write(self._place("readings", key), _seal(key, content) + content)

    def reading(self, key: str) -> bytes | None:
        """What was kept under `key`; None where nothing was, or where it is no longer what was kept."""
        try:
            kept: bytes = self._files.cat_file(self._place("readings", key))
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno in TAKEN:
                return None
            raise
        seal, content = kept[:SEAL], kept[SEAL:]
        if hmac.compare_digest(seal, _seal(key, content)):
            return content
        log.warning("the kept reading %s is spoilt or of an earlier version; its page is read anew", key)
        return None

    def digests(self, shelf: str = "content") -> Iterator[str]:
        """The names of all that is kept, by whatever right it is here; on `readings` the keys."""
        for place in self._files.find(f"{self._root}/{shelf}"):
            name = str(place).rpartition("/")[2]
            if DIGEST.fullmatch(name):
                yield name

    def drafts(self) -> list[Path]:
        """What is being written on this machine, or was when its process ended."""
        return list(Path(self._root, "drafts").glob("*")) if self._local else []

    def give_up_unfinished(self) -> int:
        """What never came whole to a server, its process having been killed; how many such uploads there were."""
        return 0 if self._local else int(self._files.give_up_unfinished())

    def check(self) -> None:
        """Write and take away a small file; raises OSError where the store cannot be written, or is not there."""
        probe = f"{self._root}/probe-{secrets.token_hex(4)}"
        if self._local:
            check_begun(Path(self._root))
        else:
            self._files.makedirs(self._root, exist_ok=True)
        self._files.pipe_file(probe, b"probe")
        self._files.rm_file(probe)

    def _forget_there(self, place: str, before: float) -> bool:
        if self._files.modified(place).timestamp() >= before:
            return False
        self._files.rm_file(place)
        return True

    def _is_here(self, digest: str) -> bool:
        """Whether the content that comes lies here already; then it counts as having come just now."""
        if self._local:
            touched(Path(self._place("content", digest)))
        return self._is_sound(digest, anew=True)

    def _is_sound(self, digest: str, anew: bool = False) -> bool:
        try:
            self.check_content(digest, anew)
        except NotKept:
            return False
        return True

    def _looks(self, place: str) -> object:
        """What changes with every change of a file: cheap to ask, and asked at each opening."""
        if self._local:
            found = Path(place).stat()
            return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        told = self._files.info(place)
        return tuple(str(told.get(name)) for name in ("size", "ETag", "LastModified", "mtime", "created"))

    @contextlib.contextmanager
    def _fetched(self, digest: str) -> Iterator[Path]:
        """The content of another machine as a file here, held against its hash, while the block lasts."""
        with tempfile.TemporaryDirectory(prefix="prescreen-fetch-") as folder:
            self._fetch(digest, Path(folder) / "content")
            yield Path(folder) / "content"

    def _fetch(self, digest: str, target: Path) -> None:
        try:
            self._files.get_file(self._place("content", digest), str(target))
            held_against(digest, target)
        except FileNotFoundError:
            raise NotKept(digest) from None
        except Spoilt:
            target.unlink()
            raise

    def _remember(self, digest: str, seen: object) -> None:
        if len(self._sound) >= CHECKED:
            self._sound.clear()
        self._sound[digest] = seen

    def _place(self, shelf: str, digest: str) -> str:
        if not DIGEST.fullmatch(digest):
            raise NotKept(digest)
        return f"{self._root}/{shelf}/{digest[:2]}/{digest}"

    @contextlib.contextmanager
    def _draft(self) -> Iterator[tuple[Path, IO[bytes]]]:
        """A file beside its later place (renaming works only there), gone at the end if it was not renamed."""
        drafts = Path(self._root) / "drafts" if self._local else Path(tempfile.gettempdir())
        if self._local:
            check_begun(Path(self._root))
            drafts.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=drafts, prefix="" if self._local else "prescreen-draft-")
        try:
            with os.fdopen(handle, "wb") as file:
                yield Path(name), file
        finally:
            Path(name).unlink(missing_ok=True)

    def _settle(self, draft: Path, digest: str) -> bool:
        """Move a finished draft to its place; False where the same content was there before."""
        place = self._place("content", digest)
        there = self._is_here(digest)
        if there and self._local:
            return False
        if self._local:
            moved(draft, Path(place))
        else:  # written once more where it is there: so it counts as having come just now
            self._files.makedirs(place.rsplit("/", 1)[0], exist_ok=True)
            self._files.put_file(str(draft), place)
        return not there

    def _write(self, place: str, content: bytes) -> None:
        if not self._local:
            self._files.makedirs(place.rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(place, content)
            return
        with self._draft() as (path, file):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            moved(path, Path(place))


def _seal(key: str, content: bytes) -> bytes:
    """So that a kept reading is neither damaged nor another's."""
    return hashlib.sha256(key.encode() + content).digest()
