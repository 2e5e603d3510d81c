"""Word and Excel files as LibreOffice would print them: a PDF, where LibreOffice is installed.

Only true Office files by their bytes, each opened by the filter of its own format and no other: a web page or an
OpenDocument file under another name is never handed on. Links to elsewhere are cut first, where the format allows it;
nothing is fetched and no macro runs.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from extractors.errors import PaperError, TooSlow
from extractors.readers import soffice
from extractors.readers.self_opening import unlocked
from extractors.readers.severed import severed
from extractors.readers.sniff import OLE, check_ole, sniff
from extractors.zips import BROKEN

SECONDS = 90

FILTERS = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML", "doc": "MS Word 97", "xls": "MS Excel 97"}
EXPORTS = {
    "doc": "pdf:writer_pdf_Export",
    "xls": 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}',
}


def printed(path: Path, name: str, folder: Path) -> Path | None:
    """The file as a PDF in `folder`; None where it is no Office file, or there is no LibreOffice, or it made nothing.

    Raises TooSlow, TooHeavy.
    """
    office, path = soffice.program(), unlocked(path)
    sort = office_sort(path, name)
    if office is None or sort is None:
        return None
    source = folder / f"paper.{sort}"
    try:
        severed(path, source) if sort in ("docx", "xlsx") else shutil.copyfile(path, source)
    except (*BROKEN, RuntimeError):
        return None
    asked = [f"--infilter={FILTERS[sort]}", "--convert-to", EXPORTS[sort[:3]], "--outdir", str(folder), str(source)]
    try:
        soffice.run(office, folder, asked, SECONDS)
    except subprocess.TimeoutExpired as late:
        raise TooSlow(seconds=SECONDS) from late
    result = folder / "paper.pdf"
    return result if result.exists() and result.stat().st_size else None


def office_sort(path: Path, name: str) -> str | None:
    """Which Office format the bytes are of: docx, xlsx, doc or xls; None for anything else."""
    try:
        sort = sniff(path, name)
        if sort == "old_office":
            check_ole(path)
    except PaperError:
        return None
    if sort in ("docx", "xlsx"):
        return str(sort)
    return _old_sort(path) if sort == "old_office" else None


def _old_sort(path: Path) -> str | None:
    """By what an OLE file holds; letters and tables in any other old form are not printed."""
    with path.open("rb") as file:
        head = file.read(1 << 20)
    if not head.startswith(OLE):
        return None
    if "Workbook".encode("utf-16-le") in head:
        return "xls"
    return "doc" if "WordDocument".encode("utf-16-le") in head else None
