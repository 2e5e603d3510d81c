"""What a recogniser may have made a day from: one digit or character taken for another, a 1 lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checkers.doubts.misreadings import LOOK_ALIKE, WRITTEN_ALIKE
from checkers.doubts.stability import SURE
from checkers.model import Text
from checkers.wording import place, say
from extractors.facts.days import days, plain
from extractors.model import RECOGNISED, Fact

Other = tuple[date, Text]
"""Another day that the print may have, and why."""


def unconfirmed_day(fact: Fact, peers: list[Fact]) -> bool:
    """Whether nothing but the one reader vouches for the day; `peers` are what other papers say."""
    if fact.confirmed_by or any(peer.value == fact.value for peer in peers):
        return False
    return fact.evidence.reader in RECOGNISED or fact.evidence.confidence < SURE


def seen_otherwise(fact: Fact) -> Iterator[Other]:
    """Days that another reader read at the same spot."""
    for rival in fact.rivals:
        if isinstance(rival.value, date) and rival.value != fact.value:
            yield rival.value, say("read_as", reader=rival.reader.value, text=rival.text)


def misread_days(fact: Fact) -> Iterator[Other]:
    """Days that the print may really have, each with the slip that would have led to the one read."""
    where, seen = place(fact), {fact.value}
    for text in _variants(plain(fact.evidence.quote)):
        found = days(text)
        if found and found[0].whole and found[0].value not in seen:
            seen.add(found[0].value)
            yield found[0].value, say("day_misread", where=where, day=found[0].value.isoformat())


def _variants(quote: str) -> Iterator[str]:
    for at, character in enumerate(quote):
        for other in (*LOOK_ALIKE.get(character, ""), *WRITTEN_ALIKE.get(character, "")):
            yield quote[:at] + other + quote[at + 1 :]
        if character == "1":
            yield quote[:at] + quote[at + 1 :]
    for match in re.finditer(r"(?<!\d)[1-9](?!\d)", quote):
        yield quote[: match.start()] + "1" + quote[match.start() :]
