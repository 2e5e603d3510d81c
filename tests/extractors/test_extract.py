"""What one document says as a whole: a file without a word says so, and breaks nothing."""

from __future__ import annotations

import cProfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from pstats import Stats

import pytest
from openpyxl import Workbook

from extractors.extract import extract
from extractors.model import Extraction, Kind, NoteCode
from extractors.page.place_values import with_places_joined
from extractors.readers import open_document
from extractors.readers.sheet import read
from tests.extractors.build import document, table


@pytest.mark.parametrize("blocks", [(), ("", "　"), (table([["", ""], ["", " "]]),)])
def test_a_file_without_a_word_says_so(blocks: tuple[object, ...]) -> None:
    found = extract(document(*blocks, name="空白.docx"))
    assert [n.code for n in found.notes] == [NoteCode.NO_TEXT]
    assert (found.claims, found.facts, found.left_out) == ((), (), ())


def test_a_file_with_words_needs_no_such_note() -> None:
    assert extract(document("房屋租赁合同", name="合同.docx")).notes == ()


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Extraction:
    """What a workbook of these sheets says."""
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return extract(read(open_document(path)))


HEADERS = ("序号", "姓名", "学历", "职称", "用工形式")
ASKED = [("服务功能", "培训服务、法律服务"), ("专职人员", "我单位现有专职人员 30 人")]


@pytest.mark.parametrize("rows", [[], [("1",), ("2",), ("3",)]])
def test_a_list_of_headers_alone_is_no_list(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    found = workbook(tmp_path / "花名册.xlsx", {"花名册": [("从业人员花名册",), HEADERS, *rows]})
    assert [paper.kind for paper in found.papers] == [Kind.OTHER]
    assert found.claims == ()


def test_a_list_with_one_row_is_a_list(tmp_path: Path) -> None:
    rows = [("从业人员花名册",), HEADERS, (1, "林小禾", "大专", "无", "专职")]
    found = workbook(tmp_path / "花名册.xlsx", {"花名册": rows})
    assert [paper.kind for paper in found.papers] == [Kind.STAFF_ROSTER]
    assert [float(c.value) for c in found.claims if c.field.id == "headcount"] == [1.0]


def test_what_a_sheet_of_instructions_offers_is_nobodys_word(tmp_path: Path) -> None:
    people = [HEADERS, (1, "林小禾", "大专", "无", "专职"), (2, "黄一川", "本科", "无", "专职")]
    found = workbook(tmp_path / "名册.xlsx", {"填写说明": ASKED, "从业人员名册": people})
    assert not [fact for fact in found.facts if fact.name == "services"]
    assert [float(c.value) for c in found.claims if c.field.id == "headcount"] == [2.0]


def test_the_same_words_on_a_sheet_of_another_name_count(tmp_path: Path) -> None:
    found = workbook(tmp_path / "基本情况.xlsx", {"基本情况": ASKED, "其他": [("备注",)]})
    assert [float(c.value) for c in found.claims if c.field.id == "headcount"] == [30.0]


def test_a_list_stays_one_under_the_name_of_instructions(tmp_path: Path) -> None:
    people = [HEADERS, *((i, name, "大专", "无", "专职") for i, name in enumerate(("林小禾", "黄一川", "陈海帆"), 1))]
    found = workbook(tmp_path / "名册.xlsx", {"填写说明": people, "其他": [("备注",)]})
    assert [float(c.value) for c in found.claims if c.field.id == "headcount"] == [3.0]


def _roster(rows: int) -> list[list[str]]:
    people = [[str(n), f"{'赵钱孙李周吴郑王'[n % 8]}{chr(0x4E00 + n)}", "女", "本科", "无"] for n in range(1, rows + 1)]
    return [["序号", "姓名", "性别", "学历", "职称"], *people]


def _clients(rows: int) -> list[list[str]]:
    firms = [[str(n), f"漠江市{chr(0x4E00 + n)}{chr(0x5E00 + n)}水产有限公司", "咨询", ""] for n in range(1, rows + 1)]
    return [["序号", "企业名称", "服务内容", "备注"], *firms]


def _calls(rows: Sequence[Sequence[str]]) -> int:
    """How many calls it takes to understand a list, whatever the machine is busy with."""
    calls = cProfile.Profile()
    calls.runcall(lambda: extract(document("名册", with_places_joined(table(rows)), name="名册.xlsx")))
    return int(vars(Stats(calls))["total_calls"])


@pytest.mark.parametrize("made", [_roster, _clients])
def test_a_long_list_takes_as_much_for_each_row_as_a_short_one(
    made: Callable[[int], Sequence[Sequence[str]]],
) -> None:
    _calls(made(20))  # what is kept once words were asked for
    assert _calls(made(900)) < 3.3 * _calls(made(300))
