"""When an agreement was signed and until when it holds: a day, None for no end, or nothing where it does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from extractors.facts.days import Day, days
from extractors.text.numerals import number_of
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/agreements"
_TAIL = 25
"""Lines from the end among which a day alone is that of the signature."""

_SIGNED = pattern(_WORDS, "signed_behind")

_MONTHS = 12
_MOST = 1200


class _Line(Protocol):
    @property
    def text(self) -> str: ...


L = TypeVar("L", bound=_Line)


def signed_on(lines: Sequence[L]) -> tuple[L, date] | None:
    """The latest of the days of signature; parties may sign one after another."""
    tail = max(len(lines) - _TAIL, 0)
    found = [(line, day) for i, line in enumerate(lines) for day in _signing(line.text, i >= tail)]
    return max(found, key=lambda pair: pair[1], default=None)


def _signing(text: str, near_end: bool) -> list[date]:
    plain = script(text, lines=True).text
    named = [d.value for d in days(plain) if d.whole and _is_signing(text, plain, d)]
    alone = near_end and pattern(_WORDS, "day_alone").fullmatch(plain)
    closes = near_end and pattern(_WORDS, "signatures").search(plain)
    ends = [d.value for d in days(plain) if d.whole and d.end == len(plain)] if closes else []
    return [d.value for d in days(plain) if d.whole] if alone else named or ends


def _is_signing(text: str, plain: str, day: Day) -> bool:
    """Whether the words around a day say that it is the one of the signature."""
    around = plain[max(day.start - 8, 0) : day.end + 4]
    if pattern(_WORDS, "opens_a_signing").search(plain[: day.start]) and _SIGNED.search(plain[day.end :]):
        return True
    return bool(pattern(_WORDS, "signed").search(around) or pattern(_WORDS, "signed").search(text[: len(around)]))


def until(lines: Sequence[L], signed: date | None) -> tuple[L, date | None] | None:
    """The last day; of several the earliest, since what ends first is what is sure."""
    found: list[tuple[L, date]] = []
    for line in lines:
        for sentence in line.text.replace("\u3002", ";").split(";"):
            head, tail = _parted(sentence)
            if not pattern(_WORDS, "about_term").search(head):
                continue
            last = _last(head, signed)
            if pattern(_WORDS, "no_end").search(sentence) or (last and _without_end(tail)):
                return line, None
            if last:
                found.append((line, _prolonged(last, tail)))
    return min(found, key=lambda pair: pair[1], default=None)


def _parted(sentence: str) -> tuple[str, str]:
    """A sentence up to where it turns to other terms or to what happens when this one is over, and the rest."""
    turns = (match for rule in ("other_term", "over") if (match := pattern(_WORDS, rule).search(sentence)))
    at = min((match.start() for match in turns), default=len(sentence))
    return sentence[:at], sentence[at:]


def _without_end(tail: str) -> bool:
    """Whether it prolongs itself by no certain time, or time and again."""
    goes_on = pattern(_WORDS, "goes_on").search(tail)
    finite = pattern(_WORDS, "lasting").search(tail) and not pattern(_WORDS, "time_and_again").search(tail)
    return bool(goes_on) and not finite


def _prolonged(last: date, tail: str) -> date:
    """The last day where it prolongs itself once."""
    lasting = pattern(_WORDS, "lasting").search(tail)
    if lasting is None or not pattern(_WORDS, "goes_on").search(tail):
        return last
    return _after(last + timedelta(days=1), _months(lasting)) or last


def _last(sentence: str, signed: date | None) -> date | None:
    plain = script(sentence, lines=True).text
    named = [d for d in days(plain) if d.whole]
    ends = [d.value for d in named if pattern(_WORDS, "until_day").search(plain[: d.start])]
    if ends:
        return ends[-1]
    if (lasting := pattern(_WORDS, "lasting").search(_without(plain, named))) is None:
        return None
    begins = [d.value for d in named if pattern(_WORDS, "from_day").search(plain[: d.start])]
    start = begins[0] if begins else signed
    return _after(start, _months(lasting)) if start else None


def _months(lasting: re.Match[str]) -> int:
    return int(number_of(lasting["count"]) or 0) * (_MONTHS if lasting["unit"][-1] == "\u5e74" else 1)


def _without(plain: str, named: Sequence[Day]) -> str:
    """The sentence without its days, so that 2021年 is no length of time."""
    for day in reversed(named):
        plain = plain[: day.start] + "\n" + plain[day.end :]
    return plain


def _after(start: date, months: int) -> date | None:
    """The day before the same day so many months on."""
    if not 0 < months < _MOST:
        return None
    whole = start.month - 1 + months
    year, month = start.year + whole // _MONTHS, whole % _MONTHS + 1
    for last in (start.day, 30, 29, 28):
        try:
            return date(year, month, last) - timedelta(days=1)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")
