"""How two printed numbers differ by one slip: a look-alike digit, two digits swapped, one lost or doubled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from checkers.doubts.misreadings import LOOK_ALIKE
from checkers.model import Text
from checkers.standing.printed import printed
from checkers.wording import say
from extractors.model import RECOGNISED, Claim


@dataclass(frozen=True, slots=True)
class Slip:
    """What sets two numbers apart."""

    code: str
    text: Text


def digit_slip(one: Claim, other: Claim) -> Slip | None:
    """The one slip between two numbers of the same scale, None where there is none or more than one."""
    coarse = max(printed(one).quantum, printed(other).quantum)
    found = [(_digits(one, coarse, way), _digits(other, coarse, way)) for way in (ROUND_HALF_UP, ROUND_DOWN)]
    slips = [_slip(a, b, one, other) for a, b in found if a != b]
    return next((s for s in slips if s), None)


def _slip(a: str, b: str, one: Claim, other: Claim) -> Slip | None:
    if len(a) == len(b):
        return _same_length(a, b, any(c.evidence.reader in RECOGNISED for c in (one, other)))
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if len(shorter) > 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return Slip("dropped_digit", say("one_digit_more", one=a, other=b))
    return None


def _same_length(a: str, b: str, seen: bool) -> Slip | None:
    apart = [i for i in range(len(a)) if a[i] != b[i]]
    if len(apart) == 1:
        x, y = a[apart[0]], b[apart[0]]
        # Of two typed figures of one or two digits any two look alike somewhere; that tells nothing.
        if y in LOOK_ALIKE.get(x, "") and (seen or len(a) > 2):
            return Slip("look_alike_digit", say("look_alikes", one=a, other=b, x=x, y=y))
        if len(a) > 2:
            return Slip("one_digit", say("one_digit_apart", one=a, other=b))
    if len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
        return Slip("transposed_digits", say("digits_swapped", one=a, other=b))
    return None


def _digits(claim: Claim, quantum: Decimal, way: str) -> str:
    """The digits of a value, as many as the coarser of the two prints: 16,940,331.50 beside 7,694.03万 is 169403."""
    if not quantum:
        return f"{claim.value:.0f}"
    return f"{(claim.value / quantum).quantize(Decimal(1), rounding=way)}"
