"""Workbooks that Excel locked with a password of its own: it opens them without asking, so they are no secret.

So it stores what was saved with a protected structure, and much that is only to be looked at. Decrypting is for
children with limits: what a stranger's file says of its locks is not to be believed.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import IO, Any

from extractors.child import bounded, lasting_folder
from extractors.errors import Damaged, of_memory
from extractors.readers.sniff import OLE, is_locked_package

PASSWORD = "VelvetSweatshop"
"""In Excel since 1997, and by [MS-OFFCRYPTO] 2.4.2.3."""


def opens_by_itself(path: Path) -> bool:
    """Whether it is locked, and opens with the password that everybody has."""
    with bounded(), path.open("rb") as file:
        return _opened(file) is not None


def unlocked(path: Path) -> Path:
    """The paper; of a new one that opens by itself a copy without the lock.

    It lasts as long as this process or its pool. What is locked otherwise stays so. Raises Damaged.
    """
    return unlocked_old(path) if is_locked_package(path) else path


def unlocked_old(path: Path) -> Path:
    """The same of an old sheet, which LibreOffice opens by itself as Excel does. Raises Damaged."""
    with bounded(), path.open("rb") as file:
        paper = _opened(file)
        if paper is None:
            return path
        folder = Path(tempfile.mkdtemp(prefix="prescreen-office-", dir=lasting_folder()))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        _decrypt(paper, folder / "paper")
    return folder / "paper"


def _decrypt(paper: Any, target: Path) -> None:
    try:
        with target.open("wb") as plain:
            paper.decrypt(plain)
    except Exception as error:
        if of_memory(error):
            raise
        raise Damaged(type(error).__name__) from error


def _opened(file: IO[bytes]) -> Any:
    """The locked paper with its key turned; None where it is not locked, or by somebody's own password."""
    if file.read(len(OLE)) != OLE:
        return None
    from msoffcrypto import OfficeFile

    try:
        paper: Any = OfficeFile(file)
        if not paper.is_encrypted():
            return None
        # Old workbooks hold every password against what they say; new ones when they are asked to.
        paper.load_key(PASSWORD, **({"verify_password": True} if paper.format == "ooxml" else {}))
    except Exception as error:
        if of_memory(error):
            raise
        return None
    return paper
