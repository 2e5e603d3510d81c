"""Why two papers disagree: each explanation is tried out on the figures themselves and on the other papers.

An explanation that does not give one figure from the other is not offered; where other
claims bear it out they are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from checkers.causes.pairs import Pair
from checkers.causes.slips import rounded_up, wrong_digit, wrong_scale
from checkers.model import Cause, Text
from checkers.standing.agreement import agree, amount, exactly
from checkers.standing.periods import Period, period
from checkers.standing.premises import NOT_OFFICE
from checkers.standing.rows import explained_by
from checkers.wording import REASONS, joined, place, places
from extractors.model import Approximation, RowReason


def causes(pair: Pair) -> tuple[Cause, ...]:
    """The explanations that fit, the most telling first; () where none does."""
    found = [cause for test in _TESTS for cause in test(pair)]
    return tuple({c.code: c for c in reversed(found)}.values())[::-1]


def _other_year(pair: Pair) -> Iterator[Cause]:
    for index, claim in pair.bystanders():
        if period(claim, pair.case.as_of) is Period.OTHER and agree(amount(claim), amount(pair.one)):
            day = claim.as_of.isoformat() if claim.as_of else ""
            yield Cause(
                "last_year_figure",
                Text(
                    f"与{place(claim).zh}所载 {day} 的数相同，可能用了上年或年初数",
                    f"it is what {place(claim).en} gives for {day}: an earlier year's or the opening figure",
                ),
                (index,),
            )
            return
    yield from _dated_apart(pair)


def _dated_apart(pair: Pair) -> Iterator[Cause]:
    one, other = pair.one.as_of, pair.other.as_of
    dated = pair.one.field.of_a_year
    if dated and one and other and one.year != other.year:
        yield Cause(
            "different_years",
            Text(f"两数年度不同（{one.isoformat()} 与 {other.isoformat()}）", f"the figures are of {one} and {other}"),
        )


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
    reasons = explained_by(pair.other, pair.one)
    if not reasons:
        return
    names = joined([REASONS[r] for r in reasons], "、", ", ")
    text = Text(
        f"填报数正好等于把名单中{names.zh}的行也算上", f"it is just the count with these rows as well: {names.en}"
    )
    for code in dict.fromkeys(_ROW_CODES.get(r, "rows_counted") for r in reasons):
        yield Cause(code, text, (pair.option.parts[0],))


def _law(pair: Pair) -> Iterator[Cause]:
    strict = pair.other.count.strict if pair.other.count else None
    if strict is not None and agree(exactly(strict), amount(pair.one)):
        yield Cause(
            "degree_and_title",
            Text("填报数按学历与职称同时具备计算", "it counts only those who have both a degree and a title"),
            (pair.option.parts[0],),
        )
    elif pair.one.field.either and pair.one.approximation is Approximation.MORE_THAN:
        yield Cause("degrees_only", Text("填报数可能只算学历，未计职称", "it may count degrees only, and no titles"))


def _other_paper(pair: Pair) -> Iterator[Cause]:
    for o in pair.support.others if pair.support else ():
        if o.parts != pair.option.parts and agree(o.amount, amount(pair.one)):
            source = places([pair.claims[i] for i in o.parts])
            yield Cause("other_paper", Text(f"与{source.zh}一致", f"it follows {source.en}"), o.parts)
            return


_NO_OFFICE = (
    "other_premises_counted",
    Text("填报数把仓库、宿舍等非办公用房也算上", "it counts premises that are no office"),
)
# The lease may as well begin later or be another's: the finding says which.
_NO_LEASE = (
    "ended_lease_counted",
    Text("填报数把未计入的租约面积也算上", "it counts the area of leases that were left out"),
)


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
