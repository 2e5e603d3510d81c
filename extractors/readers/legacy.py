"""Old Office and WPS files become .docx or .xlsx through LibreOffice, where it is installed; sheets also without."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from pathlib import Path

from extractors.errors import ConversionFailed, OldOffice, TooSlow
from extractors.isolate import lasting_folder
from extractors.model import Note
from extractors.readers import soffice
from extractors.readers.old_sheet import as_workbook
from extractors.readers.sniff import OLE, check_ole

SECONDS = 60
_SHEETS = {".xls", ".et", ".xlt", ".ett", ".ods"}


def converted(path: Path, name: str) -> tuple[Path, tuple[Note, ...]]:
    """A .docx or .xlsx with the content of an old file, in a folder that lasts as long as this process or its pool.

    LibreOffice carries everything over; without it sheets are converted by their cells, and notes say what was
    left. Raises EncryptedOffice, OldOffice for letters without LibreOffice, ConversionFailed, TooSlow.
    """
    check_ole(path)
    office = soffice.program()
    ending = Path(name).suffix.lower()
    target = "xlsx" if _is_sheet(path, ending) else "docx"
    if office is None and not (target == "xlsx" and _is_ole(path)):
        raise OldOffice
    folder = Path(tempfile.mkdtemp(prefix="prescreen-office-", dir=lasting_folder()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    result = folder / f"paper.{target}"
    if office is None:
        return result, as_workbook(path, result)
    source = folder / f"paper{ending or '.doc'}"
    shutil.copyfile(path, source)
    _run(office, source, target, folder, _is_web_page(path))
    if not result.exists() or not result.stat().st_size:
        raise ConversionFailed
    return result, ()


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


def _is_web_page(path: Path) -> bool:
    with path.open("rb") as file:
        return b"<html" in file.read(4096).lower()


def _run(office: str, source: Path, target: str, folder: Path, web_page: bool) -> None:
    """One conversion."""
    # A web page opens in a writer that cannot save as Word, unless it is told to be a text.
    filters = ["--infilter=HTML (StarWriter)"] if web_page and target == "docx" else []
    try:
        soffice.run(office, folder, [*filters, "--convert-to", target, "--outdir", str(folder), str(source)], SECONDS)
    except subprocess.TimeoutExpired as late:
        raise TooSlow(seconds=SECONDS) from late
