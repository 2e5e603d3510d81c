"""Files that hang on a PDF or OFD, or are embedded in Word or Excel: taken out, each to be a paper of its own."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from extractors.errors import AttachmentLeft, AttachmentUnreadable, PaperError
from extractors.formats import format_of_picture
from extractors.ofd.attachments import attachments
from extractors.ofd.container import opened
from extractors.pictures import pdfium
from extractors.readers import packages
from extractors.readers.annotations import attached, name_of
from extractors.readers.embedded_files import embedded_files
from extractors.readers.self_opening import unlocked
from extractors.readers.sniff import check_ole, sniff

MEGABYTES = 100
"""Of one attachment."""

_DATA = frozenset({".xml", ".xbrl", ".xsd", ".json", ".joboptions"})
_NAME = 80
"""Letters of a name at most."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file taken out of another: its own name, and where it lies or why it could not be taken out."""

    name: str
    path: Path | None = None
    error: PaperError | None = None


def taken_out(path: Path, folder: Path) -> tuple[Attached, ...]:
    """Write what hangs on a paper to `folder`, each content once, without data for machines.

    Raises PaperError where the paper cannot be opened.
    """
    found: dict[tuple[str, str], Attached] = {}
    for called, content in _inside(unlocked(path)):
        name = plain_name(called)
        if PurePosixPath(name).suffix.lower() in _DATA:
            continue
        if isinstance(content, PaperError):
            found[name, f"not read {len(found)}"] = Attached(name, error=content)
            continue
        key = (name, hashlib.sha256(content).hexdigest())
        if key not in found:
            found[key] = Attached(name, _written(content, folder, len(found), name))
    return tuple(found.values())


def _inside(path: Path) -> Iterator[tuple[str, bytes | PaperError]]:
    if format_of_picture(path).name != "ofd":
        check_ole(path)
        return _of_pdf(path)
    return _of_ofd(path) if sniff(path, path.name) == "ofd" else _of_office(path)


def _of_office(path: Path) -> Iterator[tuple[str, bytes | PaperError]]:
    with packages.opened(path) as package:
        for file in embedded_files(package):
            if file.content is None:
                yield file.name, AttachmentUnreadable()
            else:
                yield file.name, file.content if len(file.content) <= MEGABYTES * 1024 * 1024 else AttachmentLeft()


def _of_pdf(path: Path) -> Iterator[tuple[str, bytes | PaperError]]:
    with pdfium.opened(path) as document:
        for file in _files(document):
            try:
                yield name_of(file), _content(file)
            except PaperError as error:
                yield name_of(file), error


def _of_ofd(path: Path) -> Iterator[tuple[str, bytes | PaperError]]:
    with opened(path) as container:
        for name, part in attachments(container):
            content = container.part(part) if part else b""
            if len(content) > MEGABYTES * 1024 * 1024:
                yield name, AttachmentLeft()
            else:
                yield name, content if part else AttachmentUnreadable()


def plain_name(name: str) -> str:
    """A file's own name without folders and control characters."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(letter for letter in last if letter.isprintable()).strip().lstrip(".") or "?"
    ending = PurePosixPath(plain).suffix[:10]
    return plain.removesuffix(ending)[: _NAME - len(ending)] + ending


def _files(document: Any) -> Iterator[Any]:
    for number in range(min(len(document), pdfium.MAX_PAGES)):
        with contextlib.suppress(pypdfium2.PdfiumError), contextlib.closing(document[number]) as page:
            yield from attached(document, page, number == 0)


def _content(file: Any) -> bytes:
    size = ctypes.c_ulong()
    if not file or not raw.FPDFAttachment_GetFile(file, None, 0, ctypes.byref(size)):
        raise AttachmentUnreadable
    if size.value > MEGABYTES * 1024 * 1024:
        raise AttachmentLeft
    room = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(file, room, size.value, ctypes.byref(size)):
        raise AttachmentUnreadable
    return room.raw[: size.value]


def _written(content: bytes, folder: Path, place: int, name: str) -> Path:
    """Under a made-up name: an attachment's own may be anything."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{place:04d}{PurePosixPath(name).suffix}"
    target.write_bytes(content)
    return target
