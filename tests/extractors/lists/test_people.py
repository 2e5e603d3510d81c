"""Rows of a roster as people, and which lists are of the staff at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.lists.listing import Listing, listings
from extractors.lists.people import Person, is_insurance, is_staff, people, says_all_staff, schema
from extractors.lists.qualification import Level
from extractors.model import UNREAD, Box, Piece, Remark, RowReason, Word
from tests.extractors.build import document, table

ROWS = [["林小禾", "本科", "工程师"], ["陈大川", "高中", "无"], ["黄川", "大专", "技师"]]


def _list(title: str, header: list[str], rows: list[list[str]]) -> Listing:
    (found,) = listings(document(title, table([header, *rows])), schema())
    return found


def _people(*rows: list[str]) -> list[Person]:
    return list(people(_list("职工名册", ["姓名", "学历", "职称"], [*ROWS, *rows])))


def test_degree_and_title_of_each() -> None:
    levels = [(p.degree, p.title) for p in _people()]
    assert levels == [(Level.YES, Level.YES), (Level.NO, Level.NO), (Level.YES, Level.UNSURE)]
    assert [(p.qualified, p.both) for p in _people()][2] == (Level.YES, Level.UNSURE)


def test_a_row_without_a_name() -> None:
    person = _people(["", "本科", "讲师"])[-1]
    assert (person.counted, person.sure, person.reason) == (False, False, RowReason.UNREADABLE)
    assert person.remark == Remark("person_name_unread")


def test_what_is_not_like_a_name_is_nobody() -> None:
    person = _people(["编号12", "本科", "讲师"])[-1]
    assert (person.counted, person.sure, person.remark) == (False, False, Remark("not_like_a_name"))


@pytest.mark.parametrize(
    ("title", "staff"),
    [
        ("从业人员名册", True),
        ("师资及工作人员名册", True),
        ("在职师资名册", False),
        ("在职学员名单", False),
        ("评委名单", False),
        ("", True),
    ],
)
def test_whom_a_title_means(title: str, staff: bool) -> None:
    assert is_staff(_list(title or "附表", ["姓名", "学历", "职称"], ROWS)) is staff


def test_people_of_many_companies_are_no_staff() -> None:
    rows = [["林小禾", "恒达公司"], ["陈大川", "启源公司"], ["黄川", "汇通物流公司"]]
    assert not is_staff(_list("附表", ["姓名", "所在公司"], rows))


def test_lists_of_insured_people() -> None:
    rows = [[n, "养老保险", "4200"] for n in ("林小禾", "陈大川", "黄川")]
    assert is_insurance(_list("参保缴费明细", ["姓名", "险种", "缴费基数"], rows))
    assert not is_insurance(_list("职工名册", ["姓名", "学历", "职称"], ROWS))
    assert says_all_staff("全体员工") and not says_all_staff("培训学员")


def _with_remarks(*rows: list[str]) -> list[Person]:
    return list(people(_list("职工名册", ["姓名", "学历", "备注"], [*([*r[:2], ""] for r in ROWS), *rows])))


def test_a_remark_that_was_not_read_may_say_part_time() -> None:
    *others, person = _with_remarks(["梁守一", "本科", UNREAD])
    assert person.counted and not person.sure and person.remark == Remark("cell_unread", ("备注",))
    assert all(p.sure for p in others)


def test_what_is_said_elsewhere_in_the_row_holds() -> None:
    rows = [["梁守一", "本科", "兼职", UNREAD], *([*r[:2], "专职", ""] for r in ROWS)]
    person = next(people(_list("职工名册", ["姓名", "学历", "用工形式", "备注"], rows)))
    assert not person.counted and person.sure


def test_a_degree_that_was_not_read_is_in_doubt() -> None:
    assert _with_remarks(["梁守一", UNREAD, ""])[-1].degree is Level.UNSURE


def test_a_row_of_which_only_ink_is_seen_is_somebody_perhaps() -> None:
    person = _with_remarks([UNREAD, "", ""])[-1]
    assert (person.counted, person.sure) == (False, False)


@pytest.mark.parametrize(("confidence", "sure"), [(0.61, False), (0.97, True)])
def test_a_remark_that_was_read_poorly_may_say_anything(confidence: float, sure: bool) -> None:
    found = _list("员工花名册", ["姓名", "学历", "备注"], [["许柏林", "本科", ""], ["曾月娥", "本科", "业职"]])
    record = found.records[1]
    (cell,) = record.cells["remark"]
    box = Box(0.0, 0.0, 10.0, 10.0)
    word = Word("业职", box, confidence)
    passage = replace(cell.passage, pieces=(Piece(0, word),))
    dimmed = replace(record, cells={**record.cells, "remark": (replace(cell, passage=passage),)})
    person = list(people(replace(found, records=(found.records[0], dimmed))))[1]
    assert (person.counted, person.sure) == (True, sure)
    assert person.remark == (None if sure else Remark("cell_unread", ("备注",)))


def test_who_is_part_time_by_a_column_of_any_name_or_side_is_not_counted() -> None:
    header = ["职工姓名", "出生年月", "在岗形式", "文化程度", "职工姓名", "出生年月", "在岗形式", "文化程度"]
    rows = [
        ["冼超志", "1968.12", "全职", "本科", "徒艳婷", "1983.02", "全职", "硕士"],
        ["雷嘉", "1975.02", "兼职", "专科", "许海梓", "1993.07", "兼职", "大学"],
    ]
    for title in ("在岗形式", "来站情形"):
        named = [title if h == "在岗形式" else h for h in header]
        found = {p.name: p.counted for p in people(_list("人员信息汇总表", named, rows))}
        assert found == {"冼超志": True, "徒艳婷": True, "雷嘉": False, "许海梓": False}


def test_a_word_among_others_in_a_column_without_a_role_says_nothing() -> None:
    rows = [["林小禾", "本科", "兼职招聘、外聘专家联络"], ["陈大川", "大专", "财税"]]
    assert [p.counted for p in people(_list("员工名册", ["姓名", "学历", "负责事项"], rows))] == [True, True]


@pytest.mark.parametrize(("title", "level"), [("/", Level.NO), ("—", Level.NO), ("技", Level.UNSURE)])
def test_a_stroke_is_no_title_however_faint(title: str, level: Level) -> None:
    rows = [["容岸青", "初中", "经济师"], ["蔡石桥", "初中", title], ["敖望潮", "大专", "技师"]]
    found = _list("职工名册", ["姓名", "学历", "职称"], rows)
    record = found.records[1]
    (cell,) = record.cells["title"]
    passage = replace(cell.passage, pieces=(Piece(0, Word(title, Box(0, 0, 10, 10), 0.45)),))
    dimmed = replace(record, cells={**record.cells, "title": (replace(cell, passage=passage),)})
    assert next(iter(people(replace(found, records=(dimmed,))))).title is level
