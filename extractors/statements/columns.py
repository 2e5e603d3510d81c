"""A figure at the crossing of a row and a column: which of several belongs to the day that is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from extractors.model import Cell, Reason
from extractors.statements.axis import day_of, moment, sums_up, sums_up_the_year
from extractors.text.periods import period_ends
from extractors.text.quantities import Quantity
from extractors.words.loading import pattern, rules


class Role(StrEnum):
    """What the header over a figure says of it."""

    CLOSING = "closing"
    OPENING = "opening"
    ORDINAL = "ordinal"
    CHANGE = "change"
    ASKED = "asked"
    PLANNED = "planned"
    APPRAISED = "appraised"
    OTHER = "other"
    UNKNOWN = "unknown"


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    # A header that names several (比上年增减) means the first in the order of the file.
    return tuple((Role(rule.more["role"]), rule.pattern) for rule in rules("columns", "roles"))


_UNIT_LINE = pattern("columns", "unit_line")
_LAST_YEAR = pattern("columns", "last_year")


def role_of(header: str) -> Role:
    """The role of a (folded, compact) header text."""
    if _UNIT_LINE.fullmatch(header):
        return Role.UNKNOWN
    return next((role for role, pattern in _roles() if pattern.search(header)), Role.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure in a cell, with the words of the headers over or beside it."""

    cell: Cell
    quantity: Quantity
    start: int
    end: int
    headers: tuple[str, ...]

    @property
    def role(self) -> Role:
        """What its nearest telling header says."""
        roles = (role_of(header) for header in self.headers)
        return next((role for role in roles if role is not Role.UNKNOWN), Role.UNKNOWN)

    @property
    def as_of(self) -> date | None:
        """The day or year that its headers name."""
        named = next((days[-1] for header in self.headers if (days := period_ends(header))), None)
        return day_of(self.headers) or named


_DECEMBER = 12
_NOT_MEANT = frozenset({Role.ORDINAL, Role.CHANGE, Role.ASKED, Role.PLANNED, Role.APPRAISED, Role.OPENING})


def choose(candidates: Sequence[Candidate], in_a_year: bool = False) -> tuple[Candidate | None, tuple[Candidate, ...]]:
    """The candidate of the day asked about, and those that could be meant as well.

    A closing figure goes before a figure of unknown column; of several years the
    latest, of months the last, or the year's sum of what is counted `in_a_year`. Where nothing tells two columns
    apart the first is taken and the others are handed on, so that a verdict never rests on a guess.
    """
    meant = _audited(_company_alone(_in_yuan([c for c in candidates if c.role not in _NOT_MEANT])))
    if is_series(meant):
        return (_of_the_year(meant) if in_a_year else _last(meant)), ()
    meant = [c for c in meant if not (in_a_year and _ends_before_the_year(c))]
    dated = [c for c in meant if c.as_of is not None]
    if dated:
        return max(dated, key=lambda c: c.as_of or date.min), ()
    closing = [c for c in meant if c.role is Role.CLOSING]
    if closing:
        return closing[0], ()
    meant = without_line_numbers(meant) or _only_last_year(candidates)
    if not meant:
        return None, ()
    return meant[0], tuple(meant[1:])


def _company_alone(candidates: list[Candidate]) -> list[Candidate]:
    """Where the group's figures and the company's stand side by side, those of the company."""
    together = [c for c in candidates if _says(c, "consolidated")]
    alone = [c for c in candidates if _says(c, "company_alone") and c not in together]
    return alone if together and alone else candidates


def _in_yuan(candidates: list[Candidate]) -> list[Candidate]:
    """Those of columns in yuan, where some say that they are, and else those of columns in no other money."""
    said = [c for c in candidates if _says(c, "column_in_yuan", "statements/currencies")]
    return said or [c for c in candidates if not _says(c, "column_of_others", "statements/currencies")]


def _audited(candidates: list[Candidate]) -> list[Candidate]:
    """Where the auditors' figures stand beside those of the books, of each day the auditors', wherever they stand."""
    audited = [c for c in candidates if is_audited(c.headers)]
    days = {c.as_of for c in audited}
    return [c for c in candidates if c in audited or c.as_of not in days]


def is_audited(headers: Iterable[str]) -> bool:
    """Whether headers say that what stands under them is what the auditors made of a figure."""
    return any(pattern("statements/accounts", "audited").search(header) for header in headers)


def _says(candidate: Candidate, what: str, words: str = "statements/accounts") -> bool:
    return any(pattern(words, what).search(header) for header in candidate.headers)


def is_series(candidates: Sequence[Candidate]) -> bool:
    """Whether the candidates are of months, quarters or halves, but for those that sum them up."""
    months = [c for c in candidates if moment(c.headers)]
    return len(months) > 1 and all(sums_up(c.headers) for c in candidates if c not in months)


def _ends_before_the_year(candidate: Candidate) -> bool:
    point = moment(candidate.headers)
    return point is not None and point[1] != _DECEMBER


def _last(series: Sequence[Candidate]) -> Candidate:
    return max(series, key=lambda c: moment(c.headers) or (0, 0))


def _of_the_year(series: Sequence[Candidate]) -> Candidate | None:
    """What the months come to; a month by itself tells no year."""
    sums = [c for c in series if not moment(c.headers) and sums_up_the_year(c.headers)]
    return sums[0] if len(sums) == 1 else None


def passed_over(
    candidates: Sequence[Candidate], best: Candidate | None, others: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Reason]]:
    """The candidates that are not meant, each with what its column says of it; the number of a line is no figure."""
    for candidate in candidates:
        if candidate is not best and candidate not in others and candidate.role is not Role.ORDINAL:
            yield candidate, _reason(candidate, best)


def _reason(candidate: Candidate, best: Candidate | None) -> Reason:
    over = " ".join(candidate.headers)
    if candidate.role in _NOT_MEANT:
        return Reason(f"column.{candidate.role}", over)
    if _says(candidate, "consolidated"):
        return Reason("column.consolidated", over)
    if best and is_audited(best.headers) and not is_audited(candidate.headers):
        return Reason("column.before_the_audit", over)
    if moment(candidate.headers) and not (best and moment(best.headers)):
        return Reason("part_of_a_year", over)
    if best and _is_earlier(candidate, best):
        return Reason("column.earlier", over)
    return Reason("column.other", over)


def _is_earlier(candidate: Candidate, best: Candidate) -> bool:
    month, last = moment(candidate.headers), moment(best.headers)
    if month is not None and last is not None:
        return month < last
    return bool(best.as_of and candidate.as_of and candidate.as_of < best.as_of)


def _only_last_year(candidates: Sequence[Candidate]) -> list[Candidate]:
    """A form with nothing but a column for last year asks for the year before the application."""
    past = [c for c in candidates if any(_LAST_YEAR.search(h) for h in c.headers)]
    return past if len(past) == 1 and all(c.role in {Role.OPENING, Role.ORDINAL} for c in candidates) else []


def without_line_numbers(candidates: list[Candidate]) -> list[Candidate]:
    """Drop the small whole number of a 行次 column whose header was not read: amounts have decimals or are larger."""
    finest = min((c.quantity.quantum for c in candidates), default=0)
    largest = max((c.quantity.value for c in candidates), default=0)
    return [
        c
        for c in candidates
        if len(candidates) < 2
        or c.quantity.quantum != 1
        or c.quantity.value >= 200
        or not (finest < 1 or largest >= 10000)
    ]
