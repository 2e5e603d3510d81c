"""What a file is, by its content: first bytes, and for zips what is inside. The ending is only a hint."""

from __future__ import annotations

import codecs
import zipfile
from pathlib import Path
from typing import Literal

from extractors.errors import (
    Archive,
    BinarySheet,
    Damaged,
    EmptyFile,
    EncryptedOffice,
    NotFound,
    NotThisType,
    NotWord,
    OpenFixedLayout,
    PaperError,
    Presentation,
    UnsupportedType,
    WebPage,
)
from extractors.zips import archive_at

Sort = Literal["pdf", "ofd", "image", "heic", "docx", "xlsx", "old_office", "csv", "txt"]
"""What can be read, or at least named."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"BM", b"GIF8")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = {b"Rar!": "RAR", b"7z\xbc\xaf": "7Z", b"\x1f\x8b": "GZIP", b"BZh": "BZIP2", b"\xfd7zXZ": "XZ"}
_SLIDES = {".ppt", ".pps", ".pot", ".dps", ".dpt", ".pptx", ".ppsx", ".pptm", ".odp"}
_OLD = {".doc", ".wps", ".xls", ".et", ".rtf", ".dot", ".xlt"}
_TABLES = {".csv", ".tsv"}
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a text begins whose letters take two bytes each."""
_EXPECTED = {
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx",
    ".jpg": "image", ".jpeg": "image", ".png": "image", ".tif": "image", ".tiff": "image",
}  # fmt: skip


def sniff(path: Path, name: str) -> Sort:
    """What the file is. Raises a PaperError that says why it cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise NotFound(type(error).__name__) from error
    if not head.strip(b"\x00 \t\r\n"):
        raise EmptyFile
    ending = Path(name).suffix.lower()
    return _of_bytes(head, ending) or _of_zip(path, head, ending) or _of_text(head, ending)


def _of_bytes(head: bytes, ending: str) -> Sort | None:
    if b"%PDF-" in head[:1024] and not head.startswith((b"PK", OLE)):
        return "pdf"
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    if head[4:8] == b"ftyp":
        return "heic"
    if head.startswith(OLE):
        if ending in _SLIDES and not encrypted_office(head):
            raise Presentation
        return "old_office"
    if head.startswith((b"{\\rtf", b"\xdb\xa5-")) or (b"<?mso-application" in head):
        return "old_office"
    packed = next((called for start, called in _ARCHIVES.items() if head.startswith(start)), None)
    if packed:
        raise Archive(format=packed)
    return None


def _of_zip(path: Path, head: bytes, ending: str) -> Sort | None:
    if not head.startswith(b"PK"):
        return None
    if head.startswith(b"PK\x05\x06"):
        raise NotWord("empty zip")
    try:
        with archive_at(path) as package:
            names = {name.replace("\\", "/").lstrip("/") for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise Damaged(type(error).__name__) from error
    return _of_members(names, ending)


def _of_members(names: set[str], ending: str) -> Sort:
    if "OFD.xml" in names:
        return "ofd"
    unread = _unread_package(names, ending)
    if unread is not None:
        raise unread
    spelled = {name.lower() for name in names}
    if "[content_types].xml" in spelled:
        if any(name.startswith("word/") for name in spelled):
            return "docx"
        if any(name.startswith("xl/") for name in spelled):
            return "xlsx"
        raise NotWord("no body")
    if "mimetype" in names and "content.xml" in names:
        return "old_office"
    if any(name.startswith(("word/", "xl/")) for name in names):
        raise NotWord("no content types")
    raise Archive


def _unread_package(names: set[str], ending: str) -> PaperError | None:
    """What a zip is that no reader takes, though it is one paper and no archive of papers."""
    if "xl/workbook.bin" in names:
        return BinarySheet()
    slides = "ppt/presentation.xml" in names or ("content.xml" in names and ending in _SLIDES)
    return Presentation() if slides else None


def _of_text(head: bytes, ending: str) -> Sort:
    if ending in _OLD:
        return "old_office"  # tables and letters exported as web pages under an old ending
    text = head.lstrip(codecs.BOM_UTF8).lstrip().lower()
    if text.startswith((b"<!doctype", b"<html", b"<head", b"<script", b"<?xml", b"<body", b"<meta", b"<!--")):
        raise WebPage
    if ending in _TABLES and _is_text(head):
        return "csv"
    if ending == ".txt":
        return "txt"
    raise _unknown(ending)


def _is_text(head: bytes) -> bool:
    wide = head.startswith(_WIDE) and not head.startswith(codecs.BOM_UTF32_LE)
    return wide or b"\x00" not in head.lstrip(b"".join(_WIDE))[:1]


def _unknown(ending: str) -> PaperError:
    if ending == ".ofd":
        return OpenFixedLayout()
    return NotThisType(ending=ending) if ending in _EXPECTED else UnsupportedType(ending)


def encrypted_office(head: bytes) -> bool:
    """Does an OLE file hold an encrypted Word or Excel package (its stream names are UTF-16)?"""
    return any(name.encode("utf-16-le") in head for name in ("EncryptedPackage", "EncryptionInfo"))


def is_locked_package(path: Path) -> bool:
    """Is it an OLE file with such a package? Its directory may stand anywhere in the file."""
    with path.open("rb") as file:
        if file.read(len(OLE)) != OLE:
            return False
        while block := file.read(1 << 20):
            if encrypted_office(block):
                return True
            if len(block) == 1 << 20:
                file.seek(-64, 1)
    return False


def check_ole(path: Path) -> None:
    """Raise EncryptedOffice for an office file behind a password."""
    if is_locked_package(path):
        raise EncryptedOffice
