"""Which year a figure is of, and whether that is the year that counts."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from checkers.model import Text
from checkers.standing.agreement import agree, amount
from checkers.standing.figures import Numbered
from checkers.wording import say, when
from extractors.fields import Dated
from extractors.model import Basis, Claim


class Period(IntEnum):
    """Best first. PARTIAL: the year of application, of which only a part is over."""

    CURRENT = 0
    UNDATED = 1
    PARTIAL = 2
    OTHER = 3


def year_end(as_of: date) -> date:
    """The last balance sheet date before the day of application."""
    return date(as_of.year - 1, 12, 31)


def period(claim: Claim, as_of: date) -> Period:
    """How a claim's day relates to the day of application; areas have none but their paper's."""
    if claim.as_of is None:
        return Period.UNDATED
    if claim.field.dated is Dated.NEVER:  # the paper's own year: premises stay the same, reports of them do not
        return Period.OTHER if claim.as_of.year < as_of.year - 1 else Period.UNDATED
    if claim.field.dated is Dated.YEAR_END:
        return Period.CURRENT if claim.as_of == year_end(as_of) else Period.OTHER
    if claim.field.dated is Dated.YEAR and claim.as_of.year == as_of.year:
        return Period.PARTIAL
    return Period.CURRENT if as_of.year - 1 <= claim.as_of.year <= as_of.year else Period.OTHER


def chosen(claims: Numbered, as_of: date) -> tuple[dict[int, Claim], Period]:
    """The claims of the best period that there is, and which that is.

    Undated claims go with those of the current year, unless they repeat a figure of
    another year; of several rosters or other years the latest counts.
    """
    by_period = {p: {i: c for i, c in claims.items() if period(c, as_of) is p} for p in Period}
    others = by_period[Period.OTHER]
    fresh = {i: c for i, c in by_period[Period.UNDATED].items() if not _repeats(c, others)}
    if by_period[Period.CURRENT]:
        return _latest(by_period[Period.CURRENT]) | fresh, Period.CURRENT
    if fresh:
        return fresh, Period.UNDATED
    if by_period[Period.PARTIAL]:
        return by_period[Period.PARTIAL], Period.PARTIAL
    return _latest(others) | {i: c for i, c in by_period[Period.UNDATED].items() if i not in fresh}, Period.OTHER


def _repeats(claim: Claim, others: Numbered) -> bool:
    return any(agree(amount(claim), amount(other)) for other in others.values())


def _latest(claims: Numbered) -> dict[int, Claim]:
    """The latest of several rosters; of client lists all of the latest year, which may come by quarters."""
    last = max((_moment(c) for c in claims.values()), default=None)
    return {i: c for i, c in claims.items() if _moment(c) == last}


def _moment(claim: Claim) -> date:
    day = claim.as_of or date.min
    return date(day.year, 12, 31) if claim.field.dated is Dated.YEAR else day


def wrong_period(claim: Claim, as_of: date) -> Text:
    """Says of which day a figure is, and which was asked."""
    asked = year_end(as_of)
    stated = when(claim) if claim.as_of else say("another_year")
    if claim.field.dated is Dated.YEAR_END:
        return say("not_of_the_year_end", found=stated, asked=asked)
    return say("not_of_the_year", found=stated, asked=asked.year)


def partial_year(claim: Claim) -> Text:
    """Says that the year of application is not over."""
    year = claim.as_of.year if claim.as_of else ""
    listed = claim.basis is Basis.COMPUTED
    return say("year_not_over", year=year) if listed else say("year_of_figure_not_over", year=year)
