"""Who applies for what as papers tell it without a label: in sentences, headings, and as a party to a contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.facts.days import day_or_month
from extractors.facts.offered import is_offered
from extractors.facts.ticks import Options, chosen
from extractors.known_facts import JOINED_BY
from extractors.model import FactName, FactValue, Kind, Passage
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_WORDS = "facts/untitled"


@dataclass(frozen=True, slots=True)
class Told:
    """One fact as told; `start`..`end` are offsets in the passage's text."""

    name: FactName
    value: FactValue
    start: int
    end: int


_OF_OTHERS = frozenset({Kind.CLIENT_LIST, Kind.AGREEMENT})

REPORTS = frozenset({Kind.APPLICATION_REPORT, Kind.APPLICATION_FORM})
"""Papers in which the applicant speaks of itself."""


def applicant(passage: Passage, kind: Kind, heading: bool) -> Iterator[Told]:
    """The applicant as this passage of a paper of that kind names it; `heading`: it stands above the paper's text.

    A contract's other party and a statement's enterprise are no applicant: they are not asked.
    """
    asked = _asked(kind, heading)
    for start, part in _parts(passage.text) if asked else ():
        copy = script(part)
        text = copy.text
        match = next((found for wording in asked if (found := wording.search(text))), None)
        if match:
            a, b = copy.back(*match.span("name"))
            yield Told(FactName.APPLICANT, match["name"], start + a, start + b)
            return


def former(passage: Passage, kind: Kind) -> Iterator[Told]:
    """The name that the applicant bore before, as a sentence tells it with the new one: all of it is quoted."""
    if kind in _OF_OTHERS:
        return
    copy = script(passage.text, lines=True)
    for rule in rules(_WORDS, "former"):
        for match in rule.pattern.finditer(copy.text):
            yield Told(FactName.FORMER_NAME, match["name"], *copy.back(*match.span()))


def of_itself(passage: Passage, kind: Kind) -> Iterator[Told]:
    """What a form's sentence that opens with the applicant's name and its code or head says of it besides."""
    copy = script(passage.text, lines=True)
    opening = pattern(_WORDS, "of_itself_in_a_form").match(copy.text) if kind is Kind.APPLICATION_FORM else None
    for rule in rules(_WORDS, "own_data") if opening else ():
        if match := rule.pattern.search(copy.text, opening.end("name") if opening else 0):
            group = next(g for g in ("value", "other") if match.groupdict().get(g))
            name, said = FactName(rule.id), match[group]
            value = day_or_month(said) if name is FactName.ESTABLISHED_ON else said
            if value:
                yield Told(name, value, *copy.back(*match.span(group)))


def _asked(kind: Kind, heading: bool) -> tuple[re.Pattern[str], ...]:
    """The wordings that name the applicant in papers of a kind."""
    wordings = (rule for rule in rules(_WORDS, "applicants") if kind.value in rule.more["papers"])
    return tuple(rule.pattern for rule in wordings if heading or not rule.more.get("heading"))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """What wide gaps and line ends part, each with its offset."""
    for match in re.finditer(r"\S+(?:[ \t]\S+)*", text):
        yield match.start(), match.group()


def platform(passage: Passage, kind: Kind) -> Iterator[Told]:
    """The platform's name as a sentence of the form or report tells it, or of a letter that corrects these."""
    copy = script(passage.text, lines=True)
    told = ("so_named", "quoted_platform", "of_a_platform") if kind in REPORTS else ()
    wordings = (pattern(_WORDS, rule) for rule in (*(() if kind in _OF_OTHERS else ("corrected",)), *told))
    match = next((found for wording in wordings if (found := wording.search(copy.text))), None)
    if match:
        yield Told(FactName.PLATFORM_NAME, match["name"], *copy.back(*match.span("name")))


def services(passage: Passage, kind: Kind, offered: Options) -> Iterator[Told]:
    """The services that a sentence of the form or report says are offered: not planned, denied or given up."""
    if kind not in REPORTS:
        return
    copy = script(passage.text, lines=True)
    for match in pattern(_WORDS, "offers").finditer(copy.text):
        found = chosen(match["what"], offered)
        if found and is_offered(copy.text, match.start(), match.end("what")):
            yield Told(FactName.SERVICES, JOINED_BY.join(found), *copy.back(*match.span("what")))
