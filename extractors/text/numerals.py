"""Numbers in digits and in Chinese characters, small and capital, and their scales."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "貳": 2,
    "叁": 3,
    "參": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "陸": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}

CHINESE = "零〇○一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
# A point set wide (2456 · 25) is read as a dot in the middle.
# A group's comma can come out as a point (2.553,989.32): what follows still says which separator parts the decimals.
ARABIC = (
    r"\d{1,3}(?:[.,，]\s?\d{3})+\.\d{2}(?!\d)|[1-9]\d{0,2}(?:[.,，]\s?\d{3})*[,，]\s?\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:[,，]\s?\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:[ \xa0]\d{3}){2,}(?:\.\d{1,2})?(?![\d ])"
    r"|\d+\s?[·・]\s?\d{1,2}(?!\d)|\d+(?:\.\d+)?"
)


def chinese_number(text: str) -> Decimal | None:
    """The value of a number in Chinese characters (small or capital), e.g. 一万二 (12000), 二〇二二 (2022).

    >>> chinese_number("伍拾贰万叁仟")
    Decimal('523000')
    """
    whole, _, part = text.partition("点")
    if part:
        base = chinese_number(whole)
        digits = "".join(str(DIGITS[c]) for c in part if c in DIGITS)
        return None if base is None or not digits else base + Decimal("0." + digits)
    if whole and all(c in DIGITS for c in whole):
        return Decimal("".join(str(DIGITS[c]) for c in whole))
    return _grouped(whole)


def _grouped(text: str) -> Decimal | None:
    total = section = 0
    digit: int | None = None
    last = 1
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
            last = 1 if character in "零〇○" else last
        elif character in SCALES:
            section += (1 if digit is None else digit) * SCALES[character]
            last, digit = SCALES[character], None
        elif character in GROUPS:
            section += digit or 0
            if not section and not total:
                return None
            total = (total + section) * GROUPS[character] if character == "亿" else total + section * GROUPS[character]
            section, digit, last = 0, None, GROUPS[character]
        else:
            return None
    # 一万二 means 12,000: a lone last digit takes the scale below the one before it.
    if digit is not None:
        section += digit * (last // 10 if last >= 100 else 1)
    return Decimal(total + section)


def _parts(text: str) -> tuple[str, str]:
    """The digits of a number before and after its decimal point."""
    whole, point, part = re.sub(r"[·・]", ".", re.sub(r"\s", "", text)).rpartition(".")
    if not point or re.search(r"[,，]", part):
        whole, part = whole + part, ""
    return re.sub(r"[.,，]", "", whole), part


def arabic(text: str) -> Decimal:
    """The value of a number in digits, whatever separators it was printed with."""
    whole, part = _parts(text)
    return Decimal(f"{whole}.{part}" if part else whole)


def number_of(text: str) -> Decimal | None:
    """The value of a number in digits or characters, None where it is none."""
    return arabic(text) if text[0].isdigit() and text[0].isascii() else chinese_number(text)


def quantum_of(text: str) -> Decimal:
    """The size of the last printed digit."""
    if not (text[0].isascii() and text[0].isdigit()):
        return Decimal(1)
    return Decimal(1).scaleb(-len(_parts(text)[1]))


def scale_of(text: str | None) -> Decimal:
    """What 十, 百, 万 … behind a number multiply it by; 1 for nothing."""
    value = Decimal(1)
    for character in text or "":
        value *= SCALES.get(character) or GROUPS[character]
    return value
