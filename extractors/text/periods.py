"""Which day or year a figure is for, from the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractors.text.numerals import chinese_number
from extractors.words.loading import pattern

_DAY = pattern("text/periods", "day")
_YEAR = pattern("text/periods", "year")
_CHINESE_YEAR = pattern("text/periods", "chinese_year")
_CHINESE_DAY = pattern("text/periods", "chinese_day")
_MONTH = pattern("text/periods", "month")
_RUN = pattern("text/periods", "run")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _last_day(year: str, month: str) -> date | None:
    return _day(year, month, "31") or _day(year, month, "30") or _day(year, month, "28")


def _written_out(text: str) -> Iterator[tuple[int, date]]:
    """The days, months and years that are written in Chinese numerals, with where they stand."""
    dated = list(_CHINESE_DAY.finditer(text))
    for match in dated:
        year, month, day_of = (str(int(chinese_number(part) or 0)) if part else "" for part in match.groups())
        if day := _day(year, month, day_of) if day_of else _last_day(year, month):
            yield match.start(), day
    for match in _CHINESE_YEAR.finditer(text):
        year_of = chinese_number(match.group()[:-1])
        if year_of and not any(d.start() <= match.start() < d.end() for d in dated):
            yield match.start(), date(int(year_of), 12, 31)


def period_ends(text: str) -> tuple[date, ...]:
    """Every day or year named in `text`, in order; a year stands for its last day."""
    found: list[tuple[int, date]] = []
    spans: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        year, month, day_of = match.groups()
        if day := _day(year, month, day_of) if day_of else _last_day(year, month):
            found.append((match.start(), day))
            spans.append(match.span())
    for match in _DAY.finditer(text):
        day = _day(*match.groups())
        if day and not any(a <= match.start() < b for a, b in spans):
            found.append((match.start(), day))
            spans.append(match.span())
    for match in _MONTH.finditer(text):
        if not any(a <= match.start() < b for a, b in spans):
            last = _last_day(match[1], match[2])
            found.extend([(match.start(), last)] if last else [])
            spans.append(match.span())
    for match in _YEAR.finditer(text):
        if not any(a <= match.start() < b for a, b in spans):
            found.append((match.start(), date(int(match[1]), 12, 31)))
    found.extend(_written_out(text))
    return tuple(day for _, day in sorted(found))
