"""A figure's place with ink in it that was not read is told with its paper, an empty one is not."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import UNREAD, Kind, Paper
from extractors.statements.unread import with_unread
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA, HEADCOUNT, TOTAL_ASSETS


def _unread(*rows: list[str]) -> tuple[str, ...]:
    (paper,) = with_unread(document(table(rows)), [Paper(Kind.APPLICATION_FORM, "申报书.docx")])
    return paper.unread


def test_the_fields_whose_cell_was_not_read() -> None:
    rows = [["资产总额（万元）", UNREAD, "场地面积（平方米）", ""], ["专职从业人员（人）", "12", "联系人", UNREAD]]
    assert _unread(*rows) == (TOTAL_ASSETS.id,)


def test_the_cell_under_a_label_counts_as_well() -> None:
    assert _unread(["场地面积（平方米）", "专职从业人员（人）"], [UNREAD, "9"]) == (FLOOR_AREA.id,)


def test_the_next_figure_in_the_row_is_not_taken_for_it() -> None:
    rows = [
        ["项目", "期末余额", "年初余额"],
        ["资产总计", UNREAD, "265,000.00"],
        ["负债合计", "80,000.00", "75,000.00"],
    ]
    found = extract(document("资产负债表", "2031年12月31日 单位：元", table(rows), name="资产负债表.xlsx"))
    assert [c for c in found.claims if c.field is TOTAL_ASSETS] == []
    assert TOTAL_ASSETS.id in found.papers[0].unread


def test_beside_an_unread_cell_figures_that_were_read_stand() -> None:
    rows = [["专职从业人员（人）", "12"], ["资产总额（万元）", UNREAD]]
    found = extract(document("平台认定申请表", table(rows), name="申请表.docx"))
    assert [c.value for c in found.claims if c.field is HEADCOUNT] == [12]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (f"二、所租房屋建筑面积为{UNREAD}平方米，其中公摊面积31平方米。", (FLOOR_AREA.id,)),
        (f"二、所租房屋建筑面积为131平方米，押金{UNREAD}元。", ()),
    ],
)
def test_a_figure_that_was_not_read_in_a_sentence(text: str, fields: tuple[str, ...]) -> None:
    (paper,) = with_unread(document("房屋租赁合同", text), [Paper(Kind.LEASE, "合同.pdf")])
    assert paper.unread == fields


@pytest.mark.parametrize("lines", [("86",), ()])
@pytest.mark.parametrize("label", ["甲方将东街2号房租给乙方，建筑面积为", "房屋租给乙方办公，建筑面积共计。"])
def test_a_label_that_breaks_off_before_a_line_that_opens_with_it(label: str, lines: tuple[str, ...]) -> None:
    found = document("房屋租赁合同", label, *lines, f"{UNREAD}平方米。")
    (paper,) = with_unread(found, [Paper(Kind.LEASE, "合同.pdf")])
    assert paper.unread == (FLOOR_AREA.id,)


def test_a_sentence_that_does_not_break_off_is_no_label_of_the_next_line() -> None:
    found = document("房屋租赁合同", "建筑面积为131平方米。", "以上为房屋建筑面积。", f"{UNREAD}元押金已付。")
    (paper,) = with_unread(found, [Paper(Kind.LEASE, "合同.pdf")])
    assert paper.unread == ()
