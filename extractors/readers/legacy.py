"""Old Office and WPS files become .docx or .xlsx through LibreOffice, where it is installed; sheets also without.

LibreOffice opens what is an OLE file by its bytes. RTF, XML of Office 2003, OpenDocument under its own name (links cut)
and plain text under an old ending it opens only where it cannot reach the network; web pages never, whose texts are
taken without it.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from extractors import rooms
from extractors.child import lasting_folder
from extractors.errors import ConversionFailed, EncryptedOffice, NotThisType, OldOffice, TooSlow
from extractors.model import Note
from extractors.readers import soffice
from extractors.readers.old_letter import asks_for_a_password
from extractors.readers.old_sheet import as_workbook
from extractors.readers.severed import severed
from extractors.readers.sniff import OLE, check_ole
from extractors.readers.web_page import as_office, is_web_page
from extractors.zips import BROKEN

SECONDS = 60
_OPEN_DOCUMENT = {".odt", ".ods", ".ott", ".ots"}
_SHEETS = {".xls", ".et", ".xlt", ".ett", ".ods"}


def converted(path: Path, name: str) -> tuple[Path, tuple[Note, ...]]:
    """A .docx or .xlsx with the content of an old file, in a folder that lasts as long as this process or its pool.

    LibreOffice carries everything over; without it sheets are converted by their cells, and notes say what was
    left; so are sheets that it cannot open. Raises EncryptedOffice, OldOffice for letters without LibreOffice,
    ConversionFailed, TooSlow.
    """
    check_ole(path)
    ending = Path(name).suffix.lower()
    target = "xlsx" if _is_sheet(path, ending) else "docx"
    web_page = not _is_ole(path) and is_web_page(path)
    office = None if web_page else _office(path, ending)
    if office is None and not web_page and not (target == "xlsx" and _is_ole(path)):
        raise OldOffice
    folder = Path(tempfile.mkdtemp(prefix="prescreen-office-", dir=lasting_folder()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    result = folder / f"paper.{target}"
    if web_page:
        as_office(path, result)
        return result, ()
    if office is None:
        return result, as_workbook(path, result)
    source = folder / f"paper{ending or '.doc'}"
    _lay_out(path, source)
    _run(office, source, target, folder)
    if result.exists() and result.stat().st_size:
        return result, ()
    return result, _by_ourselves(path, result)


def _by_ourselves(path: Path, result: Path) -> tuple[Note, ...]:
    """What LibreOffice gave up: sheets by their cells. Raises PaperError."""
    if not _is_ole(path):
        raise ConversionFailed
    if result.suffix == ".xlsx":
        return as_workbook(path, result)
    raise EncryptedOffice if asks_for_a_password(path) else ConversionFailed


def _is_sheet(path: Path, ending: str) -> bool:
    """By what is in an OLE file or OpenDocument package, by the ending otherwise."""
    with path.open("rb") as file:
        head = file.read(1 << 20)
    if "Workbook".encode("utf-16-le") in head or b"opendocument.spreadsheet" in head[:200]:
        return True
    return "WordDocument".encode("utf-16-le") not in head and ending in _SHEETS


def _is_ole(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8) == OLE


def _is_open_document(path: Path) -> bool:
    return zipfile.is_zipfile(path) and not _is_ole(path)


def _office(path: Path, ending: str) -> str | None:
    """LibreOffice, where it is there and may open this. Raises NotThisType for OpenDocument under another name."""
    if _is_open_document(path) and ending not in _OPEN_DOCUMENT:
        raise NotThisType(ending=ending)
    return soffice.program() if _is_ole(path) or rooms.has_filter() else None


def _lay_out(path: Path, source: Path) -> None:
    if not _is_open_document(path):
        shutil.copyfile(path, source)
        return
    try:
        severed(path, source)
    except (*BROKEN, RuntimeError) as error:
        raise ConversionFailed(type(error).__name__) from error


def _run(office: str, source: Path, target: str, folder: Path) -> None:
    """One conversion."""
    try:
        soffice.run(office, folder, ["--convert-to", target, "--outdir", str(folder), str(source)], SECONDS)
    except subprocess.TimeoutExpired as late:
        raise TooSlow(seconds=SECONDS) from late
