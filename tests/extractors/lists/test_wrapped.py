"""Names that broke over a line and came out as two rows."""

from __future__ import annotations

import pytest

from extractors.lists.clients import schema
from extractors.lists.listing import listings
from extractors.lists.wrapped import whole
from tests.extractors.build import document, table

HEADER = ["序号", "企业名称", "服务时间", "联系人"]


def _names(*rows: list[str]) -> list[str]:
    (found,) = listings(document("2022年服务企业名单", table([HEADER, *rows])), schema())
    return [r.text("enterprise") for r in whole(found).records]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("阳西县小禾环保股份有限公·", "司"), ("阳江市青山海洋有限", "责任公司"), ("榕桥模具", "厂")],
)
def test_the_end_of_a_form_belongs_to_the_name_above_it(upper: str, lower: str) -> None:
    rows = [["1", upper, "2022年3", ""], ["", lower, "月", "黄川"], ["2", "三友五金有限公司", "2022年4月", "陈川"]]
    assert _names(*rows) == [upper.rstrip("·") + lower, "三友五金有限公司"]


def test_the_number_may_stand_beside_either_line() -> None:
    rows = [
        ["", "小禾环保股份有限", "2022年3月", ""],
        ["1", "公司", "", ""],
        ["2", "三友五金有限公司", "2022年4月", ""],
    ]
    assert _names(*rows) == ["小禾环保股份有限公司", "三友五金有限公司"]


def test_a_row_of_its_own_stays_one() -> None:
    numbered = [["1", "阳西县小禾环保股份有限", "", ""], ["2", "公司", "", ""], ["3", "三友五金有限公司", "", ""]]
    assert len(_names(*numbered)) == 3
    whole_above = [["1", "小禾环保有限公司", "", ""], ["", "公司", "月", ""], ["3", "三友五金有限公司", "", ""]]
    assert len(_names(*whole_above)) == 3
    another = [["1", "小禾环保", "", ""], ["", "榕桥食品有限公司", "", ""], ["3", "三友五金有限公司", "", ""]]
    assert len(_names(*another)) == 3


def test_an_end_alone_in_its_row_heads_no_section() -> None:
    rows = [["1", "小禾环保股份有限", "", ""], ["", "公司", "", ""], ["2", "三友五金有限公司", "", ""]]
    assert _names(*rows) == ["小禾环保股份有限公司", "三友五金有限公司"]


def test_what_stood_beside_the_end_is_kept() -> None:
    rows = [["1", "小禾环保股份有限", "2022年3", ""], ["", "公司", "月", "黄川"], ["2", "三友五金有限公司", "", ""]]
    (found,) = listings(document("2022年服务企业名单", table([HEADER, *rows])), schema())
    first = whole(found).records[0]
    assert first.text("date") == "2022年3、月" and first.text("contact") == "黄川"
