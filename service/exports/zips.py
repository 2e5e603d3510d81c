"""A dossier as a zip: the originals as handed in, its report, hashes and a manifest; sent as it is made."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import IO, Any

from service.exports.contents import Taking
from service.exports.plain import file_name
from service.exports.words import said
from service.store import NotKept, Spoilt

CHUNK = 1 << 18
FORM = "prescreen-dossier/1"
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_PACKED = frozenset({"zip", "docx", "xlsx", "pptx", "ofd", "pdf", "jpg", "jpeg", "png", "heic", "rar", "7z"})
"""Endings of files that another packing makes no smaller."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was handed in: its name, its content by hash."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is made for the zip, when its turn comes."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the manifest names it; `missing`: the store no longer has it."""

    path: str
    sha256: str
    size: int
    missing: bool = False


class _Pipe(io.RawIOBase):
    """What the zip writes, until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        found = b"".join(self._waiting)
        self._waiting.clear()
        return found


def zipped(
    originals: Sequence[Original], made: Sequence[Made], about: dict[str, Any], taking: Taking
) -> Iterator[bytes]:
    """The zip in pieces, none larger than a few hundred kilobytes but for what is made.

    Raises NotKept where the store holds other bytes than a hash says: nobody is handed a file that was tampered with.
    """
    pipe, listed = _Pipe(), list[Listed]()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        names: set[str] = set()
        for original in originals:
            path = f"{said('originals', taking.lang)}/{file_name(original.name, names)}"
            yield from _original(archive, pipe, path, original, taking, listed)
        names = set()
        for one in made:
            path = f"{said('reports', taking.lang)}/{file_name(one.name, names)}"
            yield from _put(archive, pipe, path, io.BytesIO(one.make()), listed)
        yield from _lists(archive, pipe, about, taking, listed)
    yield pipe.taken()


def _original(
    archive: zipfile.ZipFile, pipe: _Pipe, path: str, original: Original, taking: Taking, listed: list[Listed]
) -> Iterator[bytes]:
    try:
        opened = taking.store.open(original.sha256)
    except Spoilt:
        raise
    except NotKept:
        listed.append(Listed(path, original.sha256, original.size, missing=True))
        return
    with opened as file:
        yield from _put(archive, pipe, path, file, listed)
    if listed[-1].sha256 != original.sha256:
        raise NotKept(original.sha256)


def _lists(
    archive: zipfile.ZipFile, pipe: _Pipe, about: dict[str, Any], taking: Taking, listed: list[Listed]
) -> Iterator[bytes]:
    """The hashes as `sha256sum -c` reads them, and all that is told of the files as JSON."""
    sums = "".join(f"{one.sha256}  {one.path}\n" for one in listed if not one.missing)
    yield from _put(archive, pipe, said("hashes", taking.lang), io.BytesIO(sums.encode()), listed)
    manifest = {"form": FORM, **about, "files": [asdict(one) for one in listed]}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    yield from _put(archive, pipe, said("manifest", taking.lang), io.BytesIO(text.encode()), listed)


def _put(archive: zipfile.ZipFile, pipe: _Pipe, path: str, source: IO[bytes], listed: list[Listed]) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(path, _NO_DAY)
    info.compress_type = zipfile.ZIP_STORED if path.rpartition(".")[2].lower() in _PACKED else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    with archive.open(info, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
            yield pipe.taken()
    listed.append(Listed(path, digest.hexdigest(), size))
