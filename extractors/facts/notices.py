"""Notices by which a registrar registered somebody anew: whom, and on which day they were founded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from extractors.facts.days import days
from extractors.facts.licence_values import Printed
from extractors.facts.told import Told
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.paper_titles import passages_of
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/notices"
REGISTERED = "registered"
"""What remarks of a day that it is from a notice, with the name of the one who was registered."""
_BODY = 6
"""Passages of a notice, at most."""


@dataclass(frozen=True, slots=True)
class _Notice:
    """Whom it is for and the day, each as printed in its passage."""

    holder: Printed
    founded: Printed


def printed(document: Document, papers: Sequence[Paper]) -> Iterator[Printed]:
    """What the notices beside a licence, in its own file, say of its holder."""
    for notice in _notices(document, papers, Kind.BUSINESS_LICENCE):
        yield from (notice.holder, notice.founded)


def find(document: Document, papers: Sequence[Paper], _passages: Sequence[Passage]) -> Iterator[Told]:
    """The days of notices that are papers by themselves: of whom each is, a remark says."""
    for notice in _notices(document, papers, Kind.OTHER):
        day, of = notice.founded, Remark(REGISTERED, (str(notice.holder.value),))
        yield Told(day.name, day.value, day.passage, day.start, day.end, remarks=(of,))


def _notices(document: Document, papers: Sequence[Paper], kind: Kind) -> Iterator[_Notice]:
    own = [p for block in document.blocks for p in passages_of(block) if kind_of(papers, p) is kind]
    for at, passage in enumerate(own):
        if _is_title(passage):
            body = list(takewhile(lambda p: not _is_title(p), own[at + 1 : at + 1 + _BODY]))
            holders, founded = [*_holders(body)], [*_days(body)]
            if holders and len({day.value for day in founded}) == 1:
                yield _Notice(holders[0], founded[0])


def _is_title(passage: Passage) -> bool:
    return bool(pattern(_WORDS, "title").fullmatch(script(passage.text).text))


def _holders(body: Sequence[Passage]) -> Iterator[Printed]:
    for passage in body:
        copy = script(passage.text, lines=True)
        if match := pattern(_WORDS, "addressee").match(copy.text):
            yield Printed(FactName.APPLICANT, match["name"], passage, *copy.back(*match.span("name")))


def _days(body: Sequence[Passage]) -> Iterator[Printed]:
    for passage in body:
        copy = script(passage.text, lines=True)
        for day in days(copy.text):
            ahead, behind = copy.text[: day.start], copy.text[day.end :]
            told = pattern(_WORDS, "ahead_of_its_day").search(ahead) or pattern(_WORDS, "behind_its_day").match(behind)
            if day.whole and told and isinstance(day.value, date):
                yield Printed(FactName.ESTABLISHED_ON, day.value, passage, *copy.back(day.start, day.end))
