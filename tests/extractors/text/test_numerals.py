"""Numbers in characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.text.numerals import chinese_number

_NAMES = "零一二三四五六七八九"


def _spell(number: int) -> str:
    """A number below 10,000 the long way, with the zeros that Chinese asks for."""
    text, pending = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += ("零" if pending and text else "") + _NAMES[digit] + name
            pending = False
        else:
            pending = True
    return text


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1000, max_value=9999))
def test_chinese_numbers_come_back(high: int, low: int) -> None:
    assert chinese_number(_spell(low)) == low
    assert chinese_number(f"{_spell(high)}万{_spell(low)}") == high * 10000 + low
