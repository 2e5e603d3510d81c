"""What papers say, as frozen values that do no work: document, page, table, claim.

Space. Every box is in PDF points (1/72 inch), origin top left, y downwards.
*Page space* is the page as a viewer shows it (rotation applied); *reading
space* is the page made upright and flat, where words and lines are laid out.
`Page.to_page` leads from reading space to page space; it is the identity for
text layers and for straight scans.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from extractors.fields import Field
from extractors.words.codes import Codes
from extractors.words.loading import file_names, raw


class Basis(StrEnum):
    """Where a claim stands: in the form or report, in a supporting paper, or counted from rows."""

    DECLARED = "declared"
    EVIDENCED = "evidenced"
    COMPUTED = "computed"


class Reader(StrEnum):
    """What turned the paper into words."""

    TEXT_LAYER = "text-layer"
    DOCX = "docx"
    XLSX = "xlsx"
    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"


class Kind(Codes):
    """Which paper this is. A file of `words/kinds/` makes a further kind."""

    APPLICATION_FORM = "application_form"
    APPLICATION_REPORT = "application_report"
    BUSINESS_LICENCE = "business_licence"
    AUDIT_REPORT = "audit_report"
    BALANCE_SHEET = "balance_sheet"
    LEASE = "lease"
    PROPERTY_CERTIFICATE = "property_certificate"
    STAFF_ROSTER = "staff_roster"
    INSURANCE_LIST = "insurance_list"
    CERTIFICATE = "certificate"
    CLIENT_LIST = "client_list"
    INSTITUTION = "institution"
    AGREEMENT = "agreement"
    DESIGNATION = "designation"
    OTHER = "other"

    @classmethod
    def further(cls) -> tuple[str, ...]:
        """The kinds that have a file of words and no name here."""
        folder, named = "kinds/", {str(kind) for kind in cls}
        found = (name.removeprefix(folder) for name in file_names() if name.startswith(folder))
        return tuple(code for code in found if code not in named)

    @property
    def called(self) -> Mapping[str, str]:
        """What a further kind is called, by language: its file says it, else its code stands for it."""
        said: Mapping[str, str] = raw(f"kinds/{self}").get("called", {})
        return {"zh": self.value, "en": self.value, **said}


class Approximation(StrEnum):
    """How exact the writer meant a figure to be: 8, 约8, 8余/超过8, 近8/不足8."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class NoteCode(StrEnum):
    """Facts about a document that a reader of the report must know."""

    TRACKED_CHANGES = "tracked_changes"
    HIDDEN_TEXT = "hidden_text"
    TEXT_LAYER_MISMATCH = "text_layer_mismatch"
    SEAL = "seal"
    ROTATED = "rotated"
    BLANK_PAGE = "blank_page"
    PAGE_UNREADABLE = "page_unreadable"
    ENGINE_MISSING = "engine_missing"
    PAGES_SKIPPED = "pages_skipped"
    PICTURES_SKIPPED = "pictures_skipped"
    WATERMARK = "watermark"
    NO_CACHED_VALUE = "no_cached_value"
    DUPLICATE_FILE = "duplicate_file"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters of one line without a wide gap, as printed (never normalised).

    `edges` are the len(text) + 1 ascending x positions between its characters;
    empty when only the box is known (characters are then taken as equally wide).
    `reader` is named where it is not the page's: words of a picture on a text page.
    """

    text: str
    box: Box
    confidence: float = 1.0
    edges: tuple[float, ...] = ()
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A printed line, horizontal (top == bottom) or vertical (x0 == x1), in reading space."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A word and the offset of its first character in the passage's text."""

    start: int
    word: Word


class Spot(StrEnum):
    """What is counted in a file without pages."""

    PARAGRAPH = "paragraph"
    TEXT_BOX = "text_box"
    PICTURE = "picture"
    DIAGRAM = "diagram"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file without pages, or in a table of one with pages: numbers count from 1.

    `spot` and `number`: the fourth paragraph, the second picture. `sheet`: the sheet of a workbook. `table` counts
    the tables of the document; `row`..`last_row` are rows of that table or sheet (None: no one row).
    """

    spot: Spot | None = None
    number: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    last_row: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read as one: a paragraph, or what stands in a cell.

    `pieces` lead from offsets back to boxes (empty for Word and Excel files);
    `page` is 1-based, None where the format has no pages; `place` is the place in the document's own count;
    `level` is that of a heading whose style says it (1: the highest), None for any other text.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    page: int | None = None
    place: Place | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the 0-based row and column of its top left corner, its spans, its text.

    `box` is the whole cell in reading space of its page, None without pages.
    """

    row: int
    column: int
    passage: Passage
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in row order. A table over several pages is one Table; its repeated headers stand once.

    `number` counts the tables of the document from 1. `nested` tables of a Word
    cell follow as tables of their own.
    """

    number: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]


Block = Passage | Table

Matrix = tuple[float, float, float, float, float, float, float, float, float]
"""A 3 x 3 homography, row by row."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Note:
    """A fact about a document or one of its pages; `detail` is what was seen (kept text, deleted text …)."""

    code: NoteCode
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page read: its size in page space, its words and ruling lines in reading space."""

    number: int
    width: float
    height: float
    reader: Reader
    words: tuple[Word, ...]
    ruling_lines: tuple[RulingLine, ...] = ()
    to_page: Matrix = IDENTITY
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as handed in, wholly read. `blocks` are its paragraphs and tables in reading order.

    `pages` is empty for Word and Excel files, `reader` then names the format.
    """

    name: str
    path: Path
    sha256: str
    reader: Reader
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a document; a bundle holds several in a row. Pages 1-based, None without pages.

    `part` names the sheet of a workbook whose sheets are papers of their own, "" else. `year`: that it is of, as far
    as it says.
    """

    kind: Kind
    document: str
    first_page: int | None = None
    last_page: int | None = None
    title: str = ""
    part: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands: one click from its picture.

    `box` is in page space and holds just the quoted words; `row_box` the line,
    row or cell around them, for the cut-out. `quote` is the text as printed, "" for a
    figure that was counted and stands nowhere.
    """

    document: str
    page: int | None
    box: Box | None
    place: Place | None
    quote: str
    reader: Reader
    confidence: float
    paper: Kind = Kind.OTHER
    row_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader made of the same spot; value None: it read something that is no such figure."""

    reader: Reader
    text: str
    value: Decimal | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed, as a code and its parts; those who show it have the words. `said`: the paper's own words."""

    code: str
    parts: tuple[str, ...] = ()


class RowReason(StrEnum):
    """Why a row of a roster or list was not counted, or not as qualified."""

    PART_TIME = "part_time"
    INTERN = "intern"
    LEFT = "left"
    DISPATCHED = "dispatched"
    TOTAL_ROW = "total_row"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    OTHER_YEAR = "other_year"
    NOT_QUALIFIED = "not_qualified"
    NOT_ENTERPRISE = "not_enterprise"
    NOT_SERVED = "not_served"
    NOT_MEANT = "not_meant"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a counted list: what it names, whether it counted, and why not, or why that is for a person to say.

    `amount` is what it adds, or would add, to the count.
    """

    label: str
    counted: bool
    reason: RowReason | None = None
    remark: Remark | None = None
    page: int | None = None
    box: Box | None = None
    place: Place | None = None
    amount: Decimal = Decimal(1)


class CountOf(StrEnum):
    """What the rows of a counted list are: staff, insured staff, staff who qualify, enterprises served, things."""

    STAFF = "staff"
    INSURED = "insured"
    QUALIFIED = "qualified"
    CLIENTS = "clients"
    THINGS = "things"


@dataclass(frozen=True, slots=True)
class Count:
    """How a computed value came about.

    `low` and `high` bound the value when doubtful rows (near-duplicates, unreadable
    cells, unclear titles) fall the other way; `strict` is the value under the other
    reading of the law (degree *and* title), for the qualification ratio only.
    `gaps` says that rows may be missing (row numbers skip, or the stated total differs).
    `numbers` are the first and the last row number, None where there are none or they start anew.
    `joined` names the other files that the list goes on in.
    """

    rows: tuple[Row, ...]
    low: Decimal
    high: Decimal
    strict: Decimal | None = None
    gaps: tuple[Remark, ...] = ()
    numbers: tuple[int, int] | None = None
    of: CountOf | None = None
    joined: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Lease:
    """From which day to which the lease runs, and to whom; None where the paper does not say."""

    since: date | None = None
    until: date | None = None
    tenant: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One paper says that one figure has one value, in the base unit of its field.

    `as_of`: the day or the end of the period that the figure is for, None when not
    stated. `rivals`: other readings of the same spot. `subject`: what exactly it is
    of (the premises of an area, the enterprise of a balance sheet). `confirmed_by`:
    what independently supports the reading ("second_reader", "balance", "total_row").
    `lease`: the term and the tenant of the lease that an area stands in, None for any other paper.
    """

    field: Field
    value: Decimal
    basis: Basis
    evidence: Evidence
    as_of: date | None = None
    approximation: Approximation = Approximation.EXACT
    rivals: tuple[Reading, ...] = ()
    count: Count | None = None
    subject: str | None = None
    confirmed_by: tuple[str, ...] = ()
    lease: Lease | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure that was seen does not count: the id of the rule that says so, and the words that it took."""

    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that was seen in a paper and does not count, with all that speaks against it."""

    claim: Claim
    reasons: tuple[Reason, ...]


class FactName(StrEnum):
    """What a dossier says of itself beside the figures: a row of `words/facts.yaml` each; other programs read these."""

    APPLICANT = "applicant"
    CREDIT_CODE = "credit_code"
    LEGAL_FORM = "legal_form"
    LEGAL_REPRESENTATIVE = "legal_representative"
    REGISTERED_ADDRESS = "registered_address"
    ESTABLISHED_ON = "established_on"
    VALID_UNTIL = "valid_until"
    ISSUED_BY = "issued_by"
    PLATFORM_NAME = "platform_name"
    CATEGORY = "category"
    SERVICES = "services"
    FILING_DATE = "filing_date"
    AUDIT_OPINION = "audit_opinion"
    AUDIT_YEAR = "audit_year"
    AUDITOR = "auditor"


BY_HAND = "by_hand"
"""What confirms a claim or fact whose value a person gave."""

FactValue = str | date | None
"""A text, a day, or None: the paper says that there is none (a licence without a term)."""


@dataclass(frozen=True, slots=True)
class FactReading:
    """What a second reader made of the same spot, as the fact's value."""

    reader: Reader
    text: str
    value: FactValue
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One paper says that a fact has one value: a claim of text or day.

    Categories are `comprehensive`/`specialised`; services are training market innovation consulting informatisation
    legal finance_tax financing other, several joined by 、; anything else stands as printed. `as_of`, `rivals` and
    `confirmed_by` are as in a `Claim`.
    """

    name: FactName
    value: FactValue
    basis: Basis
    evidence: Evidence
    as_of: date | None = None
    rivals: tuple[FactReading, ...] = ()
    confirmed_by: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The value as text, a day as YYYY-MM-DD, "" for none."""
        return self.value.isoformat() if isinstance(self.value, date) else self.value or ""


Statement = Claim | Fact
"""What a paper states, of either sort. Those of a case count figures first, then facts."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says."""

    papers: tuple[Paper, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
