"""What papers of an authority say: who issued it, on which day, for whom, and as what it founds or recognises somebody;
and where form and report tell which cluster, town, park or trade a platform mainly serves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.facts.days import days
from extractors.facts.lines import Line, lines_of
from extractors.facts.said_against import NUMBERS
from extractors.facts.told import Told
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.papers import holds
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/designations"
_MOST = 40
"""Names of a list in a paper that are told."""

_TAIL = 8
_SERVING = (Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT)


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """What the designations among the papers say, and whom form and report say that the platform serves."""
    for paper in papers:
        own = [p for p in passages if holds(paper, p)]
        if paper.kind is Kind.DESIGNATION:
            yield from _said([line for p in own for line in lines_of(p, lines=True)])
        if paper.kind in _SERVING:
            yield from _areas(own)


def _said(lines: Sequence[Line]) -> Iterator[Told]:
    day = _day(lines)
    issuer = _issuer(lines, day)
    yield from [issuer] if issuer else []
    if day is not None:
        value = days(day.text)[-1].value
        yield Told(FactName.DESIGNATED_ON, value, day.passage, day.start, day.end)
    yield from list(_for_whom(lines, str(issuer.value) if issuer else ""))[:_MOST]
    yield from list(_as_what(lines))[:1]


def _day(lines: Sequence[Line]) -> Line | None:
    """The line of the day under which the paper is signed: the last that is a whole day, else one that holds it."""
    dated = [line for line in lines if (found := days(line.text)) and found[-1].whole]
    alone = [line for line in dated if len(line.text) <= _SHORT and "\u3002" not in line.text]
    return next(reversed(alone or dated[-1:]), None)


_SHORT = 40


def _issuer(lines: Sequence[Line], day: Line | None) -> Told | None:
    """Who signs, above the day or in its line; else who is named as giving it, or whose head the paper bears."""
    at = lines.index(day) if day else len(lines)
    for line in reversed(lines[max(at - _SIGNED, 0) : at + 1]):
        text = _before_day(line.text)
        if (match := pattern(_WORDS, "office").fullmatch(text)) and len(text) <= _SHORT:
            return _named(line, match.group("name"))
    for rule in ("given_by", "red_head"):
        for line in lines:
            if match := pattern(_WORDS, rule).search(line.text):
                return _named(line, match["name"])
    return None


_SIGNED = 3


def _before_day(text: str) -> str:
    found = days(text)
    return text[: found[0].start] if found else text


def _named(line: Line, name: str) -> Told:
    return Told(FactName.DESIGNATED_BY, name, line.passage, line.start, line.end)


def _for_whom(lines: Sequence[Line], issuer: str) -> Iterator[Told]:
    """The addressee, those whom the words of the act name, and the entries of a list."""
    seen: set[str] = set()
    for line in lines:
        for name in _names(line.text):
            if name not in seen and name != issuer and not _is_nobody(name):
                seen.add(name)
                yield Told(FactName.DESIGNATED_FOR, name, line.passage, line.start, line.end)


def _is_nobody(name: str) -> bool:
    """Whether a name is that of an office which is written to, or of everybody."""
    return bool(pattern(_WORDS, "no_addressee").search(name) or pattern("owners", "nobody").search(name))


def _names(text: str) -> Iterator[str]:
    if match := pattern(_WORDS, "written_to").fullmatch(text):
        yield match["name"]
    yield from (m["name"] for m in pattern(_WORDS, "object").finditer(text))
    if pattern("facts/partners", "organisation").fullmatch(text) and not pattern(_WORDS, "office").fullmatch(text):
        yield text
    elif match := pattern("facts/partners", "line").match(text):
        yield match["name"]


def _as_what(lines: Sequence[Line]) -> Iterator[Told]:
    """The words that found, recognise or designate; none in a paper that takes back, asks for it or only announces."""
    titles = (line.text for line in lines[:_TAIL] if "\u3002" not in line.text)
    refused = any(pattern(_WORDS, "refuses").search(line.text) for line in lines)
    if refused or any(pattern(_WORDS, "takes_back").search(title) for title in titles):
        return
    joined = [*lines, *_pairs(lines[:_TAIL])]
    for line in joined:
        if match := pattern(_WORDS, "designates").search(line.text):
            numbers = tuple(_numbers(lines[:_TAIL]))[:1]
            remarks = (Remark(NUMBERS, numbers),) if numbers else ()
            yield Told(FactName.DESIGNATED_AS, match.group(), line.passage, line.start, line.end, remarks=remarks)


def _numbers(lines: Sequence[Line]) -> Iterator[str]:
    """The number that a paper bears in its head, in a line of its own."""
    for line in lines:
        yield from [line.text] if pattern("facts/said_against", "number").fullmatch(line.text) else []


def _pairs(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines of the head with the next: a title may run over two."""
    for line, following in pairwise(lines):
        yield Line(line.passage, line.start, line.end, line.text + following.text)


def _areas(passages: Sequence[Passage]) -> Iterator[Told]:
    for passage in passages:
        copy = script(passage.text, lines=True)
        for match in pattern(_WORDS, "area").finditer(copy.text):
            yield Told(FactName.SERVED_AREA, match.group(), passage, *copy.back(*match.span()))
