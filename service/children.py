"""What runs in a reading child: small functions on plain values, so that they can be named and pickled."""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.formats import Outline
from extractors.model import RECOGNISED, Document, Extraction, Kind, Note, Page
from extractors.recognise.engines import Engines
from service.excerpts import excerpt
from service.logs import configure_as
from service.model import Excerpt, PageSize

if TYPE_CHECKING:
    from extractors.readers.attached import Attached

LOG_FORMAT = "PRESCREEN_LOG_FORMAT"
LOG_LEVEL = "PRESCREEN_LOG"
"""The environment's name for how much children log: DEBUG, INFO, WARNING, ERROR, CRITICAL."""

SECONDS = 12
SECONDS_A_PAGE = 2
SECONDS_A_KILOBYTE = 0.2
"""Of the processor's time, for what a paper says: by its pages, or by its bytes where it has none. Ten times what
ordinary ones take."""

LONG = 64
"""Pages from which what is kept for reading more of them goes before they are understood: both together took a child of
500 pages 950 MB, one of 50 824."""

Kinds = tuple[tuple[int, Kind], ...]
"""A person's word on which paper is which, by the paper's place in the file (from 0)."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one document says; `notes` are those of all its stages.

    `excerpts` stand beside the extraction's claims, `fact_excerpts` beside its facts, `left_out_excerpts` beside the
    figures that it left out.
    """

    extraction: Extraction
    notes: tuple[Note, ...]
    excerpts: tuple[Excerpt | None, ...]
    fact_excerpts: tuple[Excerpt | None, ...]
    page_sizes: tuple[PageSize, ...]
    left_out_excerpts: tuple[Excerpt | None, ...] = ()


def settle_in() -> None:
    """What a child does first: log as it is told, and keep still what pdfminer says of every odd font."""
    configure_as(os.environ.get(LOG_FORMAT, ""), os.environ.get(LOG_LEVEL, "WARNING"))
    logging.getLogger("pdfminer").setLevel(logging.ERROR)


def open_paper(path: Path, name: str) -> Outline:
    """What the file is and how many pages it has. Raises PaperError."""
    from extractors.readers import open_document

    return open_document(path, name)


def take_out(path: Path, folder: Path) -> tuple[Attached, ...]:
    """The files that hang on a PDF, written to `folder`. Raises PaperError."""
    from extractors.readers.attached import taken_out

    return taken_out(path, folder)


def read_chunk(outline: Outline, numbers: tuple[int, ...], engines: Engines) -> tuple[Page, ...]:
    """Some pages of one document, in the order asked for. Raises PaperError."""
    from extractors.readers import read_pages

    return tuple(read_pages(outline, numbers, engines))


def understand(outline: Outline, pages: Sequence[Page], engines: Engines, kinds: Kinds = ()) -> Understood:
    """What the pages say, each figure read again by the other reader; `kinds` corrects papers. Raises PaperError."""
    from extractors.child import bounded
    from extractors.extract import extract
    from extractors.fact_readings import read_facts_again
    from extractors.facts import qr_codes
    from extractors.recognise.networks import forget
    from extractors.second_reading import read_again

    if len(pages) > LONG:
        forget()
    with bounded(_seconds(outline)):
        document = _document(outline, pages, engines)
        extraction = extract(document, dict(kinds))
    claims = tuple(read_again(extraction.claims, document, engines))
    facts, told = qr_codes.compared(read_facts_again(extraction.facts, document, engines), document)
    return Understood(
        replace(extraction, claims=claims, facts=facts),
        _notes(document, replace(extraction, notes=(*extraction.notes, *told))),
        tuple(excerpt(document, claim.evidence) for claim in claims),
        tuple(excerpt(document, fact.evidence) for fact in facts),
        tuple(PageSize(p.number, p.width, p.height, turn_of(p)) for p in pages),
        tuple(excerpt(document, one.claim.evidence) for one in extraction.left_out),
    )


def _seconds(outline: Outline) -> float:
    """How long the processor may work on what the paper says."""
    more = SECONDS_A_PAGE * outline.pages if outline.pages else SECONDS_A_KILOBYTE * outline.path.stat().st_size / 1000
    return SECONDS + more


def _notes(document: Document, extraction: Extraction) -> tuple[Note, ...]:
    """All that must be known of the document, each fact once, by page."""
    found = (*document.notes, *(n for p in document.pages for n in p.notes), *extraction.notes)
    return tuple(sorted(dict.fromkeys(found), key=lambda n: (n.page or 0, n.code)))


def _document(outline: Outline, pages: Sequence[Page], engines: Engines) -> Document:
    from extractors.page.layout import assemble
    from extractors.readers import read_flow

    return assemble(outline, tuple(pages)) if outline.pages else read_flow(outline, engines)


def turn_of(page: Page) -> int:
    """Degrees clockwise, a multiple of 90, by which the page as shown must be turned to be read."""
    across, down = page.to_page[0], page.to_page[3]  # where a step to the right in reading space leads on the page
    return round(-math.degrees(math.atan2(down, across)) / 90) % 4 * 90


def is_recognised(page: Page) -> bool:
    """Whether the page's words come from its picture."""
    return page.reader in RECOGNISED
