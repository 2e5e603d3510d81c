"""The draft of a rulebook as it is handed in: a zip of YAML files, laid out in a folder that nothing else is in."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import IO

from checkers.model import Text
from checkers.rulebook.folders import BOOK
from extractors.errors import TooHeavy
from service.records.refusals import Refused
from service.unpacking import NotSound, unpack

LARGEST = 2 * 1024 * 1024
"""Bytes of a draft when unpacked: a rulebook is a few dozen short files."""

MOST = 500
"""Files of a draft."""

_NO_ZIP = Text("这不是可以打开的 ZIP 文件。", "This is no zip that can be opened.")
_TOO_LARGE = Text("草案过大：最多 500 个文件、2 MB。", "The draft is too large: 500 files and 2 MB at most.")
_NO_BOOK = Text("ZIP 中没有 rulebook.yaml。", "There is no rulebook.yaml in the zip.")


def laid_out(stream: IO[bytes], folder: Path) -> Path:
    """The folder, in `folder`, of the rulebook that the zip holds. Raises Refused."""
    archive = folder / "draft.zip"
    with archive.open("wb") as file:
        shutil.copyfileobj(stream, file)
    try:
        members = unpack(archive, folder / "members", LARGEST, MOST)
    except NotSound as error:
        raise Refused("no_zip", _NO_ZIP, 422) from error
    except TooHeavy as error:
        raise Refused("too_large", _TOO_LARGE, 422) from error
    for member in members:
        if _is_wanted(PurePosixPath(member.name)):
            target = folder / "draft" / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            member.path.rename(target)
    found = min((folder / "draft").rglob(BOOK), key=lambda path: len(path.parts), default=None)
    if found is None:
        raise Refused("no_rulebook", _NO_BOOK, 422)
    return found.parent


def _is_wanted(path: PurePosixPath) -> bool:
    """A YAML file that stays below the folder."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)  # ".." among them
    return path.suffix == ".yaml" and not path.is_absolute() and not hidden and "\\" not in str(path)
