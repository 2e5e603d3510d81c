"""Do two papers speak of the same enterprise, the same premises? Yes, no, or not to be told."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from extractors.text.folding import fold

_ALIKE = 78.0
"""Names of companies: 巾小企业 for 中小企业 (one character misread in ten) scores 90; two firms of a group some 70."""


def plain(text: str) -> str:
    """A name or an address without blanks, brackets and marks, by which two are held against each other."""
    return re.sub(r"[\s,，。.、;；:：()（）\"“”\-—_#]", "", fold(text)).upper()


def same_enterprise(one: str, other: str) -> bool:
    """Whether two names are one enterprise's, as far as misread characters and short forms go."""
    a, b = plain(one), plain(other)
    return a in b or b in a or fuzz.ratio(a, b) >= _ALIKE


def same_premises(one: str | None, other: str | None) -> bool | None:
    """True: the same address; False: another; None: cannot be told.

    Told apart by the numbers of house, floor and room; an address that only adds a
    room to the other may be a part of it, so that cannot be told.
    """
    if not one or not other:
        return None
    a, b = sorted((plain(one), plain(other)), key=len)
    if a == b or b.endswith(a):
        return True
    if a in b:
        return None
    numbers_a, numbers_b = _numbers(a), _numbers(b)
    if numbers_a == numbers_b:
        return True if numbers_a and fuzz.partial_ratio(a, b) >= _ALIKE else None
    # 12号 against 12号301: one may be a room of the other.
    longer, shorter = sorted((numbers_a, numbers_b), key=len, reverse=True)
    return None if longer[: len(shorter)] == shorter else False


def other_room(one: str, other: str) -> bool:
    """Whether two addresses end on rooms or floors that cannot be one: 13楼 and 1302室 can, 301室 and 302室 cannot."""
    a, b = _numbers(plain(one)), _numbers(plain(other))
    if not a or not b or a[-1] in b or b[-1] in a:
        return False
    return not a[-1].startswith(b[-1]) and not b[-1].startswith(a[-1])


_CHINESE_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+|[A-Z](?=座|栋|幢|区|号)", text.translate(_CHINESE_DIGITS))


_STORES = re.compile(r"仓库|仓储|库房|宿舍|公寓|车间|厂房|食堂|停车|车位|培训基地|实训基地|住宅|商铺")


def is_lease_of_a_store(title: str) -> bool:
    """Whether a paper's title says that it can prove no office; a shop (商铺) can be one."""
    return is_no_office(title.replace("商铺", ""))


def is_no_office(subject: str | None) -> bool:
    """Whether premises are named as something else than an office."""
    return bool(subject and _STORES.search(subject) and not re.search(r"办公|写字楼|商务楼", subject))
