"""Which degree or title a certificate gives to whom: what a roster says is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.facts.told import Told
from extractors.lists import qualification
from extractors.lists.qualification import Level
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.papers import holds
from extractors.text.script import script
from extractors.words.loading import pattern

DEGREE, TITLE = "degree", "title"
"""Codes of the remark: its parts are the holder and the level of what the certificate gives."""

_WORDS = "facts/certificates"


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The degree or title of each holder, as far as the certificate names both."""
    for paper in papers:
        if paper.kind is Kind.CERTIFICATE:
            own = [p for p in passages if holds(paper, p)]
            for page in dict.fromkeys(p.page for p in own):
                yield from _on_page([p for p in own if p.page == page])


def _on_page(passages: Sequence[Passage]) -> Iterator[Told]:
    """Of one holder all that the page says; of several what stands behind each, and above the first."""
    lines = [script(p.text, lines=True).text for p in passages]
    whole = "\n".join(lines)
    found = list(pattern(_WORDS, "holder").finditer(whole))
    starts = [0, *(m.start() for m in found[1:]), len(whole)]
    for match, (start, end) in zip(found, pairwise(starts), strict=False):
        at = whole.count("\n", 0, match.start("name"))
        for code, level, words in _given(whole[start:end]):
            remark = Remark(code, (match["name"], str(int(level))))
            passage = passages[min(at, len(passages) - 1)]
            yield Told(FactName.CERTIFIED, words, passage, 0, len(passage.text), remarks=(remark,))


def _given(text: str) -> Iterator[tuple[str, Level, str]]:
    """What a certificate's words give: the sort, how surely it qualifies, and the words."""
    if pattern(_WORDS, "of_degree").search(text):
        names = list(dict.fromkeys(m.group() for m in pattern(_WORDS, "level").finditer(text)))
        level = max((qualification.degree(name) for name in names), default=Level.UNSURE)
        unfinished = pattern(_WORDS, "not_finished").search(text)
        if names or unfinished:
            yield DEGREE, Level.NO if unfinished else level, "、".join(names) or text[:20]
    elif pattern(_WORDS, "of_rank").search(text):
        values = [m["value"] for m in pattern(_WORDS, "rank").finditer(text)]
        lowest = any(pattern(_WORDS, "lowest").fullmatch(value) for value in values)
        if values:
            level = Level.NO if lowest else max(qualification.title(value) for value in values)
            yield TITLE, level, "、".join(values)
