"""Why two papers disagree: each explanation is tried out on the figures themselves and on the other papers.

An explanation that does not give one figure from the other is not offered; where other
claims bear it out they are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from checkers.agreement import agree, amount, exactly
from checkers.digits import digit_slip
from checkers.figures import Figure, Numbered, Option
from checkers.messages import REASONS
from checkers.model import Case, Cause, Text
from checkers.periods import Period, period
from checkers.printed import printed
from checkers.rows import explained_by
from checkers.units import times
from checkers.wording import figure, joined, place, places
from extractors.model import Approximation, Claim, Field, RowReason


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that disagree: what is said, and the option of the supporting side; `claims` are all of the field."""

    said: int
    option: Option
    support: Figure | None
    claims: Numbered
    case: Case

    @property
    def one(self) -> Claim:
        return self.claims[self.said]

    @property
    def other(self) -> Claim:
        return self.claims[self.option.parts[0]]

    def bystanders(self) -> Iterator[tuple[int, Claim]]:
        """The claims of the field that are none of the two."""
        return ((i, c) for i, c in self.claims.items() if i != self.said and i not in self.option.claims)


def causes(pair: Pair) -> tuple[Cause, ...]:
    """The explanations that fit, the most telling first; () where none does."""
    found = [cause for test in _TESTS for cause in test(pair)]
    return tuple({c.code: c for c in reversed(found)}.values())[::-1]


def _factor(pair: Pair) -> Iterator[Cause]:
    said, proved = amount(pair.one), pair.option.amount
    for power in (4, 8, 3, 2, 1, 6):
        factor = Decimal(10) ** power
        if agree(times(said, factor), proved) or agree(said, times(proved, factor)):
            small = said.value < proved.value
            yield _factor_cause(pair, power, small)
            return


def _factor_cause(pair: Pair, power: int, small: bool) -> Cause:
    bearing = _bearing_out(pair, pair.option.amount.value)
    slip = None if power in (4, 8) else _point_slip(pair, power)
    if slip:
        return Cause(slip[0], slip[1], bearing)
    size = 10**power
    side = Text("少", "less") if small else Text("多", "more")
    if power == 4:
        text = Text(
            f"{place(pair.one).zh}所填数{side.zh} 10,000 倍，应为元与万元混用",
            f"what {place(pair.one).en} says is 10,000 times {side.en}: 元 and 万元 (CNY 10,000) were mixed up",
        )
    else:
        text = Text(
            f"{place(pair.one).zh}所填数{side.zh} {size:,} 倍，应为单位或位数写错",
            f"what {place(pair.one).en} says is {size:,} times {side.en}: a slip of the unit or of digits",
        )
    return Cause(f"factor_{size}", text, bearing)


def _bearing_out(pair: Pair, value: Decimal) -> tuple[int, ...]:
    """The other claims that say what the supporting paper says."""
    return tuple(i for i, c in pair.bystanders() if agree(amount(c), exactly(value)))


_DIVISIBLE = (Field.TOTAL_ASSETS, Field.FLOOR_AREA, Field.QUALIFICATION_RATIO)


def _point_slip(pair: Pair, power: int) -> tuple[str, Text] | None:
    """Same digits, the point lost, moved or turned into a comma."""
    one, other = printed(pair.one).digits, printed(pair.other).digits
    if not one or not other or _bare(one) != _bare(other):
        if power > 2 or pair.one.field not in _DIVISIBLE:
            return None
        return "decimal_point", Text(f"小数点错了 {power} 位", f"the decimal point is {power} place(s) off")
    with_point, without = (one, other) if "." in one else (other, one)
    if "." not in with_point or "." in without:
        return None
    if "," in without and without.rpartition(",")[2] == with_point.rpartition(".")[2]:
        return "comma_for_point", Text(
            f"“{without}”与“{with_point}”仅逗号与小数点之别",
            f"“{without}” and “{with_point}” differ by comma and point",
        )
    return "decimal_point", Text(
        f"“{without}”可能漏了小数点（应为“{with_point}”）", f"“{without}” may lack its decimal point (“{with_point}”)"
    )


def _bare(digits: str) -> str:
    return "".join(c for c in digits if c.isdigit())


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
    dated = pair.one.field in (Field.TOTAL_ASSETS, Field.CLIENT_COUNT)
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
    elif pair.one.field is Field.QUALIFICATION_RATIO and pair.one.approximation is Approximation.MORE_THAN:
        yield Cause("degrees_only", Text("填报数可能只算学历，未计职称", "it may count degrees only, and no titles"))


def _other_paper(pair: Pair) -> Iterator[Cause]:
    for o in pair.support.others if pair.support else ():
        if o.parts != pair.option.parts and agree(o.amount, amount(pair.one)):
            source = places([pair.claims[i] for i in o.parts])
            yield Cause("other_paper", Text(f"与{source.zh}一致", f"it follows {source.en}"), o.parts)
            return


def _left_aside(pair: Pair) -> Iterator[Cause]:
    """The declared area with stores and flats in it."""
    aside = [i for i, _ in pair.support.aside] if pair.support else []
    if pair.one.field is not Field.FLOOR_AREA or not aside:
        return
    more = pair.option.amount.value + sum((pair.claims[i].value for i in aside), Decimal(0))
    if agree(exactly(more), amount(pair.one)):
        yield Cause(
            "other_premises_counted",
            Text("填报数把仓库、宿舍等非办公用房也算上", "it counts premises that are no office"),
            tuple(aside),
        )


def _digits(pair: Pair) -> Iterator[Cause]:
    if len(pair.option.parts) > 1:
        return
    slip = digit_slip(pair.one, pair.other)
    if slip:
        yield Cause(slip.code, slip.text, _bearing_out(pair, pair.option.amount.value))


def _rounded_up(pair: Pair) -> Iterator[Cause]:
    said, proved = amount(pair.one).value, pair.option.amount.value
    step = _step(said)
    if Decimal(0) < said - proved < step and said - proved <= proved / 20:
        shown = figure(proved, pair.one.field)
        yield Cause("rounded_up", Text(f"由 {shown.zh} 往大凑整", f"{shown.en} rounded up"))


def _step(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)


_TESTS: tuple[Callable[[Pair], Iterator[Cause]], ...] = (
    _factor,
    _other_year,
    _rows,
    _law,
    _left_aside,
    _other_paper,
    _digits,
    _rounded_up,
)
