"""What a file says of its own making: who wrote it, with which program, and when; nothing where it says nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from extractors.errors import PaperError
from extractors.pictures import pdfium
from extractors.pictures.frames import maker
from extractors.readers import packages

LONGEST = 200
"""Letters of a value at most."""

_PDF_DAY = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Properties:
    """As the file says it, "" for nothing; moments as YYYY-MM-DDTHH:MM:SS by the clock of whoever made it.

    `changed_by` saved it last, which only office files tell.
    """

    author: str = ""
    changed_by: str = ""
    producer: str = ""
    created: str = ""
    changed: str = ""


def properties(path: Path) -> Properties:
    """The properties of a PDF, an office file or a picture; empty ones for what is none, or cannot be opened."""
    with path.open("rb") as file:
        head = file.read(1024)
    try:
        if b"%PDF-" in head:
            return _of_pdf(path)
        return _of_office(path) if head.startswith(b"PK") else _of_picture(path)
    except PaperError:
        return Properties()


def _of_pdf(path: Path) -> Properties:
    with pdfium.opened(path) as document:
        said = document.get_metadata_dict()
    return Properties(
        author=_plain(said.get("Author")),
        producer=_plain(said.get("Producer") or said.get("Creator")),
        created=_pdf_moment(said.get("CreationDate")),
        changed=_pdf_moment(said.get("ModDate")),
    )


def _of_picture(path: Path) -> Properties:
    """The camera or scanner of a picture: maker and model, else the program that saved it."""
    return Properties(producer=_plain(" ".join(maker(path))))


def _of_office(path: Path) -> Properties:
    with packages.opened(path) as package:
        core = _texts(package.tree("docProps/core.xml"))
        app = _texts(package.tree("docProps/app.xml"))
    return Properties(
        author=_plain(core.get("creator")),
        changed_by=_plain(core.get("lastModifiedBy")),
        producer=_plain(app.get("Application")),
        created=_iso_moment(core.get("created")),
        changed=_iso_moment(core.get("modified")),
    )


def _texts(tree: etree._Element | None) -> dict[str, str]:
    """The texts of a part's elements by their plain names."""
    elements = tree.iter(etree.Element) if tree is not None else ()
    return {etree.QName(e).localname: e.text for e in elements if e.text}


def _plain(text: str | None) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())[:LONGEST]


def _pdf_moment(text: str | None) -> str:
    found = _PDF_DAY.match(text or "")
    if not found:
        return ""
    year, month, day, hour, minute, second = found.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}"


def _iso_moment(text: str | None) -> str:
    found = _ISO_DAY.match(text or "")
    return found[0] if found else ""
