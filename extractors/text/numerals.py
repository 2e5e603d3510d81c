"""Numbers in digits and in Chinese characters, small and capital, and their scales."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.words.loading import word_file

_NUMERALS = word_file("text/numerals").more
DIGITS: dict[str, int] = _NUMERALS["digits"]
SCALES: dict[str, int] = _NUMERALS["scales"]
GROUPS: dict[str, int] = _NUMERALS["groups"]
_GREATEST = max(GROUPS.values())


def chinese_number(text: str) -> Decimal | None:
    """The value of a number in Chinese characters (small or capital), e.g. 一万二 (12000), 二〇二二 (2022).

    >>> chinese_number("伍拾贰万叁仟")
    Decimal('523000')
    """
    whole, _, part = text.partition(_NUMERALS["point"])
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
            last = 1 if character in _NUMERALS["zeros"] else last
        elif character in SCALES:
            section += (1 if digit is None else digit) * SCALES[character]
            last, digit = SCALES[character], None
        elif character in GROUPS:
            section += digit or 0
            if not section and not total:
                return None
            group = GROUPS[character]
            total = (total + section) * group if group == _GREATEST else total + section * group
            section, digit, last = 0, None, GROUPS[character]
        else:
            return None
    # 一万二 means 12,000: a lone last digit takes the scale below the one before it.
    if digit is not None:
        section += digit * (last // 10 if last >= 100 else 1)
    return Decimal(total + section)


def _parts(text: str) -> tuple[str, str]:
    """The digits of a number before and after its decimal point."""
    whole, point, part = re.sub(r"[·・:;]", ".", re.sub(r"\s", "", text)).rpartition(".")
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


_ROUGH = 1000


def quantum_of(text: str) -> Decimal:
    """The size of the last printed digit; of a number in words, what its last sign from a thousand up stands for.

    陆拾捌万捌仟 is as rough as 68.8万; 八十 is not rough.
    """
    if not (text[0].isascii() and text[0].isdigit()):
        least = SCALES.get(text[-1]) or GROUPS.get(text[-1]) or Decimal(1)
        return Decimal(least) if least >= _ROUGH else Decimal(1)
    return Decimal(1).scaleb(-len(_parts(text)[1]))


def scale_of(text: str | None) -> Decimal:
    """What 十, 百, 万 … behind a number multiply it by; 1 for nothing."""
    value = Decimal(1)
    for character in text or "":
        value *= SCALES.get(character) or GROUPS[character]
    return value
