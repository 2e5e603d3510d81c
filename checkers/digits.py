"""How two printed numbers differ by one slip: a look-alike digit, two digits swapped, one lost or doubled."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.look_alikes import LOOK_ALIKE
from checkers.model import Text
from checkers.printed import printed
from extractors.model import Claim


@dataclass(frozen=True, slots=True)
class Slip:
    """What sets two numbers apart."""

    code: str
    text: Text


def digit_slip(one: Claim, other: Claim) -> Slip | None:
    """The one slip between two numbers of the same scale, None where there is none or more than one."""
    a, b = _digits(one), _digits(other)
    if a == b:
        return None
    quoted = f"“{a}”", f"“{b}”"
    zh, en = f"{quoted[0]}与{quoted[1]}", f"{quoted[0]} and {quoted[1]}"
    if len(a) == len(b):
        return _same_length(a, b, zh, en)
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if len(shorter) > 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return Slip("dropped_digit", Text(f"{zh}相差一个数字，可能漏写或多写一位", f"{en} differ by one digit more"))
    return None


def _same_length(a: str, b: str, zh: str, en: str) -> Slip | None:
    apart = [i for i in range(len(a)) if a[i] != b[i]]
    if len(apart) == 1:
        x, y = a[apart[0]], b[apart[0]]
        if y in LOOK_ALIKE.get(x, ""):
            return Slip(
                "look_alike_digit",
                Text(f"{zh}仅一位不同（{x} 与 {y} 形近）", f"{en} differ by {x} and {y}, look-alikes"),
            )
        if len(a) > 2:
            return Slip("one_digit", Text(f"{zh}仅一位不同，可能笔误", f"{en} differ by one digit, maybe a slip"))
    if len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
        return Slip("transposed_digits", Text(f"{zh}有两位数字前后颠倒", f"{en} have two digits swapped"))
    return None


def _digits(claim: Claim) -> str:
    """The digits of a value, scaled alike for both: those printed where they are, else those of the value."""
    found = printed(claim)
    places = max(-int(found.quantum.normalize().as_tuple().exponent), 0) if found.quantum else 0
    return f"{claim.value:.{places}f}".replace(".", "") if found.quantum < 1 else f"{claim.value:.0f}"
