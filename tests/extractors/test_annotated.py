"""What is written beside a paper's text shakes what it speaks of, and is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.annotated import ANNOTATED
from extractors.extract import extract
from extractors.model import Annotation, Claim, Document, NoteCode, Place, Remark, Spot
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA, HEADCOUNT

AREA = "第一条 甲方将江城区榕树路3号二层办公用房出租给乙方，建筑面积126平方米。"
LEASE = document(
    "房屋租赁合同",
    "出租方：阳江市榕树物业有限公司",
    "承租方：阳江市海棠企业服务有限公司",
    AREA,
    "第二条 每月租金4200元，租期自2022年1月1日至2025年12月31日。",
    name="租赁合同.docx",
)


def _doubts(paper: Document, *notes: Annotation) -> dict[str, tuple[Remark, ...]]:
    said: tuple[Claim, ...] = extract(replace(paper, annotations=notes)).claims
    return {claim.field.id: claim.doubts for claim in said}


def _at(number: int, text: str, quote: str = "") -> Annotation:
    return Annotation(text, quote, place=Place(Spot.PARAGRAPH, number))


def test_a_comment_at_the_figure_is_its_doubt() -> None:
    doubts = _doubts(LEASE, _at(4, "含地下室，实际能用的不到一半", "126平方米"))
    assert doubts[FLOOR_AREA.id] == (Remark(ANNOTATED, ("含地下室，实际能用的不到一半", "126平方米")),)


@pytest.mark.parametrize(
    "note",
    [
        _at(5, "其中46平方米已借给他人"),
        _at(5, "这份合同已经解除"),
        _at(1, "别用这个", "房屋租赁合同"),
        Annotation("面积有出入"),
    ],
    ids=["names the unit", "speaks of all", "at the title", "nowhere"],
)
def test_a_comment_elsewhere_that_speaks_of_it_shakes_the_figure_too(note: Annotation) -> None:
    assert [doubt.parts[0] for doubt in _doubts(LEASE, note)[FLOOR_AREA.id]] == [note.text]


@pytest.mark.parametrize(
    "text",
    [
        "已核对",
        "面积属实，与产权证一致。",
        "OK",
        "核对无误 2024年3月6日",
        "数据来源：测绘报告第2页",
        "此处请填写套内面积",
    ],
)
def test_a_comment_that_all_is_right_shakes_nothing(text: str) -> None:
    assert _doubts(LEASE, _at(4, text))[FLOOR_AREA.id] == ()


@pytest.mark.parametrize("text", ["请核对", "已核对，有误", "与产权证不一致", "属实？", "同意。但面积按88写"])
def test_what_only_resembles_such_words_shakes(text: str) -> None:
    assert _doubts(LEASE, _at(4, text))[FLOOR_AREA.id] != ()


def test_what_speaks_of_something_else_or_is_done_shakes_nothing() -> None:
    other, done = _at(5, "租金明年要涨"), replace(_at(4, "面积待定"), settled=True)
    assert _doubts(LEASE, other, done)[FLOOR_AREA.id] == ()
    told = [n.detail for n in extract(replace(LEASE, annotations=(other, done))).notes if n.code is NoteCode.ANNOTATION]
    assert told == ["租金明年要涨", "面积待定"]


def test_a_comment_anywhere_in_a_list_shakes_its_count() -> None:
    rows = [
        ["序号", "姓名", "学历", "用工性质"],
        *([str(i), f"陈小{c}", "本科", "专职"] for i, c in enumerate("甲乙丙丁戊", 1)),
    ]
    roster = document("员工花名册", table(rows), name="花名册.docx")
    note = Annotation("五月走了", "陈小丙", place=Place(table=1, row=4))
    assert _doubts(roster, note)[HEADCOUNT.id] == (Remark(ANNOTATED, ("五月走了", "陈小丙")),)
    (claim,) = [c for c in extract(roster).claims if c.field is HEADCOUNT]
    assert claim.doubts == ()


def test_words_that_a_program_copied_from_the_page_are_no_comment() -> None:
    found = extract(replace(LEASE, annotations=(_at(4, "建筑面积126平方米", "办公用房出租给乙方，建筑面积126平方米"),)))
    assert not [n for n in found.notes if n.code is NoteCode.ANNOTATION]
    assert all(not claim.doubts for claim in found.claims)


def test_what_a_formula_comes_to_otherwise_is_told() -> None:
    other = Annotation("218000", "B2 718000", place=Place(Spot.PARAGRAPH, 4), code=NoteCode.RECALCULATED)
    told = [n for n in extract(replace(LEASE, annotations=(other,))).notes if n.code is NoteCode.RECALCULATED]
    assert [n.detail.split("\n") for n in told] == [["218000", "B2 718000"]]


def test_a_figure_that_is_not_borne_out_shakes_even_where_words_would_be_harmless() -> None:
    other = Annotation("已核对", "126平方米", place=Place(Spot.PARAGRAPH, 4), code=NoteCode.RECALCULATED)
    assert _doubts(LEASE, other)[FLOOR_AREA.id] == (Remark("recalculated", ("已核对", "126平方米")),)


def test_words_that_a_formula_comes_to_otherwise_shake_all_of_their_paper() -> None:
    other = Annotation("单位：元", "C2 单位：万元", place=Place(Spot.PARAGRAPH, 2), code=NoteCode.RECALCULATED)
    assert FLOOR_AREA.id in {field for field, doubts in _doubts(LEASE, other).items() if doubts}
