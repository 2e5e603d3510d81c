"""Exported files opened as others open them: by LibreOffice, which draws them anew."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest


def office() -> str:
    """LibreOffice's program; the system's script installs it for testing."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        assert not os.environ.get("CI"), "LibreOffice must be there in CI"
        pytest.skip("LIBREOFFICE IS MISSING: exported files were not opened (sh .ci/system test installs it)")
    return found


CSV_IN_UTF8 = "--infilter=CSV:44,34,76,1"


def converted(files: Iterable[Path], into: str, folder: Path, *options: str) -> list[Path]:
    """The files as LibreOffice writes them in another form, all at once: its start takes longer than its work."""
    given = list(files)
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    command = [office(), profile, *options, "--headless", "--convert-to", into, "--outdir", str(folder)]
    command += map(str, given)
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    found = [folder / f"{file.stem}.{into}" for file in given]
    assert [f.name for f in found if not f.exists()] == []
    return found


def text_of(pdf: Path | bytes) -> str:
    """The words of a PDF's pages, without blanks and breaks: each program breaks lines as it likes."""
    document = pypdfium2.PdfDocument(pdf)
    return joined("".join(page.get_textpage().get_text_bounded() for page in document))


def joined(text: str) -> str:
    """A text without blanks and breaks."""
    return "".join(text.split())


def pages_of(pdf: Path | bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))
