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

from extractors.model import Approximation
from extractors.text.folding import fold
from extractors.text.hiding import without_dates_and_codes
from extractors.text.numerals import (
    ARABIC,
    CHINESE,
    DIGITS,
    GROUPS,
    arabic,
    chinese_number,
    number_of,
    quantum_of,
    scale_of,
)
from extractors.text.units import UNIT_PATTERN, UNITS, Unit


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


_MORE = r"(?:余|多|来|几|\+)"

_BEFORE = (
    r"(?P<before>≥|≧|⩾|>=?|大于等于|≤|≦|⩽|<=?|不低于|不少于|不小于|不得少于|不得低于|至少|最低|不超过|不高于|不多于|最多|至多|低于|少于|高于"
    r"|大约|约为|约|将近|接近|近|不足|不到|超过|超出|超|突破|逾|多达|高达|已达|达到|达)?"
)
_NUMBER = rf"(?P<number>{ARABIC}|[{CHINESE}]+(?:点[零〇一二三四五六七八九]+)?)"
_SCALE = rf"(?P<more1>{_MORE})?\s*(?P<scale>[十百千万亿]{{1,3}})?\s*(?P<more2>{_MORE})?"
_SIGN = r"(?P<sign>(?<![\d元㎡%人家户名米至到])-(?=\d))?"
_RANGE = rf"(?:\s*(?:-|~|—|至|到|–)\s*(?P<to>{ARABIC})(?P<to_scale>[万亿千百])?)?"

_QUANTITY = re.compile(
    rf"{_BEFORE}\s*(?P<money>人民币|RMB|￥|CNY)?\s*:?\s*{_SIGN}{_NUMBER}{_RANGE}{_SCALE}\s*(?:{UNIT_PATTERN})?"
    r"(?P<after>左右|上下|以上|以下|以内|及以上|之多)?"
)
_PERCENT = re.compile(
    rf"{_BEFORE}\s*(?:(?P<pct>(?:(?<![\d%])-)?\d+(?:\.\d+)?)\s*(?:[%％]|个百分点(?!$))"
    rf"|百分之(?P<cpct>[{CHINESE}]+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<fden>[{CHINESE}]+|\d+)分之(?P<fnum>[{CHINESE}]+|\d+)"
    rf"|(?P<cheng>[一二两三四五六七八九十]|\d(?:\.\d)?)成(?P<half>半|[一二三四五六七八九](?![十百千万]))?(?![立为员果本功熟都套型年交效分])"
    r")(?P<points>个百分点)?(?P<after>左右|上下|以上|以下|以内|及以上)?"
)
_CAPITAL = re.compile(
    r"(?:人民币|￥)?\s*(?P<capital>[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿]{2,})\s*(?P<unit>[元圆])\s*"
    r"(?:(?P<jiao>[零壹贰叁肆伍陆柒捌玖])角)?零?(?:(?P<fen>[零壹贰叁肆伍陆柒捌玖])分)?(?:整|正)?"
)
# 贰佰肆拾(240)平方米: the same number in both scripts.
_TWICE = re.compile(
    r"[零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万点]+\s*\((?P<digits>\d[\d,]*(?:\.\d+)?)\)\s*(?P<unit>万?元|平方米|平米|㎡|m2|[人名家户])"
)
_ABOUT = {"约", "大约", "约为"}
_LESS = {"近", "将近", "接近", "不足", "不到"}
_MORE_WORDS = {"超过", "超出", "超", "突破", "逾", "多达"}
_AT_LEAST = {"≥", "≧", "⩾", ">", ">=", "大于等于", "不低于", "不少于", "不小于", "不得少于", "不得低于", "至少", "最低"}
_AT_MOST = {"≤", "≦", "⩽", "<", "<=", "不超过", "不高于", "不多于", "最多", "至多", "低于", "少于"}


def _approximation(before: str, more: str, after: str) -> Approximation:
    if before in _LESS:
        return Approximation.LESS_THAN
    if more or before in _MORE_WORDS or after in {"以上", "及以上", "之多"}:
        return Approximation.MORE_THAN
    if before in _ABOUT or after in {"左右", "上下"}:
        return Approximation.ABOUT
    return Approximation.EXACT


def _bound(before: str, after: str) -> Bound:
    if before in _AT_LEAST:
        return Bound.AT_LEAST
    if before in _AT_MOST or after in {"以下", "以内"}:
        return Bound.AT_MOST
    return Bound.OR_MORE if after in {"以上", "及以上"} else Bound.NONE


def _percent(match: re.Match[str]) -> Quantity | None:
    before, after = match["before"] or "", match["after"] or ""
    value, quantum = _percent_value(match)
    if value is None:
        return None
    start = match.end("before") if match["before"] else match.start()
    if match["points"] or "百分点" in match.group():
        return Quantity(start, match.end(), value, Unit.OTHER, unit_text="百分点")
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
    tenths = number_of(match["cheng"])
    if tenths is None:
        return None, hundredth
    half = match["half"]
    extra = Decimal(5) if half == "半" else Decimal(DIGITS[half]) if half else Decimal(0)
    return tenths / 10 + extra / 100, (Decimal("0.01") if half else Decimal("0.1"))


def _capital(match: re.Match[str]) -> Quantity | None:
    value = chinese_number(match["capital"])
    if value is None:
        return None
    for name, size in (("jiao", "0.1"), ("fen", "0.01")):
        if match[name]:
            value += DIGITS[match[name]] * Decimal(size)
    return Quantity(match.start(), match.end(), value, Unit.CNY, quantum=Decimal("0.01"), unit_text="元")


def _twice(match: re.Match[str]) -> Quantity | None:
    digits = _QUANTITY.match(match["digits"] + match["unit"])
    quantity = _plain(digits) if digits else None
    return quantity and replace(quantity, start=match.start(), end=match.end())


def _unit(match: re.Match[str]) -> tuple[Unit, str]:
    for index, (unit, _pattern, _v) in enumerate(UNITS):
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


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of `text` (as printed), in order, without overlaps; offsets are those of `text`."""
    copy = without_dates_and_codes(fold(text))
    found: list[Quantity] = []
    taken = bytearray(len(copy))
    for pattern, build in ((_TWICE, _twice), (_PERCENT, _percent), (_CAPITAL, _capital), (_QUANTITY, _plain)):
        for match in pattern.finditer(copy):
            quantity = build(match)
            if quantity is None or any(taken[quantity.start : quantity.end]):
                continue
            taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
            found.append(quantity)
        # What one pattern read is no part of a range or number that the next one sees.
        copy = "".join("\x00" if used else c for c, used in zip(copy, taken, strict=True))
    return tuple(sorted(found, key=lambda q: q.start))
