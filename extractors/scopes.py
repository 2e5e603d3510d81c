"""Where a statement stands: its paper, and the headings that it stands under. Structure is scope.

A heading is known by its style (a Word file says its level), by its numbering (一、 （一） 1. （1）), or by print
that is larger than the text's. It holds for all below it, until the next heading of its level or above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.model import LARGER_PRINT, Block, Document, Paper, Passage, Spot, Table
from extractors.papers import paper_of
from extractors.table_roles import TableRole, role_of
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.text.units import Unit
from extractors.words.loading import pattern, rules

LONGEST = 32
"""Characters that a heading has at most."""

LARGER = 1.18
"""How much larger than the text a line is printed that is a heading without number."""

TITLE = 0
"""The level of what stands larger than the text and without number."""

_BESIDE = frozenset({Spot.HEADER, Spot.FOOTER, Spot.FOOTNOTE, Spot.ENDNOTE})
"""What stands beside the text: it is under none of its headings, and opens none."""

_NO_HEADING = pattern("headings", "no_heading")
_RUN_IN = pattern("headings", "run_in")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (folded, without blanks) and its level, 0 for a title, 1 for 一、, growing downwards."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a block stands in: its paper (None: none holds it), its headings (outermost first), what its table is."""

    paper: Paper | None = None
    headings: tuple[Heading, ...] = ()
    table: TableRole | None = None


def scopes(document: Document, papers: Sequence[Paper]) -> tuple[Scope, ...]:
    """The scope of each block of the document, in their order."""
    size = _text_size(document)
    found: list[Scope] = []
    open_: list[Heading] = []
    within: list[Heading] = []
    box: int | None = None
    last: Paper | None = None
    for block in document.blocks:
        first = _first(block)
        paper = paper_of(papers, first) if first else None
        if paper is not last:
            open_, last = [], paper
        if first and first.place and first.place.spot in _BESIDE:
            found.append(Scope(paper, (), role_of(block) if isinstance(block, Table) else None))
            continue
        boxed = first.place.number if first and first.place and first.place.spot is Spot.TEXT_BOX else None
        within = _under(within if boxed is not None and boxed == box else open_, _headings(block, size))
        box = boxed
        if boxed is None:
            open_ = within  # what a box opens ends with it
        found.append(Scope(paper, tuple(within), role_of(block) if isinstance(block, Table) else None))
    return tuple(found)


def _under(headings: list[Heading], more: Iterable[Heading]) -> list[Heading]:
    """The headings that hold after these more, each until the next of its level or above."""
    for heading in more:
        headings = [*(h for h in headings if h.level < heading.level), heading]
    return headings


def _first(block: Block) -> Passage | None:
    return block if isinstance(block, Passage) else next((c.passage for c in block.cells), None)


def _headings(block: Block, size: float) -> Iterator[Heading]:
    if not isinstance(block, Passage):
        return
    text = script(block.text, lines=True).text
    level = _level(block, text, size)
    if level is not None:
        yield Heading(text, level)
    elif run_in := _RUN_IN.match(text):
        named = run_in["heading"]
        numbered = _numbered(named)
        if numbered is not None and not _states(named):
            yield Heading(named, numbered)


def _level(passage: Passage, text: str, size: float) -> int | None:
    """The level of a passage that is a heading and nothing else; None for any other."""
    if not text or len(text) > LONGEST or _NO_HEADING.search(text) or _states(text):
        return None
    if passage.level:
        return passage.level
    numbered = _numbered(text)
    if numbered is not None:
        return numbered
    larger = passage.level == LARGER_PRINT or (size and _size(passage) >= LARGER * size)
    return TITLE if larger else None


def _numbered(text: str) -> int | None:
    return next((rule.more["level"] for rule in rules("headings", "numbering") if rule.pattern.match(text)), None)


def _states(text: str) -> bool:
    """Whether a line says a figure with its unit: it is then no heading, whatever its number."""
    return any(q.unit not in (Unit.BARE, Unit.OTHER) for q in quantities(text))


def _size(passage: Passage) -> float:
    heights = [p.word.box.bottom - p.word.box.top for p in passage.pieces]
    return median(heights) if heights else 0.0


def _text_size(document: Document) -> float:
    """The height of the words of the document's text, 0 where it has no pages."""
    sizes = [s for b in document.blocks if isinstance(b, Passage) and len(b.text) > LONGEST and (s := _size(b))]
    return median(sizes) if sizes else 0.0
