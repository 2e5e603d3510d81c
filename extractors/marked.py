"""Words by which a paper says of itself that it proves nothing: void, a draft, a sample, test data, not signed.

They stand in headers, footers, watermarks, text boxes, stamps, titles and names of files, alone in a line, or in a
sentence that the paper says of itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from extractors.model import (
    Block,
    Claim,
    Document,
    Evidence,
    Fact,
    FactName,
    LeftOut,
    Note,
    NoteCode,
    Paper,
    Passage,
    Reason,
    Remark,
    Spot,
)
from extractors.papers import holds, is_whole, within
from extractors.text.script import script
from extractors.text.sentences import sentences
from extractors.words.loading import pattern, rules

MARKED = "marked"
"""The doubt of what stands in such a paper; its words are the first part."""

SAMPLE = "sample"
"""Why a figure of an example is left out."""

_WORDS = "beside"
_LONGEST = 80
_SHORT = 24
"""Characters that a line has at most which is a mark and nothing else."""

_ABOVE = {Spot.HEADER: "header", Spot.FOOTER: "footer", Spot.TEXT_BOX: "text_box"}
_WATERMARK = "watermark"
_TITLE = "title"

_OF_NOBODY = frozenset({FactName.APPLICANT, FactName.PAPER_OWNER})
"""Whom a paper names: that tells whose it is, whatever it proves."""


def with_marks(document: Document, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, each with the words by which it says that it proves nothing; of papers bound in one text what one
    says may be said of all."""
    marks = [next(_marks(document, paper, is_whole(papers)), "") for paper in papers]
    first = next(filter(None, marks), "") if all(paper.stretch for paper in papers) else ""
    return tuple(replace(paper, marked=mark or first) for paper, mark in zip(papers, marks, strict=True))


def shaken(
    papers: Sequence[Paper], claims: Sequence[Claim], facts: Sequence[Fact]
) -> tuple[tuple[Claim, ...], tuple[Fact, ...]]:
    """The claims and facts, those in a marked paper with that doubt."""
    if not any(paper.marked for paper in papers):
        return tuple(claims), tuple(facts)
    return (
        tuple(replace(c, doubts=(*c.doubts, *_doubts(papers, c.evidence))) for c in claims),
        tuple(
            f if f.name in _OF_NOBODY else replace(f, remarks=(*f.remarks, *_doubts(papers, f.evidence))) for f in facts
        ),
    )


def without_samples(
    document: Document, papers: Sequence[Paper], claims: Sequence[Claim]
) -> tuple[tuple[Claim, ...], tuple[LeftOut, ...]]:
    """The claims without those of papers that are an example to follow, and these: they are nobody's figures."""
    samples = {id(paper): words for paper in papers if paper.marked and (words := _sample(document, paper))}
    homes = [(c, next((p for p in papers if within(p, c.evidence.page, c.evidence.place)), None)) for c in claims]
    left = [LeftOut(c, (Reason(SAMPLE, samples[id(home)]),)) for c, home in homes if id(home) in samples]
    return tuple(c for c, home in homes if id(home) not in samples), tuple(left)


def mark_notes(papers: Sequence[Paper]) -> Iterator[Note]:
    """The marks of the papers, each once."""
    for page, words in dict.fromkeys((paper.first_page, paper.marked) for paper in papers if paper.marked):
        yield Note(NoteCode.MARKED, page, words)


def _doubts(papers: Sequence[Paper], evidence: Evidence) -> tuple[Remark, ...]:
    paper = next((p for p in papers if within(p, evidence.page, evidence.place)), None)
    return (Remark(MARKED, (paper.marked,)),) if paper and paper.marked else ()


def _marks(document: Document, paper: Paper, alone: bool) -> Iterator[str]:
    """The texts that are marks of a paper; a file's name is one only of the paper that is `alone` in it."""
    own = [p for p in _held(document, paper) if _may_be_one(p)]
    named = PurePath(document.name).stem
    beside = ((_where(p), p.text) for p in own if _where(p))
    above = [*_over(document, paper), *beside, (_TITLE, paper.title)]
    for where, text in (*above, *([(_TITLE, named)] if alone else [])):
        if any(_is_mark(where, line) for line in text.split("\n")):
            yield _short(text)
    lone = {id(p) for block in document.blocks for p in _lone(block)}
    for passage in own:
        if any(_says(line, id(passage) in lone) for line in passage.text.split("\n")):
            yield _short(passage.text)
    if words := _sample(document, paper):
        yield words


def _over(document: Document, paper: Paper) -> Iterator[tuple[str, str]]:
    """What lies across the pages of a paper: watermarks, and what seals and stamps say."""
    for note in document.notes:
        if note.code is NoteCode.WATERMARK and within(paper, note.page, None):
            yield from ((_WATERMARK, words) for words in note.detail.split("\n"))
    for page in document.pages:
        if within(paper, page.number, None):
            yield from ((_WATERMARK, word.text) for word in (*page.seals, *page.stamps))


def _held(document: Document, paper: Paper) -> list[Passage]:
    return [p for block in document.blocks for p in _passages(block) if holds(paper, p)]


def _may_be_one(passage: Passage) -> bool:
    """Whether a text has a sign of any mark: few have, and the others of a long list are passed over at once."""
    return bool(pattern(_WORDS, "may_be_a_mark").search(passage.text))


def _passages(block: Block) -> Sequence[Passage]:
    return (block,) if isinstance(block, Passage) else tuple(cell.passage for cell in block.cells)


def _lone(block: Block) -> Iterator[Passage]:
    """What stands in a line of its own: a paragraph, or a cell with nothing beside it; another is of its row."""
    if isinstance(block, Passage):
        yield block
        return
    written = [cell for cell in block.cells if cell.passage.text.strip()]
    beside = Counter(cell.row for cell in written)
    yield from (cell.passage for cell in written if beside[cell.row] == 1)


def _where(passage: Passage) -> str:
    """Which of the places beside the text a passage stands in, "" for the text itself."""
    place = passage.place
    if place is None:
        return ""
    if place.spot is None:
        return "header" if place.sheet and place.row is None else ""
    return _ABOVE.get(place.spot, "")


def _is_mark(where: str, text: str) -> bool:
    flat = _flat(text)
    return any(rule.takes(flat) and where in rule.more.get("where", (where,)) for rule in rules(_WORDS, "marks"))


def _says(text: str, alone: bool) -> bool:
    """Whether a line is a mark and nothing else, or a sentence of it says so of its paper."""
    flat = _flat(text)
    if alone and len(flat) <= _SHORT and _is_alone(flat):
        return True
    said = (flat[start:end] for start, end in sentences(flat))
    return any(rule.takes(one) for one in said for rule in rules(_WORDS, "of_itself"))


def _is_alone(flat: str) -> bool:
    parts = [part for part in re.split(r"[\s\[\](){}<>《》【】〔〕\"'“”,.。;:!*·\-—_]+", flat) if part]
    return bool(parts) and all(any(rule.takes(part) for rule in rules(_WORDS, "alone")) for part in parts)


def _sample(document: Document, paper: Paper) -> str:
    """The words that show a paper to be an example to follow, which nobody has filled in; "" for any other."""
    passages = _held(document, paper)
    told = next((p.text for p in passages if _may_be_one(p) and _any("is_example", _flat(p.text))), "")
    if told or not _any("sample_titles", _flat(paper.title)):
        return _short(told)
    texts = [_flat(p.text) for p in passages]
    for rule in rules(_WORDS, "examples"):
        found = dict.fromkeys(m.group() for text in texts for m in rule.pattern.finditer(text))
        if len(found) >= rule.more["times"]:
            return _short(f"{paper.title}: {', '.join(found)}")
    return ""


def _any(group: str, text: str) -> bool:
    return any(rule.takes(text) for rule in rules(_WORDS, group))


def _flat(text: str) -> str:
    return script(text, lines=True).text


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
