"""Lists of others alone, by what stands over them or names their sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.lists import roster
from extractors.lists.headed import of_those
from extractors.model import Claim, Document, Place, Reader, Table
from extractors.papers import papers
from tests.extractors.build import document, table

NAMES = ["罗晓岚", "陶静宜", "温子航", "邝志明", "区敏仪"]
HEADER = ["序号", "姓名", "学历", "职称", "岗位"]


def _rows(names: list[str]) -> list[list[str]]:
    return [HEADER, *([str(i), n, "本科", "工程师", "咨询"] for i, n in enumerate(names, 1))]


def _sheet(name: str, number: int, rows: list[list[str]]) -> Table:
    made = table(rows, number)
    placed = (replace(c, passage=replace(c.passage, place=Place(sheet=name, row=c.row + 1))) for c in made.cells)
    return replace(made, cells=tuple(placed))


def _counted(*sheets: Table, name: str = "人员情况.xlsx") -> list[tuple[int, int]]:
    read = Document(name, Path(name), "0" * 64, Reader.XLSX, (), sheets)
    return [_bounds(c) for c in roster.find(read, papers(read)) if c.field is roster.HEADCOUNT]


def _bounds(claim: Claim) -> tuple[int, int]:
    assert claim.count is not None
    return int(claim.value), int(claim.count.low)


@pytest.mark.parametrize("name", ["离职", "2031年离职人员", "实习生", "兼职", "返聘", "外聘专家", "拟录用", "培训学员"])
def test_a_sheet_of_others_gives_no_count(name: str) -> None:
    assert _counted(_sheet("在岗", 1, _rows(NAMES)), _sheet(name, 2, _rows(["甘永强", "欧丽珊", "司徒健"]))) == [(5, 5)]
    assert _counted(_sheet(name, 1, _rows(NAMES))) == []


@pytest.mark.parametrize("name", ["在职", "咨询部", "试用期", "不含离职", "Sheet1", "储备干部"])
def test_any_other_sheet_of_staff_counts(name: str) -> None:
    assert _counted(_sheet(name, 1, _rows(NAMES))) == [(5, 5)]


def test_who_is_lent_or_stands_among_others_is_in_doubt() -> None:
    assert _counted(_sheet("劳务派遣", 1, _rows(NAMES))) == [(5, 0)]
    assert _counted(_sheet("员工（含实习）", 1, _rows(NAMES))) == [(5, 0)]


def test_leavers_of_a_sheet_do_not_count_whatever_their_column_says() -> None:
    rows = [[*HEADER, "用工形式"], *([*row, "全职"] for row in _rows(NAMES)[1:])]
    assert _counted(_sheet("离职", 1, rows)) == []
    assert _counted(_sheet("离职", 1, [["员工花名册", *["<"] * 4], *_rows(NAMES)])) == []


@pytest.mark.parametrize("title", ["见习人员花名册", "退休人员名册", "拟录用人员名单", "兼职顾问名单"])
def test_a_title_or_a_file_says_so_as_well(title: str) -> None:
    read = document(title, table(_rows(NAMES)), name="附件.docx")
    assert roster.find(read, papers(read)) == ()
    assert _counted(table(_rows(NAMES)), name=f"{title}.xlsx") == []


def test_the_name_of_a_firm_is_no_title_of_others() -> None:
    assert of_those("罗湾劳务派遣有限公司员工花名册") == ""
    assert of_those("实习与在职人员名册") == ""
