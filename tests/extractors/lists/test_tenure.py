"""How long people have been here, as rosters list it."""

from __future__ import annotations

from extractors.lists.tenure import find
from extractors.model import FactName
from extractors.papers import papers
from tests.extractors.build import document, table

HEAD = ["序号", "姓名", "学历", "入职时间", "离职时间"]
ROWS = [
    ["1", "林小禾", "本科", "2016年3月", ""],
    ["2", "陈一木", "大专", "2018.7.16", ""],
    ["3", "黄海川", "本科", "2021-02-30", ""],
    ["4", "何安平", "大专", "2020/5/1", "2024年2月"],
    ["5", "苏文舟", "本科", "2022-03-01", ""],
]


def told(title: str, rows: list[list[str]]) -> dict[str, str]:
    made = document(title, table(rows), name="名册.docx")
    return {str(f.name): f.text for f in find(made, papers(made))}


def test_entry_of_those_who_are_here_and_who_left() -> None:
    assert told("员工花名册", [HEAD, *ROWS]) == {
        "team_stability": "2016-03、2018-07-16、2022-03-01",
        "staff_left": "2024-02",
    }


def test_the_first_job_of_a_life_is_no_entry() -> None:
    head = ["序号", "姓名", "学历", "参加工作时间", "备注"]
    assert told("员工花名册", [head, *ROWS]) == {}


def test_two_people_tell_nothing() -> None:
    assert told("员工花名册", [HEAD, *ROWS[:2]]) == {}


def test_months_insured() -> None:
    head = ["序号", "姓名", "参保险种", "缴费基数", "缴费月数"]
    rows = [[str(i), name, "养老", "5284", months] for i, (name, months) in enumerate(PEOPLE, 1)]
    assert told("社会保险参保人员名单", [head, *rows]) == {str(FactName.INSURED_MONTHS): "12、12、7"}


PEOPLE = (("林小禾", "12"), ("陈一木", "12个月"), ("黄海川", "7"))


def test_lists_of_trainees_tell_nothing() -> None:
    assert told("培训学员名单", [HEAD, *ROWS]) == {}
