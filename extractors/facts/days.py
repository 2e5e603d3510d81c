"""Days as papers print them, in digits or in characters; a month stands for its first day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.text.numerals import chinese_number
from extractors.text.script import script
from extractors.words.loading import pattern, word_file

_WORDS = "facts/days"
_CHARACTERS = str.maketrans(word_file(_WORDS).more["characters"])


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it stands in the plain text; `whole`: the day of the month is printed."""

    value: date
    start: int
    end: int
    whole: bool


def plain(text: str) -> str:
    """The text as days are looked for in it: folded, without blanks."""
    return script(text, lines=True).text


def days(text: str) -> tuple[Day, ...]:
    """The days of a plain text, in their order."""
    return tuple(sorted((*_in_digits(text), *_in_words(text)), key=lambda d: d.start))


def day(text: str) -> date | None:
    """The first day of a text as printed, None where there is none."""
    return next((d.value for d in days(plain(text))), None)


def day_or_month(text: str) -> date | str | None:
    """The first day of a text as printed, YYYY-MM where only its month is; None where there is neither."""
    first = next(iter(days(plain(text))), None)
    if first is None:
        return None
    return first.value if first.whole else f"{first.value:%Y-%m}"


def _in_digits(text: str) -> Iterator[Day]:
    for match in pattern(_WORDS, "day").finditer(text):
        if found := _made(match, int(match[1]), int(match[2]), int(match[3]) if match[3] else None):
            yield found


def _in_words(text: str) -> Iterator[Day]:
    for match in pattern(_WORDS, "day_in_words").finditer(text):
        year, month, number = (_number(part) if part else None for part in match.groups())
        if year and month and (found := _made(match, year, month, number)):
            yield found


def _number(text: str) -> int | None:
    found = chinese_number(text.translate(_CHARACTERS))
    return None if found is None else int(found)


def _made(match: re.Match[str], year: int, month: int, number: int | None) -> Day | None:
    try:
        return Day(date(year, month, 1 if number is None else number), *match.span(), number is not None)
    except ValueError:
        return None
