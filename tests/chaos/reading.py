"""What reading children do in a scenario: papers are small texts, with pauses in which harm can be done.

A paper's lines: `total_assets=350000` states a figure, `pages=3` gives it pages, `slow=0.1` makes each take that long,
`poison=die` kills the child that reads it, `poison=hang` keeps it for ever, `poison=eat` takes all its memory;
`poison=die worker` and `poison=hang worker` do it to the worker. Named by name, so that real children can load it.
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.fields import all_fields, field
from extractors.formats import Outline
from extractors.model import Basis, Box, Claim, Evidence, Extraction, Kind, Page, Paper, Reader, Word
from service.children import Understood
from service.model import PageSize

BOX = Box(100.0, 100.0, 200.0, 120.0)
OPENING, UNDERSTANDING = 0.05, 0.15
"""Seconds that these stages take, so that they can be met."""

A_BITE = 16 * 1024 * 1024


def lines_of(text: str) -> dict[str, str]:
    """What a paper says, by name."""
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def said(path: Path) -> dict[str, str]:
    """What the paper there says."""
    return lines_of(path.read_text(encoding="utf-8"))


def open_paper(path: Path, name: str) -> Outline:
    """What the paper is."""
    time.sleep(OPENING)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Outline(path, name, "pdf", digest, int(said(path).get("pages", "1")))


def read_chunk(outline: Outline, numbers: tuple[int, ...], engines: Any) -> tuple[Page, ...]:
    """Some of its pages."""
    lines = said(outline.path)
    _suffer(lines.get("poison", ""))
    return tuple(_page(number, float(lines.get("slow", "0"))) for number in numbers)


def understand(outline: Outline, pages: Sequence[Page], engines: Any, kinds: Any = ()) -> Understood:
    """The figures that it states."""
    time.sleep(UNDERSTANDING)
    claims = tuple(_claims(outline))
    paper = Paper(Kind.APPLICATION_FORM, outline.name, 1, max(outline.pages, 1))
    extraction = Extraction((paper,), claims, ())
    sizes = tuple(PageSize(page.number, page.width, page.height) for page in pages)
    return Understood(extraction, (), (None,) * len(claims), (), sizes)


def _claims(outline: Outline) -> list[Claim]:
    found = []
    for name, value in said(outline.path).items():
        if name in all_fields():
            seen = Evidence(outline.name, 1, BOX, None, f"{name} {value}", Reader.TEXT_LAYER, 0.99)
            found.append(Claim(field(name), Decimal(value), Basis.DECLARED, seen))
    return found


def _page(number: int, seconds: float) -> Page:
    time.sleep(seconds)
    return Page(number, 595.0, 842.0, Reader.TEXT_LAYER, (Word("页", BOX),))


def _suffer(poison: str) -> None:
    if poison == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if poison == "hang":
        signal.pause()
    eaten = []
    while poison == "eat":
        eaten.append(bytearray(os.urandom(1) * A_BITE))
