"""Lists of changes are no rosters, and tell who is gone."""

from __future__ import annotations

from extractors.lists import changes, roster
from extractors.lists.people import schema
from extractors.papers import papers
from tests.extractors.build import document, table


def _told(title: str, *rows: list[str]) -> list[tuple[str, str, str]]:
    paper = document(title, table([list(r) for r in rows]), name="人员.docx")
    assert roster.find(paper, papers(paper)) == ()
    found = changes.find(paper, papers(paper), schema())
    return [(r.code, *r.parts[:2]) for fact in found for r in fact.remarks]


def test_who_left_and_who_changed_by_name_and_day() -> None:
    told = _told(
        "上半年人员变动记录",
        ["日期", "姓名", "变动", "说明"],
        ["2024-02-29", "林小禾", "离职", ""],
        ["2024年3月", "陈大川", "转为兼职", "每周一天"],
        ["2024-04-01", "黄文海", "调薪", ""],
        ["2024-05-06", "梁文远", "支援珠海项目", ""],
    )
    assert told == [
        ("gone", "林小禾", "2024-02-29"),
        ("gone", "陈大川", "2024-03"),
        ("perhaps_gone", "梁文远", "2024-05-06"),
    ]


def test_a_title_may_say_it_of_all() -> None:
    told = _told("离职人员名单", ["序号", "姓名", "岗位"], ["1", "林小禾", "顾问"], ["2", "陈大川", "文员"])
    assert [(code, name) for code, name, _ in told] == [("gone", "林小禾"), ("gone", "陈大川")]


def test_a_roster_with_a_column_of_changes_stays_one() -> None:
    rows = [["林小禾", "大专", ""], ["陈大川", "本科", "2024年3月离职"], ["黄文海", "本科", ""]]
    paper = document("员工名册", table([["姓名", "学历", "变动情况"], *rows]), name="员工名册.docx")
    assert roster.find(paper, papers(paper))[0].value == 2
    assert list(changes.find(paper, papers(paper), schema())) == []


def test_whom_the_insurance_office_is_told_to_take_off_is_gone() -> None:
    told = _told(
        "社会保险人员增减申报表",
        ["姓名", "变动", "生效日", "原因"],
        ["林小禾", "减少", "2024-04-30", "个人原因"],
        ["陈大川", "减少", "2024-04-30", "合同期满"],
        ["黄文海", "增加", "2024-04-01", "新签合同"],
    )
    assert told == [("gone", "林小禾", "2024-04-30"), ("gone", "陈大川", "2024-04-30")]
