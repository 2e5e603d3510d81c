"""Points of an axis of time: the month, quarter or half that heads a column or a row, and which is the last."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.text.numerals import chinese_number
from extractors.words.loading import pattern, rules, word_file

Moment = tuple[int, int]
"""The year, 0 where none is named, and the last month of a point of the axis."""

_BARE_MONTH = pattern("statements/axis", "bare_month")
_MONTHS_FOLLOW = pattern("statements/axis", "months_follow")
_BESIDE_MONTHS = pattern("statements/axis", "beside_months")
_OF_THE_YEAR = pattern("statements/axis", "of_the_year")
_YEAR = pattern("statements/cells", "year")
_IN_DIGITS = pattern("statements/axis", "month_in_digits")
_HALVES: dict[str, int] = word_file("statements/axis").more["halves"]
_MONTH: str = word_file("statements/axis").more["words"]["month"]


def moment(headers: Iterable[str]) -> Moment | None:
    """The month, quarter or half that a figure's headers name; the year may stand in another of them."""
    texts = tuple(headers)
    found = next(filter(None, map(_moment, texts)), None)
    if found is None or found[0]:
        return found
    year = next((int(t[:4]) for t in texts if _YEAR.fullmatch(t)), 0)
    return year, found[1]


def day_of(headers: Iterable[str]) -> date | None:
    """The last day of the point that a figure's headers name, where they name its year too."""
    found = moment(headers)
    if found is None or not found[0]:
        return None
    return date(*found, monthrange(*found)[1])


def is_axis(texts: Iterable[str]) -> bool:
    """Whether several of the texts are months, quarters or halves."""
    return sum(_moment(t) is not None for t in texts) > 1


def sums_up(headers: Iterable[str]) -> bool:
    """Whether a figure among months says what they come to, or are on average."""
    return any(_BESIDE_MONTHS.search(header) for header in headers)


def sums_up_the_year(headers: Iterable[str]) -> bool:
    """Whether a figure among months says what they come to in the year."""
    return any(_OF_THE_YEAR.search(header) for header in headers)


def point(line: Sequence[str], text: str) -> str | None:
    """A text in digits alone as a point of time, where its line (a row, a column) is one of them; None for a figure."""
    if _YEAR.fullmatch(text) or _in_digits(text):
        return text if sum(bool(_YEAR.fullmatch(t) or _in_digits(t)) for t in line) > 1 else None
    if _BARE_MONTH.fullmatch(text) and any(_MONTHS_FOLLOW.fullmatch(t) for t in line):
        return text + _MONTH
    return None


def _in_digits(text: str) -> bool:
    return bool(_IN_DIGITS.fullmatch(text))


def _moment(text: str) -> Moment | None:
    for rule in rules("statements/axis", "points"):
        if match := rule.pattern.fullmatch(text):
            named = match.groupdict()
            return int(named.get("year") or 0), _number(named["number"]) * rule.more["months"]
    return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else int(_HALVES.get(text) or chinese_number(text) or 0)
