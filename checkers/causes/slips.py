"""Slips of the pen that give one figure from the other: the unit, the point, a digit, rounding up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from checkers.causes.pairs import Pair
from checkers.doubts.digit_slip import digit_slip
from checkers.doubts.units import times
from checkers.model import Cause, Text
from checkers.standing.agreement import Amount, agree, amount, exactly
from checkers.standing.printed import printed
from checkers.wording import figure, place, say


def wrong_scale(pair: Pair) -> Iterator[Cause]:
    """Ten thousand times too much or too little, or another power of ten."""
    said, proved = _bare_amount(amount(pair.one)), _bare_amount(pair.option.amount)
    for power in (4, 8, 3, 2, 1, 6):
        factor = Decimal(10) ** power
        if agree(times(said, factor), proved) or agree(said, times(proved, factor)):
            small = said.value < proved.value
            yield _factor_cause(pair, power, small)
            return


def _bare_amount(found: Amount) -> Amount:
    """Without 以上 or 约, whose open span would take in any other power of ten."""
    return replace(found, low=found.value, high=found.value)


def _factor_cause(pair: Pair, power: int, small: bool) -> Cause:
    bearing = _bearing_out(pair, pair.option.amount.value)
    slip = None if power in (4, 8) else _point_slip(pair, power)
    if slip:
        return Cause(slip[0], slip[1], bearing)
    size = 10**power
    where, side = place(pair.one), say("less") if small else say("more")
    text = say("wrong_scale", where=where, side=side, times=f"{size:,}")
    if power == 4:
        text = say("units_mixed_up", where=where, side=side)
    return Cause(f"factor_{size}", text, bearing)


def _bearing_out(pair: Pair, value: Decimal) -> tuple[int, ...]:
    """The other claims that say what the supporting paper says."""
    return tuple(i for i, c in pair.bystanders() if agree(amount(c), exactly(value)))


def _point_slip(pair: Pair, power: int) -> tuple[str, Text] | None:
    """Same digits, the point lost, moved or turned into a comma."""
    one, other = printed(pair.one).digits, printed(pair.other).digits
    if not one or not other or _bare(one) != _bare(other):
        if power > 2 or pair.one.field.whole:
            return None
        return "decimal_point", say("point_moved", places=power)
    with_point, without = (one, other) if "." in one else (other, one)
    if "." not in with_point or "." in without:
        return None
    if "," in without and without.rpartition(",")[2] == with_point.rpartition(".")[2]:
        return "comma_for_point", say("comma_for_point", without=without, with_point=with_point)
    return "decimal_point", say("point_dropped", without=without, with_point=with_point)


def _bare(digits: str) -> str:
    return "".join(c for c in digits if c.isdigit())


def wrong_digit(pair: Pair) -> Iterator[Cause]:
    """One digit misread, mistyped, swapped, lost or doubled."""
    if len(pair.option.parts) > 1:
        return
    slip = digit_slip(pair.one, pair.other)
    if slip:
        yield Cause(slip.code, slip.text, _bearing_out(pair, pair.option.amount.value))


def rounded_up(pair: Pair) -> Iterator[Cause]:
    """A rounder figure, a little above the proved one."""
    said, proved = amount(pair.one).value, pair.option.amount.value
    step = _step(said)
    if Decimal(0) < said - proved < step and said - proved <= proved / 20:
        yield Cause("rounded_up", say("rounded_up", value=figure(proved, pair.one.field)))


def _step(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)
