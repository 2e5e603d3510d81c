"""What words that lessen a figure take from it: how much comes off, how much is left, or that they do not tell.

Beside the rules of words there is one of form: what a sentence parts from a whole, by none of the words by which such
things are told apart anyway, comes off it whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Self

from extractors.fields import Field
from extractors.model import Remark
from extractors.text.quantities import Quantity, quantities
from extractors.text.units import Unit
from extractors.words.loading import WordRule, pattern, rules

_WORDS = "statements/parted"
_BREAKS = ",、("
_NEAR = 4
"""Characters around a number in which stands what it is called."""

_OUTRIGHT = 3
"""The strength of words that name those who count for themselves."""

UNTOLD = "untold"
OFF = "off"
LEFT = "left"
NAMED = "named"
EXPLAINED = "explained"
ROOMS = "rooms"
"""Codes of the remark: nobody tells how much; so much comes off; so much is left; they whom the sentence names; a
letter speaks of the figure, and its sentence holds these numbers (further parts); of rooms that a table lists with so
much in all so much is surely left."""

THE_YEAR = "the_year"
OTHER_YEARS = "other_years"
SINCE_THE_LEASE = "since_the_lease"
ALL_ROOMS = "all_rooms"
"""Where words hold only of what was counted in the figure's own year, only where they name another one, or only of what
came about after the rooms were rented; or where a table lists all rooms that there are."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What words take. `number`: that beside them, None where there is none; `year`: that which the sentence names, ""
    for none; `of`: of which years or rooms they hold, "" for any; `whole`: what a part is parted from, None where it
    is not known; `numbers`: all of the figure's sort in the sentence of a letter."""

    code: str
    number: Decimal | None = None
    year: str = ""
    of: str = ""
    whole: Decimal | None = None
    numbers: tuple[Decimal, ...] = ()

    def remark(self) -> Remark:
        """It as a fact keeps it."""
        number, whole = ("" if value is None else str(value) for value in (self.number, self.whole))
        return Remark(self.code, (number, self.year, self.of, whole, *map(str, self.numbers)))

    @classmethod
    def kept(cls, remark: Remark) -> Self:
        """What a fact has kept of it."""
        number, year, of, whole, *numbers = remark.parts
        known = (Decimal(text) if text else None for text in (number, whole))
        return cls(remark.code, next(known), year, of, next(known), tuple(map(Decimal, numbers)))


def taking(rule: WordRule, match: re.Match[str], sentence: str, field: Field) -> Taking:
    """What the words of a rule take."""
    code = NAMED if rule.more.get(NAMED) else str(rule.more.get("tells", UNTOLD))
    amount = None if code == UNTOLD else _beside(match, sentence, field)
    year = pattern("statements/lessened", "year").search(sentence)
    of = str(rule.more.get("of", ""))
    code = UNTOLD if code == OFF and not amount else code
    return Taking(code, amount.value if amount else None, year.group() if year else "", of)


def _beside(match: re.Match[str], sentence: str, field: Field) -> Quantity | None:
    """The quantity of the field's sort nearest to the words, those within them first, the last of several."""
    found = [q for q in quantities(sentence) if q.unit in field.counted_in]

    def distance(q: Quantity) -> tuple[int, int]:
        return max(match.start() - q.end, q.start - match.end(), 0), -q.start

    return min(found, key=distance, default=None)


def parted(sentence: str, field: Field) -> Iterator[tuple[Quantity, Taking]]:
    """What the sentence parts from a whole without telling it by what such things are told apart by."""
    if not rules(_WORDS, f"sort_{field}") or _only_a_share(sentence):
        return
    found = [q for q in quantities(sentence) if q.unit in field.counted_in]
    for at, value in _wholes(sentence, found, field):
        behind = [q for q in found if q.start > at and (value is None or q.value < value)]
        parts = [q for q in behind if _is_parted(sentence, at, q) and not _is_sort(sentence, q, field)]
        if parts and sum(q.value for q in behind) != value:
            yield parts[0], Taking(_code(sentence, parts[0], field), parts[0].value, whole=value)
            return


def _only_a_share(sentence: str) -> bool:
    """Whether a sentence tells what share some are of all, and no more: 百分之八十(5人中4人) lets nobody go."""
    found = quantities(sentence)
    if not any(q.unit is Unit.RATIO for q in found):
        return False
    between = "".join(sentence[a.end : b.start] for a, b in pairwise(found))
    rest = sentence[: found[0].start] + between + sentence[found[-1].end :]
    return bool(pattern(_WORDS, "only_a_share").fullmatch(rest))


def makes_up(sentence: str, field: Field) -> bool:
    """Whether a sentence tells a whole by all its parts, those who count among them: the others take nothing."""
    values = [q for q in quantities(sentence) if q.unit in field.counted_in]
    parts = values[1:]
    if len(parts) <= 1 or sum(q.value for q in parts) != values[0].value:
        return False
    return any(_code(sentence, part, field) == LEFT for part in parts)


def _wholes(sentence: str, found: Sequence[Quantity], field: Field) -> Iterator[tuple[int, Decimal | None]]:
    """Where a whole ends that the sentence names, and its number; None where it is only called by what lists it."""
    called = [m.end() for rule in rules(_WORDS, f"whole_{field}") if (m := rule.pattern.search(sentence))]
    yield from ((at, None) for at in called if not any(_is_its_number(sentence, at, q) for q in found))
    yield from ((q.end, q.value) for q in found[:1])


def _is_its_number(sentence: str, at: int, number: Quantity) -> bool:
    """Whether a number right behind a whole's name is its own: 合同面积212平方米, not 名单中有30家."""
    between = sentence[at : max(number.start, at)]
    return at <= number.start < at + _NEAR and not pattern(_WORDS, "of_it").search(between)


def _is_parted(sentence: str, at: int, part: Quantity) -> bool:
    """Whether words part it from what stands before; not from a figure of another time, or from what is asked."""
    between = sentence[at : part.start]
    return bool(pattern(_WORDS, "of_it").search(between)) and not pattern(_WORDS, "in_time").search(between)


def _is_sort(sentence: str, part: Quantity, field: Field) -> bool:
    """Whether the clause of a part names what such things are told apart by."""
    start = max(sentence.rfind(mark, 0, part.start) for mark in _BREAKS) + 1
    end = min((at for mark in _BREAKS if (at := sentence.find(mark, part.end)) >= 0), default=len(sentence))
    clause = sentence[start : part.start] + sentence[part.end : end]
    return any(rule.pattern.search(clause) for rule in rules(_WORDS, f"sort_{field}"))


def _code(sentence: str, part: Quantity, field: Field) -> str:
    """Whether a part is what is left of the whole: it is called by the words that name those who count outright."""
    outright = [r for r in rules(f"labels/{field}", "labels") if field.outright and r.more.get("strength") == _OUTRIGHT]
    near = sentence[max(part.start - _NEAR, 0) : part.end + _NEAR]
    return LEFT if any(rule.pattern.search(near) for rule in outright) else OFF
