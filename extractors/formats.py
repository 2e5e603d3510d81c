"""The formats that can be read, one row each: how a file is known to be of it, how it is opened, how it is drawn.

A new format is a row here and a module in `readers/`; modules are named, and imported when a file of theirs comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractors.model.pages import Note


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `sorts`: what the look at its first bytes calls it.

    A format with pages has a `drawer`, a module that counts and draws them (`count_pages`, `size_in_points`,
    `picture`), and a `reader` that reads them (`read_pages`); one without is a flow, whose `reader` looks whether it
    can be read at all (`check`) and reads it as a whole (`read`).
    """

    name: str
    sorts: tuple[str, ...]
    reader: str
    drawer: str = ""

    @property
    def has_pages(self) -> bool:
        """Whether it comes in pages rather than as a flow."""
        return bool(self.drawer)


FORMATS = (
    Format("pdf", ("pdf",), "extractors.readers.pdf", "extractors.pictures.pdfium"),
    Format("ofd", ("ofd",), "extractors.readers.ofd", "extractors.pictures.ofd"),
    Format("image", ("image", "heic"), "extractors.readers.image", "extractors.pictures.frames"),
    Format("docx", ("docx",), "extractors.readers.docx"),
    Format("xlsx", ("xlsx", "csv"), "extractors.readers.sheet"),
    Format("txt", ("txt",), "extractors.readers.plain"),
)


def format_of_sort(sort: str) -> Format:
    """The format that the first bytes of a file tell; KeyError where there is none."""
    found = next((f for f in FORMATS if sort in f.sorts), None)
    if found is None:
        raise KeyError(sort)
    return found


def named(name: str) -> Format:
    """The format of that name; KeyError where there is none."""
    return {f.name: f for f in FORMATS}[name]


def format_of_picture(path: Path) -> Format:
    """The format of a file with pages: the header of a PDF may stand anywhere in the first kilobyte."""
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(b"PK"):
        return named("ofd")
    return named("pdf" if b"%PDF-" in head else "image")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file is. `path` is what is read (an old .doc's conversion), `name` and `sha256` are of the file handed in.

    `format` is the name of a row of `FORMATS`; `pages` is 0 for Word and Excel files, which have none until they are
    printed. `notes` tell what was lost on the way to `path`.
    """

    path: Path
    name: str
    format: str
    sha256: str
    pages: int
    notes: tuple[Note, ...] = ()
