"""What was handed in, as frozen values that do no work: words, pages, tables, documents, papers.

Space. Every box is in PDF points (1/72 inch), origin top left, y downwards.
*Page space* is the page as a viewer shows it (rotation applied); *reading
space* is the page made upright and flat, where words and lines are laid out.
`Page.to_page` leads from reading space to page space; it is the identity for
text layers and for straight scans.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from extractors.model.codes import Kind, NoteCode, Reader


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


UNREAD = "\ufffd"
"""What stands in a text where there is ink from which no word was accepted."""


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
    the tables of the document; `row`..`last_row` are rows of that table or sheet (None: no one row). `half`: of a
    sheet that bears two pages side by side the left one (1) or the right one (2).
    """

    spot: Spot | None = None
    number: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    last_row: int | None = None
    half: int | None = None


LARGER_PRINT = 0
"""The level of a paragraph without pieces that is printed larger than the text around it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that is read as one: a paragraph, or what stands in a cell.

    `pieces` lead from offsets back to boxes (empty for Word and Excel files);
    `page` is 1-based, None where the format has no pages; `place` is the place in the document's own count;
    `level` is that of a heading whose style says it (1: the highest), LARGER_PRINT where only its print
    does, None for any other text.
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
    cell follow as tables of their own. `crossed_out`: what opens the rows that are
    crossed out as a whole; nothing of them is a cell.
    """

    number: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    crossed_out: tuple[str, ...] = ()


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
class Annotation:
    """What somebody wrote beside the text and not into it: a comment of Word, a note at a cell, a note on a PDF page.

    `quote`: the words that it hangs at, "" where only its place is known; `box` is in page space. `settled`: it is
    marked as done. `code` is another where nobody wrote it, and the file itself bears something else there.
    """

    text: str
    quote: str = ""
    page: int | None = None
    box: Box | None = None
    place: Place | None = None
    settled: bool = False
    code: NoteCode = NoteCode.ANNOTATION


@dataclass(frozen=True, slots=True)
class Page:
    """One page read: its size in page space, its words and ruling lines in reading space.

    `seals`: what round seals say, each in its box; no part of the page's lines. `stamps`: what other stamps say;
    `struck`: words that are crossed out, likewise. `annotations`: what was written beside them.
    """

    number: int
    width: float
    height: float
    reader: Reader
    words: tuple[Word, ...]
    ruling_lines: tuple[RulingLine, ...] = ()
    to_page: Matrix = IDENTITY
    notes: tuple[Note, ...] = ()
    seals: tuple[Word, ...] = ()
    struck: tuple[Word, ...] = ()
    stamps: tuple[Word, ...] = ()
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as handed in, wholly read. `blocks` are its paragraphs and tables in reading order.

    `pages` is empty for Word and Excel files, `reader` then names the format. `annotations`: what was written beside
    the text of any of them.
    """

    name: str
    path: Path
    sha256: str
    reader: Reader
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a paper takes up of a file without pages that holds several: from which paragraph, table and text box to
    which, (0, 0) for none."""

    paragraphs: tuple[int, int] = (0, 0)
    tables: tuple[int, int] = (0, 0)
    boxes: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a document; a bundle holds several in a row. Pages 1-based, None without pages.

    `part` names the sheet of a workbook whose sheets are papers of their own, "" else. `year`: that it is of, as far
    as it says. `unread`: the ids of the fields in whose place something stands that was not read; `unsettled`: of those
    whose figure it bears without its being clear which number is meant. `first_half`, `last_half`: where it begins
    and ends on a sheet that bears two pages side by side, with the left one (1) or the right one (2); 0 where a sheet
    is one page. `owner`: whom it says that it is of (the tenant of a lease, the holder of a certificate), "" for
    nobody; `landlord`: the other party of a lease; `issuer`: who signs a paper that speaks of another; `parties`: whom
    a letter or a sheet is addressed to, and who signs it, beside its owner. `nameless`: a lease in which no tenant
    could be read. `marked`: the words by which it says of itself that it proves nothing (void,
    a draft), "" where it does not. `picture`: which picture of a file without pages it is, 0 else; `apart`: those
    pictures in it that are papers of their own. `stretch`: what it takes up of a Word file that holds several papers,
    None where it is the only one.
    """

    kind: Kind
    document: str
    first_page: int | None = None
    last_page: int | None = None
    title: str = ""
    part: str = ""
    year: int | None = None
    unread: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    first_half: int = 0
    last_half: int = 0
    owner: str = ""
    landlord: str = ""
    issuer: str = ""
    parties: tuple[str, ...] = ()
    nameless: bool = False
    marked: str = ""
    picture: int = 0
    apart: tuple[int, ...] = ()
    stretch: Stretch | None = None
