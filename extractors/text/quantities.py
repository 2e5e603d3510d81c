"""Numbers and units as Chinese writes them, with their offsets.

Read are 523,456.82 · ５２万 · 1.2亿 · 3千2百 · 一百五十八 · 伍拾贰万元整 · 百分之七十五 ·
七成五 · 三分之二 · 约120 · 100余家 · 8万多平方米 · 1000+家 · 80-100平方米. Dates, phone
numbers, codes and ordinals are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from extractors.model import Approximation
from extractors.text.folding import fold
from extractors.text.hiding import without_dates_and_codes
from extractors.text.numerals import (
    DIGITS,
    GROUPS,
    arabic,
    chinese_number,
    number_of,
    quantum_of,
    scale_of,
)
from extractors.text.units import UNIT_PATTERN, UNITS, Unit
from extractors.words.loading import pattern, word_file


class Bound(StrEnum):
    """Whether the words around make the number a limit: 不少于5人, 200家以上, 不超过."""

    NONE = "none"
    AT_LEAST = "at_least"
    OR_MORE = "or_more"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity in a text.

    `start`..`end` hold number and unit, `value` is in the unit's base (CNY, m2,
    persons, 0..1, enterprises) or, for BARE and OTHER, as written. `quantum` is the
    size of the last printed digit in that base; `high` the upper end of a range.
    """

    start: int
    end: int
    value: Decimal
    unit: Unit
    approximation: Approximation = Approximation.EXACT
    bound: Bound = Bound.NONE
    quantum: Decimal = Decimal(1)
    high: Decimal | None = None
    scaled: bool = False
    unit_text: str = ""


_AFTER = pattern("text/quantities", "amount_after").pattern
_QUANTITY = re.compile(rf"{pattern('text/quantities', 'amount').pattern}(?:{UNIT_PATTERN})?{_AFTER}")
_PERCENT = pattern("text/quantities", "percent")
_CAPITAL = pattern("text/quantities", "capital")
_EXACT = pattern("text/quantities", "exactly")
# 贰佰肆拾(240)平方米: the same number in both scripts.
_TWICE = pattern("text/quantities", "twice")
_POINTS = pattern("text/quantities", "points")
_HALF = pattern("text/quantities", "half")
_WORDS: dict[str, list[str]] = word_file("text/quantities").more["words"]
_UNIT_TEXTS: dict[str, str] = word_file("text/quantities").more["units"]


def _approximation(before: str, more: str, after: str) -> Approximation:
    if before in _WORDS["less"]:
        return Approximation.LESS_THAN
    if more or before in _WORDS["more"] or after in _WORDS["more_behind"]:
        return Approximation.MORE_THAN
    if before in _WORDS["about"] or after in _WORDS["about_behind"]:
        return Approximation.ABOUT
    return Approximation.EXACT


def _bound(before: str, after: str) -> Bound:
    if before in _WORDS["at_least"]:
        return Bound.AT_LEAST
    if before in _WORDS["at_most"] or after in _WORDS["at_most_behind"]:
        return Bound.AT_MOST
    return Bound.OR_MORE if after in _WORDS["or_more_behind"] else Bound.NONE


def _percent(match: re.Match[str]) -> Quantity | None:
    before, after = match["before"] or "", match["after"] or ""
    value, quantum = _percent_value(match)
    if value is None:
        return None
    start = match.end("before") if match["before"] else match.start()
    if match["points"] or _POINTS.search(match.group()):
        return Quantity(start, match.end(), value, Unit.OTHER, unit_text=_UNIT_TEXTS["points"])
    return Quantity(
        start,
        match.end(),
        value,
        Unit.RATIO,
        _approximation(before, "", after),
        _bound(before, after),
        quantum,
        unit_text="%",
    )


def _percent_value(match: re.Match[str]) -> tuple[Decimal | None, Decimal]:
    hundredth = Decimal("0.01")
    if match["pct"]:
        return Decimal(match["pct"]) / 100, quantum_of(match["pct"]) / 100
    if match["cpct"]:
        number = number_of(match["cpct"])
        return (None if number is None else number / 100), hundredth
    if match["fnum"]:
        over, under = number_of(match["fnum"]), number_of(match["fden"])
        return (over / under if over is not None and under else None), hundredth
    if match["over"]:
        share = Decimal(match["over"]) / Decimal(match["under"])
        return (share if share <= 1 else None), hundredth
    tenths = number_of(match["cheng"])
    if tenths is None:
        return None, hundredth
    half = match["half"]
    extra = Decimal(5) if half and _HALF.fullmatch(half) else Decimal(DIGITS[half]) if half else Decimal(0)
    return tenths / 10 + extra / 100, (Decimal("0.01") if half else Decimal("0.1"))


def _capital(match: re.Match[str]) -> Quantity | None:
    value = chinese_number(match["capital"])
    if value is None:
        return None
    rough = Decimal(1) if _EXACT.search(match.group()) else quantum_of(match["capital"])
    for name, size in (("jiao", "0.1"), ("fen", "0.01")):
        if match[name]:
            value, rough = value + DIGITS[match[name]] * Decimal(size), Decimal(1)
    quantum = rough if rough > 1 else Decimal("0.01")
    return Quantity(match.start(), match.end(), value, Unit.CNY, quantum=quantum, unit_text=_UNIT_TEXTS["yuan"])


def _twice(match: re.Match[str]) -> Quantity | None:
    digits = _QUANTITY.match(match["digits"] + match["unit"])
    quantity = _plain(digits) if digits else None
    return quantity and replace(quantity, start=match.start(), end=match.end())


def _unit(match: re.Match[str]) -> tuple[Unit, str]:
    for index, (unit, _) in enumerate(UNITS):
        if match[f"u{index}"]:
            return unit, match[f"u{index}"]
    return (Unit.CNY, "") if match["money"] else (Unit.BARE, "")


def _plain(match: re.Match[str]) -> Quantity | None:
    number = number_of(match["number"])
    if number is None:
        return None
    unit, unit_text = _unit(match)
    # A lone Chinese digit without a unit (统一, 一些, 十分) is a word, not a number.
    chinese = not match["number"][0].isascii()
    if chinese and unit in {Unit.BARE, Unit.OTHER}:
        return None
    before, after = match["before"] or "", match["after"] or ""
    scale = scale_of(match["scale"])
    more = (match["more1"] or "") + (match["more2"] or "")
    value = number * scale * (-1 if match["sign"] else 1)
    start = match.start("sign") if match["sign"] else match.start("number")
    high = arabic(match["to"]) * scale_of(match["to_scale"] or match["scale"]) if match["to"] else None
    if match["to"] and match["to_scale"] and not match["scale"]:
        value = number * scale_of(match["to_scale"])
    if high is not None and high <= value:
        high = None
    approximation = Approximation.ABOUT if high is not None else _approximation(before, more, after)
    return Quantity(
        start,
        _end(match, unit_text),
        value,
        unit,
        approximation,
        _bound(before, after),
        quantum_of(match["number"]) * scale,
        high,
        bool(match["scale"]) or (chinese and any(g in match["number"] for g in GROUPS)),
        unit_text,
    )


def _end(match: re.Match[str], unit_text: str) -> int:
    if unit_text:
        return next(match.end(f"u{i}") for i in range(len(UNITS)) if match[f"u{i}"])
    for name in ("more2", "scale", "more1", "to_scale", "to", "number"):
        if match[name]:
            return match.end(name)
    return match.end()


@lru_cache(maxsize=16)  # one passage is asked about again for each of its figures
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of `text` (as printed), in order, without overlaps; offsets are those of `text`."""
    copy = without_dates_and_codes(fold(text))
    found: list[Quantity] = []
    taken = bytearray(len(copy))
    for shape, build in ((_TWICE, _twice), (_PERCENT, _percent), (_CAPITAL, _capital), (_QUANTITY, _plain)):
        known = len(found)
        for match in shape.finditer(copy):
            quantity = build(match)
            if quantity is None or any(taken[quantity.start : quantity.end]):
                continue
            taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
            found.append(quantity)
        # What one shape read is no part of a range or number that the next one sees.
        if len(found) > known:
            copy = "".join("\x00" if used else c for c, used in zip(copy, taken, strict=True))
    return tuple(sorted(found, key=lambda q: q.start))
