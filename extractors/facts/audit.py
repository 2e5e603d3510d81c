"""What an audit report says as a whole: the opinion, who signs it, and of which year it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.facts.told import Told
from extractors.model import Document, FactName, Kind, Paper, Passage
from extractors.papers import holds
from extractors.text.script import Script, script
from extractors.words.loading import pattern, rules

_WORDS = "facts/audit"
_END = "\u3002;\n"


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The opinion, auditor and year of each audit report among the papers."""
    for paper in papers:
        if paper.kind is Kind.AUDIT_REPORT:
            own = [p for p in passages if holds(paper, p)]
            year = next((t for p in own for t in _year(p)), None)
            last_day = year.as_of if year else None
            yield from [year] if year else []
            yield from _first(t for p in own for t in _auditor(p, last_day))
            yield from _gravest([t for p in own for t in _opinions(p, last_day)])


def _first(found: Iterator[Told]) -> list[Told]:
    one = next(found, None)
    return [one] if one else []


def _gravest(found: Sequence[Told]) -> list[Told]:
    """Of several opinions the gravest: an unqualified sentence opens many a report that is qualified further on."""
    order = [rule.more["value"] for rule in rules(_WORDS, "opinions")]
    return sorted(found, key=lambda told: order.index(told.value))[:1]


def _year(passage: Passage) -> Iterator[Told]:
    copy = script(passage.text)
    if match := pattern(_WORDS, "audited_year").search(copy.text):
        group = 1 if match[1] else 2
        yield Told(
            FactName.AUDIT_YEAR, match[group], passage, *copy.back(*match.span(group)), date(int(match[group]), 12, 31)
        )


def _auditor(passage: Passage, as_of: date | None) -> Iterator[Told]:
    copy = script(passage.text)
    for start, sentence in _sentences(copy):
        if match := pattern(_WORDS, "auditor").fullmatch(sentence):
            a, b = match.span("name")
            yield Told(FactName.AUDITOR, match["name"], passage, *copy.back(start + a, start + b), as_of)


def _opinions(passage: Passage, as_of: date | None) -> Iterator[Told]:
    copy = script(passage.text)
    for start, sentence in _sentences(copy):
        if pattern(_WORDS, "explains").search(sentence):
            continue
        for rule in rules(_WORDS, "opinions"):
            if match := rule.pattern.search(sentence):
                a, b = match.span()
                yield Told(FactName.AUDIT_OPINION, rule.more["value"], passage, *copy.back(start + a, start + b), as_of)
                break


def _sentences(copy: Script) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets."""
    text, start = copy.text, 0
    for at, character in enumerate(text):
        if character in _END:
            yield start, text[start:at]
            start = at + 1
    yield start, text[start:]
