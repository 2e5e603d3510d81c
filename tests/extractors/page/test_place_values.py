"""Digits under the names of their places are one figure; one that is missing or unread makes it none."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import UNREAD
from extractors.page.place_values import with_places_joined
from tests.extractors.build import document, table

NAMES = list("十万千百十元角分")


def rows(*given: list[str]) -> list[list[str]]:
    found = with_places_joined(table(given))
    return [[c.passage.text for c in found.cells if c.row == row] for row in range(found.rows)]


@pytest.mark.parametrize(
    ("digits", "figure"),
    [
        (" 7250380", "72503.80元"),
        ("27250380", "272503.80元"),
        ("￥7250380", "72503.80元"),
        (" 72503  ", "72503元"),
        ("7 250380", "□" * 8),
        (f" 72{UNREAD}0380", "□" * 8),
        (" 725038 ", "□" * 7),
    ],
)
def test_digits_under_the_names_of_places(digits: str, figure: str) -> None:
    signs = [sign.strip() for sign in digits]
    assert rows(["资产总额", *NAMES], ["^", *signs]) == [["资产总额", figure], []]
    together = [f"{name}{sign}" for name, sign in zip(NAMES, signs, strict=True)]
    assert rows(["资产总额", *together]) == [["资产总额", figure]]


def test_a_ledger_has_a_figure_in_each_row_and_for_each_day() -> None:
    signs = list("0012345600") + list("0011111100")
    places = list("千百十万千百十元角分")
    found = rows(["项目", *places, *places], ["货币资金", *signs], ["资产总计", *signs])
    assert found[1:] == [
        [name, "0012345600"[:8] + ".00元", "0011111100"[:8] + ".00元"] for name in ("货币资金", "资产总计")
    ]


def test_misread_names_are_known_by_their_order() -> None:
    assert rows(["总额", *"干百十万干百十元"], ["^", "", "", *"284516"]) == [["总额", "284516元"], []]


@pytest.mark.parametrize("names", ["十方千百十元角分", "十万千百十元甬分"])
def test_beside_a_name_that_was_misread_no_figure_is_taken(names: str) -> None:
    together = [f"{name}{sign}" for name, sign in zip(names, "27250380", strict=True)]
    for found in (rows(["总额", *names], ["^", *"27250380"]), rows(["总额", *together])):
        texts = [text for line in found for text in line]
        assert not any("元" in text and any(map(str.isdigit, text)) and len(text) > 2 for text in texts)


def test_other_words_are_left_alone() -> None:
    assert rows(["数", *"元百十分"], ["^", *"1234"])[0] == ["数", "元", "百", "十", "分"]


def test_the_figure_counts_whatever_unit_its_label_states() -> None:
    form = with_places_joined(table([["资产总额（万元）", *NAMES], ["^", *"27250380"]]))
    claims = extract(document("申请表", form, name="申请表.docx")).claims
    assert [str(c.value) for c in claims if c.field.id == "total_assets"] == ["272503.80"]
