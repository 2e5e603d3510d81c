"""From what a caller sends to files in the store: archives unpacked, what can never be read refused with the reason."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checkers.model import Text
from service.errors import UnusableInput
from service.first_look import trouble
from service.intake import collect
from service.model import Handed
from service.records.dossiers import Upload, clean_name
from service.records.refusals import Refused
from service.settings import MEGABYTE
from service.store import Source, Store, TooLarge

NEVER_READ = frozenset(
    {".exe", ".dll", ".msi", ".bat", ".cmd", ".ps1", ".sh", ".js", ".vbs", ".jar", ".apk", ".iso", ".dmg", ".lnk"}
    | {".rar", ".7z", ".tar", ".gz", ".mp4", ".mov", ".avi", ".mkv", ".mp3", ".wav", ".amr", ".html", ".htm", ".url"}
)

EMPTY = Text("文件是空的，可能上传中断，请重新上传。", "The file is empty; the upload may have been cut off.")
NO_PAPER = Text(
    "不支持这种文件。请上传 PDF、OFD、Word、Excel 或 JPG、PNG、TIFF 图片，压缩包请用 ZIP。",
    "This kind of file is not read. Hand in PDF, OFD, Word, Excel, or JPG, PNG, TIFF pictures; archives as ZIP.",
)
NOTHING_INSIDE = Text("压缩包里没有可用的文件。", "There is no file in the archive.")


@dataclass(frozen=True, slots=True)
class Turned:
    """A file that was turned away, and why."""

    name: str
    text: Text


def receive(
    store: Store, name: str, source: Source, limit: int, strict: bool = True, unpack: bool = True
) -> Iterator[Upload | Turned]:
    """Put one file into the store, or each file of an archive.

    `strict` turns away what no reader could read; without it such a file is kept, and the report says what is wrong.
    Without `unpack` an archive is a file like any other.
    """
    called = clean_name(name)
    if strict and PurePosixPath(called.lower()).suffix in NEVER_READ:
        yield Turned(called, NO_PAPER)
    elif unpack and called.lower().endswith(".zip"):
        yield from _unpacked(store, called, source, limit, strict)
    else:
        yield _kept(store, called, source, limit, strict)


def receive_one(store: Store, name: str, source: Source, limit: int) -> Upload:
    """A single file in the store, an archive like any other. Raises Refused where it is turned away."""
    received = next(iter(receive(store, name, source, limit, unpack=False)))
    if isinstance(received, Turned):
        raise Refused("file_refused", received.text, 422)
    return received


def looked_at(store: Store, one: Upload | Turned) -> Upload | Turned:
    """The file, unless a first look tells that it can never be read; the reason then."""
    if isinstance(one, Turned):
        return one
    with tempfile.TemporaryDirectory(prefix="prescreen-look-") as folder:
        path = Path(folder) / "file"
        store.lay_out(one.sha256, path)
        why = trouble(path, one.name)
    return Turned(one.name, why) if why else one


def _kept(store: Store, name: str, source: Source, limit: int, strict: bool) -> Upload | Turned:
    try:
        kept = store.put(source, limit)
    except TooLarge:
        return Turned(name, too_large(limit))
    if strict and not kept.size:
        return Turned(name, EMPTY)
    return Upload(name, kept.sha256, kept.size)


def _unpacked(store: Store, name: str, source: Source, limit: int, strict: bool) -> Iterator[Upload | Turned]:
    """The archive goes through the store first, since only there it is bounded and whole."""
    archive = _kept(store, name, source, limit, strict)
    if isinstance(archive, Turned):
        yield archive
        return
    with tempfile.TemporaryDirectory(prefix="prescreen-zip-") as folder:
        path = Path(folder) / name
        store.lay_out(archive.sha256, path)
        try:
            members = collect([path], Path(folder) / "members")
        except UnusableInput:
            yield Turned(name, NOTHING_INSIDE)
            return
        for member in members:
            yield _member(store, archive, member, limit, strict)


def _member(store: Store, archive: Upload, member: Handed, limit: int, strict: bool) -> Upload | Turned:
    if member.trouble:
        return Turned(archive.name, member.trouble.text) if strict else archive
    called = clean_name(member.name)
    if strict and PurePosixPath(called.lower()).suffix in NEVER_READ:
        return Turned(called, NO_PAPER)
    with member.path.open("rb") as file:
        return _kept(store, called, file, limit, strict)


def too_large(limit: int) -> Text:
    """The limit in words."""
    size = limit // MEGABYTE
    return Text(f"文件超过 {size} MB 上限，请压缩或拆分后上传。", f"The file exceeds {size} MB; compress or split it.")
