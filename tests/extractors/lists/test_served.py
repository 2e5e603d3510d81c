"""Which year rows and lists of enterprises are of."""

from __future__ import annotations

import pytest

from extractors.lists.clients import schema
from extractors.lists.listing import Listing, listings
from extractors.lists.served import served, years_in
from extractors.model import Remark
from tests.extractors.build import document, table

FIRMS = ["恒达五金有限公司", "启源食品有限公司", "汇通物流有限公司", "盛林模具有限公司"]


def _lists(title: str, header: str, *cells: str) -> list[Listing]:
    rows = [[str(i), n, c] for i, (n, c) in enumerate(zip(FIRMS, cells, strict=True), start=1)]
    return list(listings(document(title, table([["序号", "企业名称", header], *rows])), schema()))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022-03-05", [2022]),
        ("20220305", [2022]),
        ("2022.3-2023.1", [2022, 2023]),
        ("2020年至2022年", [2020, 2021, 2022]),
        ("22.3.5", [2022]),
        ("二〇二二年", [2022]),
        ("3月5日", []),
        ("12.24", []),
        ("13820221234", []),
    ],
)
def test_years_in_a_text(text: str, years: list[int]) -> None:
    assert years_in(text) == years


def test_a_row_of_another_year_says_which() -> None:
    days = ["2022-03-05", "2022年4月", "2019.5、2018.6", "2022-07-01"]
    (group,) = served(_lists("2022年服务企业名单", "服务时间", *days))
    assert group.year == 2022
    assert [found for _, found, _ in group.records] == [None, None, Remark("of_years", ("2019", "2018")), None]


def test_a_year_that_one_misread_digit_may_have_changed_is_in_doubt() -> None:
    (group,) = served(_lists("2022年服务企业名单", "服务时间", "2022-03-05", "2022-04-01", "2012-05-01", "2022-06-01"))
    assert [sure for _, _, sure in group.records] == [True, True, False, True]


def test_a_row_that_is_ticked_under_no_year_was_not_served() -> None:
    (group,) = served(_lists("服务企业名单", "2022年", "√", "√", "否", "3次"))
    assert [found for _, found, _ in group.records] == [None, None, Remark("no_year_marked"), None]


def test_a_few_dated_rows_do_not_take_a_list_from_the_year_of_its_title() -> None:
    names = [f"{a}{b}有限公司" for a in ("恒达", "启源", "汇通", "盛林") for b in ("五金", "食品", "物流")]
    rows = [[str(i), n, "2021年" if i == 2 else ""] for i, n in enumerate(names, 1)]
    (listing,) = listings(document("2022年服务企业名单", table([["序号", "企业名称", "服务时间"], *rows])), schema())
    (group,) = served([listing])
    assert (group.year, [bool(other) for _, other, _ in group.records].count(True)) == (2022, 1)
