"""A paper that bears a figure without its being clear which number is meant says so; one that lists others does not."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT, TOTAL_ASSETS

MONTHS = [f"{month}月" for month in range(1, 13)]


def _unsettled(*rows: list[str], name: str = "附表4.docx") -> set[str]:
    (paper,) = extract(document(table(rows), name=name)).papers
    return set(paper.unsettled)


def test_months_without_a_sum_tell_no_year() -> None:
    rows = [[month, str(2 + i % 4)] for i, month in enumerate(MONTHS)]
    assert _unsettled(["月份", "服务企业（家）"], *rows) == {CLIENT_COUNT.id}
    assert _unsettled(["月份", "服务企业（家）"], *rows, ["全年", "41"]) == set()


def test_parts_without_their_sum_tell_no_whole() -> None:
    rows = [["部门", "专职人员（人）"], ["咨询部", "3"], ["财税部", "2"], ["技术部", "3"]]
    assert _unsettled(*rows) == {HEADCOUNT.id}


def test_a_long_column_of_no_order_is_open() -> None:
    rows = [["片区", "资产总额（万元）"], *([f"{c}区", str(30 + i)] for i, c in enumerate("甲乙丙丁戊己庚辛"))]
    assert _unsettled(*rows) == {TOTAL_ASSETS.id}


def test_what_each_client_has_is_not_the_applicants() -> None:
    rows = [[f"阳江市{c}海水产有限公司", str(130 + i)] for i, c in enumerate("东南西北春夏秋冬")]
    assert _unsettled(["企业名称", "资产总额（万元）"], *rows) == set()


def test_a_number_that_could_not_be_taken_for_the_figure() -> None:
    assert _unsettled(["资产总额（万元）", "38.2→41.6"], ["联系人", "麦启航"]) == {TOTAL_ASSETS.id}


@pytest.mark.parametrize("value", ["", "—", "详见附件"])
def test_an_empty_place_bears_nothing(value: str) -> None:
    assert _unsettled(["资产总额（万元）", value], ["联系人", "麦启航"]) == set()


def test_a_figure_that_is_told_elsewhere_in_the_paper_is_settled() -> None:
    rows = [["部门", "专职人员（人）"], ["咨询部", "3"], ["财税部", "2"]]
    (paper,) = extract(document("本中心现有专职人员5人，分布如下。", table(rows), name="附表4.docx")).papers
    assert paper.unsettled == ()


@pytest.mark.parametrize(
    "text",
    [
        "甲、乙两公司共同租用江边路8号二楼办公室，建筑面积220平方米。",
        "甲方将江边路8号二楼办公室建筑面积220平方米出租给乙方和丙方共同使用。",
    ],
)
def test_rooms_that_several_rent_together_are_nobodys_alone(text: str) -> None:
    found = extract(document("房屋租赁合同", text, name="租约.docx"))
    assert (found.claims, found.papers[0].unsettled) == ((), (FLOOR_AREA.id,))


def test_a_form_names_its_applicant_and_lists_nobody() -> None:
    rows = [["法人单位名称", "阳江市岚洲咨询有限公司"], ["资产总额（单位：", "61.84"], ["联系人", "麦启航"]]
    made = document("公共服务平台申请表", table(rows), name="申请表.docx")
    (paper,) = extract(made).papers
    assert set(paper.unsettled) == {TOTAL_ASSETS.id}


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("办公场所自有，建筑面积为(73 m)^2。", {FLOOR_AREA.id}),
        ("办公场所自有，建筑面积为73平方米。", set()),
        ("办公场所自有，建筑面积见产权证3页。", set()),
    ],
)
def test_a_number_behind_its_label_in_a_sentence_that_is_no_figure_is_open(text: str, open_: set[str]) -> None:
    (paper,) = extract(document("申请报告", text, name="报告.docx")).papers
    assert set(paper.unsettled) == open_
