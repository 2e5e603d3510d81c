"""The term of a lease and its tenant, as the paper says them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from extractors.model import Lease
from extractors.paper_owners import party
from extractors.text.numerals import number_of
from extractors.words.loading import pattern

_RANGE = pattern("statements/lease_terms", "range")
_END = pattern("statements/lease_terms", "end")
_YEAR_END = pattern("statements/lease_terms", "year_end")
_FROM = pattern("statements/lease_terms", "from")
_LASTING = pattern("statements/lease_terms", "lasting")
_FROM_ON = pattern("statements/lease_terms", "from_on")
_SOLID = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_DISSOLVED = pattern("statements/lease_terms", "dissolved")
_GOES_ON = pattern("statements/lease_terms", "goes_on")
_JOINS_LINES = pattern("statements/lease_terms", "joins_lines")
_UNREAD = tuple(pattern("statements/lease_terms", way) for way in ("farmers_end", "feast_end", "blank_end"))
_IN_YEARS = pattern("statements/lease_terms", "in_years")


def lease_of(texts: Iterable[str]) -> Lease:
    """The term and the tenant that the texts (folded, without blanks) of a lease name.

    The latest of several ends counts, and of the beginnings the earliest; a lease that goes on by itself has no end,
    one that was dissolved ended then. A term may run on in the next text.
    """
    whole = "\n".join(texts)
    tenant = party("tenant", [whole]) or None
    whole = _SOLID.sub(r"\1-\2-\3", whole.replace("∼", "~").replace("〜", "~"))
    joined = _JOINS_LINES.sub("", whole)
    terms = list(_terms(joined))
    since = min((begin for begin, _ in terms if begin), default=None)
    dissolved = max(_days(_DISSOLVED, joined), default=None)
    if dissolved is not None:
        return Lease(since, dissolved, tenant)
    end = None if _GOES_ON.search(whole) else max((end for _, end in terms), default=None)
    return Lease(since, end, tenant)


def unread_end(texts: Iterable[str], term: Lease) -> str:
    """The words by which a lease of that term tells its end, where no day could be read from them; "" for none.

    By the farmers' calendar, by a feast, or with blanks for the day: nobody can say then that it still runs.
    """
    joined = _JOINS_LINES.sub("", "\n".join(texts))
    if term.until is not None or _GOES_ON.search(joined):
        return ""
    return next((m["words"] for way in _UNREAD if (m := way.search(joined))), "")


def _terms(text: str) -> Iterator[tuple[date | None, date]]:
    for match in _RANGE.finditer(text):
        end = _date(match["y2"], match["m2"], match["d2"])
        if end:
            yield _date(match["y1"], match["m1"], match["d1"]), end
    yield from ((None, day) for day in _days(_END, text))
    yield from ((None, date(int(m["year"]), 12, 31)) for m in _YEAR_END.finditer(text))
    for worded in (_FROM, _LASTING, _FROM_ON):
        for match in worded.finditer(text):
            begin, months = _date(match["y1"], match["m1"], match["d1"]), _months(match)
            if begin and months:
                yield begin, _after(begin, months) - timedelta(days=1)


def _months(match: re.Match[str]) -> int:
    return int(number_of(match["count"]) or 0) * (12 if _IN_YEARS.fullmatch(match["unit"]) else 1)


def _days(worded: re.Pattern[str], text: str) -> Iterator[date]:
    yield from filter(None, (_date(m["y2"], m["m2"], m["d2"]) for m in worded.finditer(text)))


def _date(year: str, month: str, day: str) -> date | None:
    y, m, d = (int(number_of(part) or 0) for part in (year, month, day))
    return date(y, m, min(d, calendar.monthrange(y, m)[1])) if 1 <= m <= 12 and d >= 1 and 1900 < y < 2200 else None


def _after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
