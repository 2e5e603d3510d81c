"""A label glued behind the value of the label before it goes on with the next cell, and that value is not its own."""

from __future__ import annotations

import pytest

from extractors.extract import Extraction, extract
from extractors.model import Passage, Table
from tests.extractors.build import document, table


def _read(block: str | Passage | Table) -> Extraction:
    return extract(document("阳江市中小企业公共服务示范平台申请表", block, name="申请表.pdf"))


def _claimed(found: Extraction) -> dict[str, float]:
    return {str(claim.field): float(claim.value) for claim in found.claims}


@pytest.mark.parametrize(
    ("row", "claimed"),
    [
        (["注册资本", "230.00万元资产总额（元）", "612,045.30"], {"total_assets": 612045.3}),
        (["注册资本：230万元\n资产总额", "61.2万元"], {"total_assets": 612000}),
        (["主营业务收入", "1,830,500.00元资产总计", "612,045.30元"], {"total_assets": 612045.3}),
        (["职工人数", "14人其中：专职人员", "9人"], {"headcount": 9}),
        (["建筑面积", "410平方米办公场地面积", "126平方米年服务企业", "61家"], {"floor_area": 126}),
        (["办公面积", "126平方米年服务企业数", "61家"], {"floor_area": 126, "client_count": 61}),
        (["专职人员数", "9人大专以上人员占比", "75%"], {"headcount": 9, "qualification_ratio": 0.75}),
        (["人员情况", "9名专职人员"], {"headcount": 9}),
    ],
)  # fmt: skip
def test_the_figure_of_a_label_stands_in_the_next_cell(row: list[str], claimed: dict[str, float]) -> None:
    assert _claimed(_read(table([row]))) == claimed


@pytest.mark.parametrize("value", ["", "见附表"])
def test_without_a_next_figure_the_one_before_is_still_not_the_labels(value: str) -> None:
    found = _read(table([["注册资本", "230.00万元资产总额", value]]))
    assert not found.claims
    assert [reason.rule for left in found.left_out for reason in left.reasons] == ["label_before"]


@pytest.mark.parametrize(
    ("line", "claimed"),
    [
        ("职工人数 14人专职人员数 9人", {"headcount": 9}),
        ("建筑面积 410平方米办公场地面积 126平方米", {"floor_area": 126}),
        ("注册资本 230万元资产总额 61.2万元", {"total_assets": 612000}),
        ("本单位现有9名专职人员。", {"headcount": 9}),
    ],
)
def test_in_a_line_of_text_too(line: str, claimed: dict[str, float]) -> None:
    assert _claimed(_read(line)) == claimed
