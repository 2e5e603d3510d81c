"""A paper that calls itself void, a draft, a sample or a test proves nothing for certain, wherever it says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.extract import extract
from extractors.marked import MARKED
from extractors.model import Document, Note, NoteCode, Passage, Place, Spot
from extractors.words.loading import pattern, rules
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA, HEADCOUNT

LINES = (
    "房屋租赁合同",
    "出租方：阳江市榕树物业有限公司",
    "承租方：阳江市海棠企业服务有限公司",
    "第一条 甲方将江城区榕树路3号二层办公用房出租给乙方，建筑面积126平方米。",
)


def _lease(*more: Passage | str, name: str = "租赁合同.docx") -> Document:
    return document(*LINES, *more, name=name)


def _mark(paper: Document) -> str:
    """The mark of its one paper; what stands in it has the same as a doubt, and it is told."""
    found = extract(paper)
    (marked,) = [p.marked for p in found.papers]
    areas = [c for c in found.claims if c.field in (FLOOR_AREA, HEADCOUNT)]
    assert areas and all(bool(marked) == any(d.code == MARKED for d in c.doubts) for c in areas)
    assert [n.detail for n in found.notes if n.code is NoteCode.MARKED] == ([marked] if marked else [])
    return marked


@pytest.mark.parametrize("spot", [Spot.HEADER, Spot.FOOTER, Spot.TEXT_BOX])
@pytest.mark.parametrize(
    "text", ["本合同已作废，另签新约", "征求意见稿（第二稿）", "内部测试数据", "仅供参考", "未签署"]
)
def test_a_mark_beside_the_text_is_heard(spot: Spot, text: str) -> None:
    assert _mark(_lease(Passage(text, place=Place(spot, 1)))) == text


@pytest.mark.parametrize(
    "text",
    [
        "与原件一致",
        "复印件",
        "正本",
        "副本",
        "仅供申报使用",
        "仅限2024年申报使用，再次复印无效",
        "机密",
        "涂改作废",
        "起草单位：办公室",
    ],
)
def test_what_is_no_such_mark_is_left(text: str) -> None:
    assert _mark(_lease(Passage(text, place=Place(Spot.HEADER, 1)), text)) == ""


def test_watermarks_and_names_of_files_are_heard() -> None:
    across = replace(_lease(), notes=(Note(NoteCode.WATERMARK, detail="样 本"),))
    assert _mark(across) == "样 本"
    assert _mark(_lease(name="租赁合同（作废）.docx")) == "租赁合同（作废）"
    assert _mark(replace(_lease(), notes=(Note(NoteCode.WATERMARK, detail="仅供平台申报"),))) == ""


def test_a_line_alone_and_a_sentence_of_itself_are_heard() -> None:
    assert _mark(_lease("【作 废】")) == "【作 废】"
    assert _mark(_lease("说明：本合同尚未签署。")) == "说明：本合同尚未签署。"
    assert _mark(_lease("双方2020年签订的原合同同时作废。", "如承租方转租，本合同作废。")) == ""


def _roster(title: str, names: str, *more: str) -> Document:
    rows = [
        ["序号", "姓名", "学历", "用工性质"],
        *([str(i), n, "本科", "专职"] for i, n in enumerate(names.split(), 1)),
    ]
    return document(title, table(rows), *more, name="名册.docx")


def test_what_a_cell_says_of_its_row_is_no_mark_of_the_paper() -> None:
    rows = [["房号", "面积", "状态"], ["二层", "126平方米", "在租"], ["三层", "50平方米", "作废"]]
    assert _mark(_lease(table(rows))) == ""
    assert _mark(_lease(table([["作废", "<", "<"], *rows]))) == "作废"


def test_the_figures_of_a_sample_are_nobodys() -> None:
    found = extract(_roster("员工名册", "陈木 黄火 梁土 关金 何水", "注：以上为填写示例"))
    assert not any(claim.field is HEADCOUNT for claim in found.claims)
    assert {r.rule for left in found.left_out for r in left.reasons} == {"sample"}
    title = extract(_roster("员工名册（样表）", "张三 李四 王五 赵六 钱七"))
    assert title.papers[0].marked and not any(claim.field is HEADCOUNT for claim in title.claims)


def test_a_sample_that_was_filled_in_is_none() -> None:
    assert _mark(_roster("员工名册（样表）", "陈木 黄火 梁土 关金 何水")) == ""
    assert _mark(_lease("房屋租赁合同示范文本由主管部门制定。")) == ""


@pytest.mark.parametrize("group", ["marks", "alone", "of_itself", "is_example"])
def test_all_that_these_words_take_has_a_sign_by_which_it_is_looked_at(group: str) -> None:
    sign = pattern("beside", "may_be_a_mark")
    assert not [text for rule in rules("beside", group) for text in rule.examples if not sign.search(text)]


@pytest.mark.parametrize(
    ("title", "marked"),
    [("资产负债表（试算）", True), ("科目余额试算表", False), ("试算平衡表", False), ("资产负债表", False)],
)
def test_figures_of_a_sheet_on_trial_are_there_with_a_doubt(title: str, marked: bool) -> None:
    money = ["货币资金", "41,200.00", "61,200.00"]
    rows = [["资产", "年初数", "期末数"], money, ["资产总计", "618,400.00", "633,100.00"]]
    (total,) = extract(document(title, "编制单位：阳江市榕桥咨询有限公司", table(rows), name="附表.docx")).claims
    assert total.value == 633100
    assert bool(total.doubts) is marked
