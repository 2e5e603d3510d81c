"""Text that does no harm where it goes: nothing that a spreadsheet takes for a formula, names for all systems."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""With what a formula begins in a spreadsheet, the wide forms included: East Asian settings take these as well."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML does not allow; papers that were read may hold it."""

FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 150
"""Bytes of a file's name at most: with its folders it must fit what Windows unpacks."""


def clean(text: str) -> str:
    """The text without characters that no file format takes."""
    return UNFIT.sub("", text)


def safe(text: str) -> str:
    """The text as a cell: what would begin a formula gets an apostrophe before it."""
    found = clean(text)
    return f"'{found}" if found.lstrip(" \u3000").startswith(FORMULA) or found.startswith(FORMULA) else found


def file_name(name: str, taken: set[str]) -> str:
    """A name for a file that every system takes and no other file has, whatever the case or form of its letters.

    It is then taken.
    """
    fit = FORBIDDEN.sub("_", name).strip(" .") or "_"
    stem, ending = PurePosixPath(fit).stem, PurePosixPath(fit).suffix
    stem, ending = (stem, ending) if len(ending.encode()) <= 20 else (fit, "")
    stem = stem.encode()[: LONGEST - len(ending.encode())].decode(errors="ignore").rstrip(" .")
    stem = f"_{stem}" if RESERVED.fullmatch(stem) else stem
    tries = (f"{stem}{ending}", *(f"{stem} ({n}){ending}" for n in range(2, len(taken) + 3)))
    found = next(t for t in tries if _folded(t) not in taken)
    taken.add(_folded(found))
    return found


def _folded(name: str) -> str:
    """As those systems compare names that see no case, nor how a letter is put together of others."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
