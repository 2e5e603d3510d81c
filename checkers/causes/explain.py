"""Why two papers disagree: each explanation is tried out on the figures themselves and on the other papers.

An explanation that does not give one figure from the other is not offered; where other
claims bear it out they are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from checkers.causes.pairs import Pair
from checkers.causes.slips import rounded_up, wrong_digit, wrong_scale
from checkers.model import Cause
from checkers.standing.agreement import agree, amount, exactly
from checkers.standing.periods import Period, period
from checkers.standing.premises import NOT_OFFICE
from checkers.standing.rows import explained_by
from checkers.wording import place, places, reasons, say, when
from extractors.model import Approximation, RowReason


def causes(pair: Pair) -> tuple[Cause, ...]:
    """The explanations that fit, the most telling first; () where none does."""
    found = [cause for test in _TESTS for cause in test(pair)]
    return tuple({c.code: c for c in reversed(found)}.values())[::-1]


def _other_year(pair: Pair) -> Iterator[Cause]:
    for index, claim in pair.bystanders():
        if period(claim, pair.case.as_of) is Period.OTHER and agree(amount(claim), amount(pair.one)):
            text = say("earlier_year", where=place(claim), day=when(claim))
            yield Cause("last_year_figure", text, (index,))
            return
    yield from _dated_apart(pair)


def _dated_apart(pair: Pair) -> Iterator[Cause]:
    one, other = pair.one.as_of, pair.other.as_of
    dated = pair.one.field.of_a_year
    if dated and one and other and one.year != other.year:
        yield Cause("different_years", say("different_years", one=when(pair.one), other=when(pair.other)))


_ROW_CODES = {
    RowReason.PART_TIME: "part_timers_counted",
    RowReason.INTERN: "interns_counted",
    RowReason.LEFT: "leavers_counted",
    RowReason.DUPLICATE: "duplicates_counted",
    RowReason.NEAR_DUPLICATE: "duplicates_counted",
    RowReason.OTHER_YEAR: "other_years_counted",
    RowReason.NOT_ENTERPRISE: "non_enterprises_counted",
    RowReason.NOT_SERVED: "unserved_counted",
    RowReason.UNREADABLE: "unreadable_rows",
}


def _rows(pair: Pair) -> Iterator[Cause]:
    left_out = explained_by(pair.other, pair.one)
    if not left_out:
        return
    text = say("with_these_rows", reasons=reasons(left_out))
    for code in dict.fromkeys(_ROW_CODES.get(r, "rows_counted") for r in left_out):
        yield Cause(code, text, (pair.option.parts[0],))


def _law(pair: Pair) -> Iterator[Cause]:
    strict = pair.other.count.strict if pair.other.count else None
    if strict is not None and agree(exactly(strict), amount(pair.one)):
        yield Cause(
            "degree_and_title",
            say("degree_and_title"),
            (pair.option.parts[0],),
        )
    elif pair.one.field.either and pair.one.approximation is Approximation.MORE_THAN:
        yield Cause("degrees_only", say("degrees_only"))


def _other_paper(pair: Pair) -> Iterator[Cause]:
    for o in pair.support.others if pair.support else ():
        if o.parts != pair.option.parts and agree(o.amount, amount(pair.one)):
            source = places([pair.claims[i] for i in o.parts])
            yield Cause("other_paper", say("follows_other_paper", where=source), o.parts)
            return


_NO_OFFICE = "other_premises_counted", say("no_office_counted")
# The lease may as well begin later or be another's: the finding says which.
_NO_LEASE = "ended_lease_counted", say("lease_left_out_counted")


def _left_aside(pair: Pair) -> Iterator[Cause]:
    """The declared area with stores and flats in it, or with what is no longer leased."""
    left_out = dict(pair.support.aside) if pair.support else {}
    aside = list(left_out)
    if not pair.one.field.premises or not aside:
        return
    more = pair.option.amount.value + sum((pair.claims[i].value for i in aside), Decimal(0))
    if agree(exactly(more), amount(pair.one)):
        code, text = _NO_LEASE
        if NOT_OFFICE in left_out.values():
            code, text = _NO_OFFICE
        yield Cause(code, text, tuple(aside))


_TESTS: tuple[Callable[[Pair], Iterator[Cause]], ...] = (
    wrong_scale,
    _other_year,
    _rows,
    _law,
    _left_aside,
    _other_paper,
    wrong_digit,
    rounded_up,
)
