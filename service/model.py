"""What a review takes and hands back, as frozen values: all that a renderer needs, so that it need not compute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from checkers.model import Category, Finding, Text
from extractors.model import Claim, Fact, Kind, LeftOut, Note, Page, Paper, Statement

Lang = Literal["zh", "en"]
Readers = Literal["auto", "rapidocr", "tesseract"]
Phase = Literal["opening", "reading", "understanding", "judging"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to review. `as_of` None: the filing date of the form, else `today`; `jobs` 0: one for each core.

    `services` are named beside the papers; they count with those that the papers name.
    """

    as_of: date | None = None
    category: Category | None = None
    readers: Readers = "auto"
    jobs: int = 0
    lang: Lang = "zh"
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """One step done: `page` pages of `pages` of `document` are through `phase`."""

    document: str
    page: int
    pages: int
    phase: Phase


class ProgressListener(Protocol):
    """Is told of each step, in the caller's own process."""

    def __call__(self, progress: Progress, /) -> None: ...


@dataclass(frozen=True, slots=True)
class PageKey:
    """What a page's reading depends on, and so the key under which it may be kept."""

    sha256: str
    number: int
    readers: Readers
    version: str


class PageCache(Protocol):
    """Keeps pages that were read; it may forget, it may not mix up."""

    def get(self, key: PageKey, /) -> Page | None: ...

    def put(self, key: PageKey, page: Page, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Handed:
    """One file as handed in: where it lies, and the name it is called by. `trouble` tells why it is not even there.

    `kinds` are a person's corrections: which paper it is, by the paper's place in the file (from 0).
    """

    path: Path
    name: str
    trouble: Trouble | None = None
    kinds: tuple[tuple[int, Kind], ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file could not be read, and what to do about it; `code` is stable."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as a viewer shows it, in points; `turn` degrees clockwise (0, 90, 180, 270) make it upright to read."""

    number: int
    width: float
    height: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """One file of the dossier. `pages` is 0 for Word and Excel files; `path` is where the original lies."""

    name: str
    path: Path
    sha256: str
    kind: Kind
    pages: int
    ocr_pages: int
    papers: tuple[Paper, ...] = ()
    page_sizes: tuple[PageSize, ...] = ()
    notes: tuple[Note, ...] = ()
    error: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Whose application it is, and the day it is judged by."""

    applicant: str | None
    credit_code: str | None
    platform_name: str | None
    category: Category | None
    services: tuple[str, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class NoticeIdentity:
    """Which year's notice was laid over the rules."""

    number: str
    title: Text


@dataclass(frozen=True, slots=True)
class RulebookIdentity:
    """Which rules were asked, and what the regulation asks that none of them looks at.

    `warnings`: that the day of application lies outside the days of notice or measures.
    """

    id: str
    title: Text
    version: str
    not_looked_at: tuple[Text, ...] = ()
    notice: NoticeIdentity | None = None
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What the review took. `engines` are the readers it had, `missing` those it should have had."""

    seconds: float
    pages: int
    ocr_pages: int
    engines: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """One cell of an excerpt, `span` columns wide; `mark` is the part of its text that is the figure."""

    text: str
    mark: tuple[int, int] | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The surroundings of a figure in a file without pages: its paragraph (one cell), or its header and row."""

    rows: tuple[tuple[ExcerptCell, ...], ...]
    is_table: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A dossier reviewed. Findings refer to `statements` by number; `excerpts` stand beside these, one each.

    `left_out` are the figures that were seen and do not count, with their own excerpts.
    """

    dossier: Dossier
    rulebook: RulebookIdentity
    documents: tuple[ReviewedDocument, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    run: Run
    excerpts: tuple[Excerpt | None, ...] = ()
    facts: tuple[Fact, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    left_out_excerpts: tuple[Excerpt | None, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Claims and facts in their one numbering: figures first, then facts."""
        return (*self.claims, *self.facts)
