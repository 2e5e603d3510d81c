"""Digits that a number format writes itself are part of what is seen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import UNREAD
from extractors.readers.literal_digits import as_seen, has_digits_of_its_own
from extractors.readers.number_formats import kept_back, shown


@pytest.mark.parametrize(
    ("value", "section", "seen"),
    [
        ("718000", '"218,000.00"', "218,000.00"),
        ("718000", r"\2\1\8\,\0\0\0", "218,000"),
        ("718000", "[$218]", "218"),
        ("28000", '"1"#,##0', "128,000"),
        ("728.4", '0"000"', "728000"),
        ("41.26", '#,##0.0"5"', "41.35"),
        ("72", '0"1"0', "712"),
        ("4128", '0"1"000', "41128"),
        ("1234567", '#,##0"0"', "1,234,5670"),
        ("-5", '0"0"', "-50"),
        ("12000", '0,"5"', "125"),
        ("0.5", '0%"1"', "50%1"),
        ("12", '"9"General', "912"),
        ("7", '"A2024-"000', "A2024-007"),
        ("0.25", '#.##"3"', ".253"),
        ("718000", "*4", UNREAD),
        ("718000", '0"4"E+0', UNREAD),
        ("45357", '"5"yyyy', UNREAD),
    ],
)
def test_as_seen(value, section, seen) -> None:
    assert has_digits_of_its_own(section)
    assert as_seen(Decimal(value), section) == seen


@pytest.mark.parametrize(
    "section", ["#,##0.00", '0!.0,"万"', '"第"0"号"', '#,##0"万元"', "_(* #,##0_)", "[$¥-804]0", "[>500]0"]
)
def test_without_digits_of_its_own(section) -> None:
    assert not has_digits_of_its_own(section)


@pytest.mark.parametrize(
    ("value", "code", "seen", "kept"),
    [
        (718000, '[>500000]"218,000";0', "218,000", "718000"),
        (300, '[>500000]"218,000";0', "300", ""),
        (718000, '[<100]0;0,"千"', "718千", ""),
        (0, '0;-0;"718,000"', "718,000", "0"),
        (0, '0;-0;"-"', "0", ""),
        (718000, '"-"', "-", "718000"),
        (1, '"是";;"否"', "是", ""),
        ("718000", '0;0;0;"218000"', "218000", "718000"),
        ("18000", '"2"@', "218000", ""),
        ("300", '@"万元"', "300万元", ""),
        ("718000", '"218000"', "718000", ""),
        ("文", "@", "文", ""),
        (13800001111, "000-0000-0000", "13800001111", ""),
        (718000, '0!.0,"万"', "71.8万", ""),
        (7, '"第"0"号"', "第7号", ""),
        (72.8, '0.00"元"', "72.80元", ""),
    ],
)
def test_what_is_seen_and_what_is_kept_back(value, code, seen, kept) -> None:
    assert (shown(value, code), kept_back(value, code)) == (seen, kept)
