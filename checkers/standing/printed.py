"""What exactly was printed: a figure's digits, the size of its last digit, and how vague it means to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Approximation, Basis, Claim
from extractors.text.folding import fold
from extractors.text.quantities import Quantity, quantities
from extractors.words.loading import pattern

_FACTORS = tuple(Decimal(10) ** k for k in (0, 4, -2, 8, 3, 6, 2))
_CAPITALS = pattern("text/printed", "capitals")
_ODD_MORE = pattern("text/printed", "odd_more")


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it stands on paper, in the field's base unit.

    `digits` are its Arabic digits as printed (empty for 五十二万 and for counts), `words`
    its characters where it is written in them (empty otherwise), `factor` leads from
    either to the value, `quantum` is the size of the last printed digit (0 for counts,
    which are exact), `low`..`high` what the writer leaves open.
    """

    value: Decimal
    digits: str
    words: str
    factor: Decimal
    quantum: Decimal
    low: Decimal
    high: Decimal

    @property
    def vague(self) -> bool:
        return self.low != self.high


def printed(claim: Claim) -> Printed:
    """Reads a claim's quote for what its value does not tell."""
    if claim.basis is Basis.COMPUTED:
        return Printed(claim.value, "", "", Decimal(1), Decimal(0), claim.value, claim.value)
    found = _quantity(claim)
    if found is None:
        digits, words, factor, quantum, top = "", "", Decimal(1), _last_digit(claim.value), None
    else:
        quantity, unit = found
        digits = _digits(claim.evidence.quote, quantity)
        words = "" if digits else fold(claim.evidence.quote)[quantity.start : quantity.end]
        factor = _factor(claim.value, digits) if digits else unit
        quantum = quantity.quantum * unit
        # 五十二万 is to the nearest 10,000, but 百分之八十 to the nearest hundredth: its words say hundredths.
        if not digits and not claim.field.share and not _CAPITALS.search(claim.evidence.quote):
            quantum = max(quantum, _last_significant(claim.value))
        top = quantity.high * factor if quantity.high is not None else None
    low, high = _span(claim, quantum, top)
    return Printed(claim.value, digits, words, factor, quantum, low, high)


def _quantity(claim: Claim) -> tuple[Quantity, Decimal] | None:
    """The quantity of the quote that is the claim's, and the factor to its value (a header may give the unit)."""
    for factor in _FACTORS:
        for quantity in quantities(claim.evidence.quote):
            if quantity.value * factor == claim.value:
                return quantity, factor
    return None


def _digits(quote: str, quantity: Quantity) -> str:
    text = re.sub(r"\s?[·・]\s?", ".", fold(quote)[quantity.start : quantity.end].lstrip("+-"))
    match = re.match(r"\d[\d,. ]*", text)
    if not match:
        return ""
    whole, point, part = match.group().rstrip(",. ").rpartition(".")
    # 182.456.30, 2.553,989: thousands commas that came out as points.
    return whole.replace(".", ",") + ("," if "," in part else point) + part


def _factor(value: Decimal, digits: str) -> Decimal:
    """What leads from the printed digits to the value: 10,000 for 52.35万, 0.01 for 75%."""
    number = Decimal(digits.replace(",", "").replace(" ", "") or 0)
    return value / number if number else Decimal(1)


def _last_digit(value: Decimal) -> Decimal:
    """The size of the last digit of a value whose print is unknown: 0.75 -> 0.01, 520000 -> 1."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def _last_significant(value: Decimal) -> Decimal:
    """The size of the last digit that is no zero: 520000 -> 10000, 100 -> 100."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)


_NEARLY = Decimal("0.75")
"""Of a round figure that is nearly reached (近1000), from where on it leaves open what is meant."""


def _span(claim: Claim, quantum: Decimal, top: Decimal | None) -> tuple[Decimal, Decimal]:
    """What a vague figure leaves open: 约120 is 114-126, 100余 100-200, 超过40 40-400, 近400 and 近1000 a quarter."""
    value = claim.value
    step = max(_last_significant(value), quantum)
    if top is not None:
        return value, top
    if claim.approximation is Approximation.ABOUT:
        margin = max(value / 20, quantum / 2)
        return value - margin, _at_most(claim.field, value + margin)
    if claim.approximation is Approximation.LESS_THAN:
        return max(value - step, value * _NEARLY), value
    if claim.approximation is Approximation.MORE_THAN:
        odd = _ODD_MORE.search(fold(claim.evidence.quote))
        return value, _at_most(claim.field, value + step if odd else value * 10)
    return value, value


def _at_most(field: Field, value: Decimal) -> Decimal:
    return min(value, Decimal(1)) if field.share else value
