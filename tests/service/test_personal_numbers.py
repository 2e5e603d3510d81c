"""A number is known in one piece, in pieces and over lines; amounts, days and accounts beside one another are none."""

from __future__ import annotations

import pytest

from service.personal import masked
from service.personal_numbers import numbers

NUMBER = "441702198503127" + "41X"  # an invented one, whose check character does not hold
HOLDS = "441702198503127" + "418"
LATE = "441702202203127" + "41X"


def found(text: str) -> list[str]:
    return [text[number.start : number.end] for number in numbers(text)]


def spread(number: str, *pieces: int, by: str = " ") -> str:
    """The number in pieces of so many signs."""
    parts, at = [], 0
    for length in pieces:
        parts.append(number[at : at + length])
        at += length
    return by.join(parts)


@pytest.mark.parametrize(
    "written",
    [
        spread(NUMBER, *[1] * 18),
        spread(NUMBER, *[1] * 18, by="  "),
        spread(NUMBER, *[1] * 18, by="\u3000"),
        spread(NUMBER, *[1] * 18, by="-"),
        spread(NUMBER, 6, 8, 4),
        spread(NUMBER, 6, 8, 4, by=" - "),
        spread(NUMBER, 6, 4, 4, 4),
        spread(NUMBER, 4, 4, 4, 4, 2),
        spread(NUMBER, 3, 3, 4, 4, 4, by="\t"),
        spread(NUMBER, 9, 9, by="\n"),
        spread(NUMBER, 12, 6, by="\r\n    "),
        spread(NUMBER, 17, 1, by=" \n"),
        f"{spread(NUMBER[:6], 6)} {NUMBER[6:14]}\n{NUMBER[14:]}",
        f"{spread(NUMBER[:9], *[1] * 9)}\n{spread(NUMBER[9:], *[1] * 9)}",
        spread(HOLDS, 11, 7),
        spread(HOLDS, 7, 7, 4, by="\n"),
        spread(HOLDS, 6, 4, 2, 2, 4),
    ],
)
def test_a_number_in_pieces_is_masked_as_a_whole(written: str) -> None:
    assert found(f"身份证号：{written}，电话") == [written]
    assert masked(written) in ("441********741X", "441********7418")


@pytest.mark.parametrize(
    "text",
    [
        spread(NUMBER, 11, 7),  # in pieces that nobody writes
        spread(NUMBER, 6, 4, 2, 2, 4),
        spread(NUMBER, 7, 7, 4, by="\n"),
        spread(LATE, 6, 8, 4),  # a total, a day, an area
        spread(LATE, 6, 12, by="\n"),  # a total over a receipt's number
        f"1 {spread(NUMBER[:17] + '1', *[1] * 18)} 2",  # boxes of a longer row
        "330106 20220312 1250",
        "138 20230301",
        "138-20230301",
        "13800\n138000",
        "1 3 8 0 0 1 3 8 0 0 0",  # an amount in boxes
        "4,417,021,985.03 1274.10",
        "面积441.702 19850312 7410",
        "6222 0219 8503 1274 150 21",
    ],
)
def test_amounts_days_and_accounts_are_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("phone", ["138 0013 8000", "138-0013-8000", "13800138000", "138\t0013\t8000", "138 00138000"])
def test_a_telephone_set_apart(phone: str) -> None:
    assert found(f"联系电话 {phone} 转") == [phone]


def test_behind_what_only_looks_like_one_the_next_is_found() -> None:
    assert found(f"330106 20220312 1250 {NUMBER} 13912345678") == [NUMBER, "13912345678"]
    assert found(f"{spread(NUMBER, *[1] * 18)} 13912345678") == [spread(NUMBER, *[1] * 18), "13912345678"]
