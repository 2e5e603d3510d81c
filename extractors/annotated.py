"""What somebody wrote beside the text of a paper shakes what stands there: each claim and fact with its doubts.

A comment hangs at a passage, a row or lines of a page; it speaks of what stands there, of the figure that it names
wherever in the paper that stands, or of all of the paper. One that says that all is right, or is done, shakes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from extractors.fields import field as field_of
from extractors.model import Annotation, Box, Claim, Document, Evidence, Fact, Note, NoteCode, Paper, Place, Remark
from extractors.page.places import map_box
from extractors.papers import within
from extractors.text.folding import fold
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.words.loading import rules

ANNOTATED = "annotated"
"""The doubt of what something is written beside; the words are its first part, what they stand at its second."""

BESIDE = "\n"
"""What parts the words of a comment from those that it hangs at, in a note."""

_WORDS = "beside"
_LONGEST, _MOST = 200, 200
"""Characters of a comment that are told, and comments of one document."""
_NEAR = 14.0
"""Points above and below a sticky note that are still beside it: a line."""
_HEAD = 4
"""Rows of a sheet that may be its title and its headers."""
_PARTS = (r"[。;!\n\r]+", r"[,\s]+")
"""Where a text parts into pieces, and these into smaller ones."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A comment, what it hangs at, and whether it speaks of all of its paper."""

    note: Annotation
    quote: str
    paper: Paper | None
    of_all: bool

    def remark(self) -> Remark:
        code = ANNOTATED if self.note.code is NoteCode.ANNOTATION else self.note.code.value
        return Remark(code, (_short(self.note.text), _short(self.quote)))


def with_annotations(
    document: Document, papers: Sequence[Paper], claims: Iterable[Claim], facts: Iterable[Fact]
) -> tuple[tuple[Claim, ...], tuple[Fact, ...]]:
    """The claims and facts, each with a doubt for every comment that speaks of it."""
    said = [_said(note, quote, papers) for note, quote in _told(document) if _shakes(note) and not note.settled]
    if not said:
        return tuple(claims), tuple(facts)
    return (
        tuple(replace(c, doubts=(*c.doubts, *_remarks(s for s in said if _on_claim(s, c)))) for c in claims),
        tuple(replace(f, remarks=(*f.remarks, *_remarks(s for s in said if _on(s, f.evidence)))) for f in facts),
    )


def annotation_notes(document: Document) -> Iterator[Note]:
    """Every comment with the words that it hangs at, once each; of very many the first."""
    told = dict.fromkeys((note.code, note.page, note.text.strip(), quote) for note, quote in _told(document))
    for code, page, text, quote in islice(told, _MOST):
        yield Note(code, page, f"{_short(text)}{BESIDE}{_short(quote)}".rstrip(BESIDE))


def _told(document: Document) -> Iterator[tuple[Annotation, str]]:
    """The comments with what they hang at; not those in which a program repeats the very words that are marked."""
    for note in document.annotations:
        quote = note.quote or _printed_there(document, note)
        if (
            note.code is not NoteCode.ANNOTATION
            or script(note.text, lines=True).text not in script(quote, lines=True).text
        ):
            yield note, quote


def _printed_there(document: Document, note: Annotation) -> str:
    """The words of a page beside which a comment lies."""
    if note.box is None or note.page is None:
        return ""
    page = next((p for p in document.pages if p.number == note.page), None)
    words = [w for w in page.words if _beside(note.box, map_box(w.box, page.to_page))] if page else []
    return " ".join(w.text for w in sorted(words, key=lambda w: (round(w.box.top), w.box.x0)))


def _said(note: Annotation, quote: str, papers: Sequence[Paper]) -> _Said:
    paper = next((p for p in papers if within(p, note.page, note.place)), None)
    text, at = script(note.text, lines=True).text, script(quote, lines=True).text
    if note.code is not NoteCode.ANNOTATION:
        return _Said(note, quote, paper, not any(c.isdigit() for c in note.text))
    titled = bool(paper and at and at in script(paper.title, lines=True).text)
    return _Said(note, quote, paper, titled or _heads_a_sheet(note) or _is_of_all(text))


def _is_of_all(text: str) -> bool:
    """Whether words speak of all of a paper, or are a mark of one that proves nothing."""
    return any(rule.takes(text) for group in ("of_whole_paper", "marks", "stamps") for rule in rules(_WORDS, group))


def _heads_a_sheet(note: Annotation) -> bool:
    """Whether it is written at a title or a header of a sheet: at a cell near its top without a figure."""
    place, cell = note.place, note.quote.partition(" ")[2]
    return bool(place and place.sheet and place.row and place.row <= _HEAD and not re.search(r"\d", cell))


def _remarks(said: Iterable[_Said]) -> tuple[Remark, ...]:
    return tuple(dict.fromkeys(one.remark() for one in said))


def _on_claim(said: _Said, claim: Claim) -> bool:
    """Whether a comment speaks of a figure; of one that was counted whatever is written in its list does."""
    if _on(said, claim.evidence):
        return True
    return _is_in(said, claim.evidence) and (claim.count is not None or _names(said.note.text, claim.field.id))


@lru_cache(maxsize=4096)
def _names(text: str, field: str) -> bool:
    """Whether words name a field, or a quantity in a unit of its."""
    copy = script(text, lines=True).text
    if any(quantity.unit in field_of(field).counted_in for quantity in quantities(copy)):
        return True
    return any(rule.pattern.search(copy) for rule in rules(f"labels/{field}", "labels"))


def _on(said: _Said, evidence: Evidence) -> bool:
    note = said.note
    if said.of_all and _is_in(said, evidence):
        return True
    if note.page is not None:
        place = evidence.row_box or evidence.box
        return note.page == evidence.page and bool(note.box and place and _beside(note.box, place))
    return note.place is not None and evidence.place is not None and _is_at(note.place, evidence.place)


def _is_in(said: _Said, evidence: Evidence) -> bool:
    """Whether it is written in the paper in which something stands."""
    return said.paper is None or within(said.paper, evidence.page, evidence.place)


def _is_at(one: Place, other: Place) -> bool:
    """Whether two places are of one paragraph, or a row is among the rows."""
    if (one.spot, one.number, one.sheet, one.table) != (other.spot, other.number, other.sheet, other.table):
        return False
    return one.row is None or other.row is None or other.row <= one.row <= (other.last_row or other.row)


def _beside(note: Box, place: Box) -> bool:
    """Whether lines of a page are beside a comment: marked by it, or no further off than a line."""
    near = 0.0 if _marks(note) else _NEAR
    return note.top - near < (place.top + place.bottom) / 2 < note.bottom + near or _is_inside(note, place)


def _is_inside(note: Box, place: Box) -> bool:
    """Whether a comment lies in lines that are higher than it."""
    return place.top < (note.top + note.bottom) / 2 < place.bottom


def _marks(note: Box) -> bool:
    """Whether it is as wide as words are, rather than a sign in the margin."""
    return note.x1 - note.x0 > 2 * (note.bottom - note.top)


def _shakes(note: Annotation) -> bool:
    return note.code is not NoteCode.ANNOTATION or not _is_harmless(fold(note.text), _PARTS)


def _is_harmless(text: str, parts: Sequence[str]) -> bool:
    """Whether a text, or each of its pieces, says no more than that all is right."""
    whole = re.sub(r"\s+|[.。,;!]+$", "", text)
    if not whole or any(rule.takes(whole) for rule in rules(_WORDS, "harmless")):
        return True
    if not parts:
        return False
    pieces = re.split(parts[0], text)
    return _is_harmless(text, parts[1:]) if len(pieces) < 2 else all(_is_harmless(p, parts[1:]) for p in pieces)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
