"""The section in which a table begins whose heading stands on the page before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.extract import extract
from extractors.lists.sections import begun, is_heading
from extractors.model import Block, Passage, Place, Spot, Table
from tests.extractors.build import document, table

HEAD = ["序号", "姓名", "学历", "职称"]
FULL = table([HEAD, ["1", "林小禾", "本科", "工程师"], ["2", "陈大川", "大专", "无"], ["3", "黄川", "大专", "无"]])
PART = table([HEAD, ["1", "关海燕", "本科", "会计师"], ["2", "梁志强", "硕士", "无"]], 2)


def _on(page: int, block: Block | str) -> Block:
    if isinstance(block, str):
        return Passage(block, page=page)
    if isinstance(block, Passage):
        return replace(block, page=page)
    return replace(block, cells=tuple(replace(c, passage=replace(c.passage, page=page)) for c in block.cells))


def test_a_heading_at_the_foot_of_a_page_is_that_of_the_rows_on_the_next() -> None:
    blocks = [_on(1, FULL), _on(1, "二、兼职人员"), _on(1, "- 1 -"), _on(2, PART)]
    assert begun(blocks, 3, (0, "一、专职人员")) == "二、兼职人员"
    assert begun([*blocks[:1], _on(1, "填表人：黄川"), _on(2, PART)], 2, (0, "一、专职人员")) == ""


def test_a_list_goes_on_in_the_section_that_it_ended_in() -> None:
    blocks = [_on(1, FULL), _on(1, "- 1 -"), _on(2, PART)]
    assert begun(blocks, 2, (0, "二、兼职人员")) == "二、兼职人员"
    assert begun(blocks, 2, None) == ""
    other = table([["企业名称", "行业", "时间"], ["小禾食品有限公司", "食品", "3月"]], 2)
    assert begun([_on(1, FULL), _on(2, other)], 1, (0, "二、兼职人员")) == ""
    assert begun([_on(1, FULL), _on(1, PART)], 1, (0, "二、兼职人员")) == ""


def test_two_pictures_of_a_word_file_are_pages_as_well() -> None:
    def pasted(number: int, made: Table) -> Table:
        place = Place(Spot.PICTURE, number)
        return replace(made, cells=tuple(replace(c, passage=replace(c.passage, place=place)) for c in made.cells))

    assert begun([pasted(1, FULL), pasted(2, PART)], 1, (0, "二、兼职人员")) == "二、兼职人员"
    assert begun([pasted(1, FULL), pasted(1, PART)], 1, (0, "二、兼职人员")) == ""


def test_who_stands_under_a_heading_on_the_page_before_is_not_counted() -> None:
    shown: list[Block | str] = [_on(1, "员工花名册"), _on(1, FULL), _on(1, "二、兼职人员"), _on(2, PART)]
    (counted,) = (c for c in extract(document(*shown), {}).claims if c.field.id == "headcount")
    assert counted.value == 3


def test_headings_are_numbered() -> None:
    assert is_heading("(二)兼职人员") and not is_heading("二级建造师")
    assert isinstance(FULL, Table)


@pytest.mark.parametrize("filled", [4, 1])
def test_a_section_over_the_header_is_the_first_of_several_and_no_title(filled: int) -> None:
    def wide(text: str) -> list[str]:
        return [text] * filled + [""] * (4 - filled)

    some = [["1", "林小禾", "本科", "工程师"], ["2", "陈大川", "大专", "无"]]
    others = [["3", "黄川", "大专", "无"], ["4", "关海燕", "本科", "会计师"], ["5", "梁志强", "硕士", "无"]]
    rows = [wide("一、理事（均为兼职）"), HEAD, *some, wide("二、工作人员（专职）"), *others]
    doc = document("漠江渔具行业协会人员名册", table(rows))
    assert [c.value for c in extract(doc).claims if c.field.id == "headcount"] == [3]
    alone = document("漠江渔具行业协会", table([wide("一、专职工作人员名册"), HEAD, *some, *others]))
    assert [c.value for c in extract(alone).claims if c.field.id == "headcount"] == [5]


@pytest.mark.parametrize(
    ("row", "full"),
    [
        ("以上为专职人员（3人）；以下为外聘兼职，不计入专职人数", 3),
        ("以上3人为专职，以下为兼职人员", 3),
        ("以下为兼职人员", 3),
    ],
)
def test_a_row_between_says_of_those_above_what_is_no_heading_of_those_below(row: str, full: int) -> None:
    rows = [HEAD, ["1", "林小禾", "本科", "工程师"], ["2", "陈大川", "大专", "无"], ["3", "黄川", "大专", "无"]]
    parted = [*rows, [row, "<", "<", "<"], ["4", "关海燕", "本科", "会计师"], ["5", "梁志强", "硕士", "无"]]
    counted = extract(document("从业人员名册", table(parted))).claims
    found = [(c.value, c.count.gaps) for c in counted if c.field.id == "headcount" and c.count]
    assert found == [(full, ())]
