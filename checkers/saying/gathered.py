"""What a finding on gathered passages says: each sort with its passages, and what no paper tells of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from checkers.model import Text
from checkers.standing.tenure import days_of, median_months, median_years, within_a_year
from checkers.wording import called, joined, listed, named_one_by_one, place, plain, say
from extractors.model import Fact, FactName

Found = Mapping[FactName, Mapping[int, Fact]]

QUOTED = 2
"""Passages of a sort that are quoted; the rest are shown with their pictures."""


def told(found: Found, absent: Iterable[FactName], on: date) -> Text:
    """What was found, sort by sort, and what was not."""
    parts = [_sort(name, tuple(facts.values()), on) for name, facts in found.items()]
    missing = named_one_by_one(_name(n) for n in absent)
    if not parts:
        return say("nothing_gathered", sorts=missing)
    parts.append(say("not_gathered", sorts=missing) if missing.zh else Text("", ""))
    return joined([*parts, say("experts_judge")])


def _sort(name: FactName, facts: tuple[Fact, ...], on: date) -> Text:
    if computed := _COMPUTED.get(name):
        return joined([computed(fact, on) for fact in facts])
    quotes = [say("passage", text=f.text, where=place(f)) for f in facts[:QUOTED]]
    return say("gathered", sort=_name(name), number=len(facts), quotes=listed(quotes))


def _stability(fact: Fact, on: date) -> Text:
    days = days_of(fact.text)
    years = median_years(days, on)
    shown = plain(years, 1) if years is not None else "-"
    return say("years_here", where=place(fact), people=len(days), years=shown, on=on.isoformat())


def _left(fact: Fact, on: date) -> Text:
    number = within_a_year(days_of(fact.text), on)
    return say("left_here", where=place(fact), people=number, on=on.isoformat())


def _months(fact: Fact, on: date) -> Text:
    return say("months_insured", where=place(fact), months=plain(median_months(fact.text), 1))


_COMPUTED: Mapping[FactName, Callable[[Fact, date], Text]] = {
    FactName.TEAM_STABILITY: _stability,
    FactName.STAFF_LEFT: _left,
    FactName.INSURED_MONTHS: _months,
}
"""Facts whose value lists days or months, of which a reader wants what they come to."""


def _name(name: FactName) -> Text:
    return called("field", name) or Text(name, name)
