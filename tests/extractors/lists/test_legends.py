"""Codes are read by their legend, wherever it stands and however it is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.lists import people
from extractors.lists.legends import explained
from extractors.lists.listing import listings
from tests.extractors.build import document, table

NAMES = ["林小禾", "陈大川", "黄文海", "梁文远", "苏雨晴", "谭嘉欣"]


def _counted(header: str, codes: Sequence[str], *around: str) -> list[bool]:
    rows = [[n, "大专", c] for n, c in zip(NAMES, codes, strict=True)]
    (found,) = listings(document(*around[:1], table([["姓名", "学历", header], *rows]), *around[1:]), people.schema())
    return [p.counted and p.sure for p in people.people(found)]


@pytest.mark.parametrize(
    ("header", "codes", "legend"),
    [
        ("聘用形式", "ABABAB", "A—全日制，B—小时工（按课时）"),
        ("用工类别", "121212", "注：1为专职；2为外聘。"),
        ("用工类别", "①②①②①②", "专职（①）、兼职（②）"),
        ("编制", "√○√○√○", "√表示在编在岗，○表示挂名"),
        ("聘用形式", "121212", "学历：1大专 2本科；聘用形式：1=专职 2=兼职"),
        ("合同", "ABABAB", "注：A 劳动合同 B 劳务"),
        ("合同", "ABABAB", "3．“合同”填代码：A—签劳动合同，全日制坐班；B—签劳务协议，来一次结一次。"),
        ("代码", "ABABAB", "代码：A—专职，在本单位上全班；B—外聘，平时在别处任职。"),
        ("合同", "√○√○√○", "√签劳动合同，○劳务用工"),
    ],
)
def test_codes_mean_what_the_legend_says(header, codes, legend) -> None:
    assert _counted(header, codes, "员工名册", legend) == [True, False] * 3


@pytest.mark.parametrize(
    ("codes", "lines"),
    [
        (["甲", "乙"], ["代码含义", "甲——全日制劳动合同", "乙——钟点工"]),
        (["A1", "B2"], ["用工代码", "A1：劳动合同，全日制", "B2：劳务协议，兼职，按次结算"]),
        (["1", "3"], ["1=在编在岗", "3=院校协议，顶岗实习"]),
    ],
)
def test_a_legend_may_have_a_line_for_each_code(codes: list[str], lines: list[str]) -> None:
    assert _counted("合同类别", codes * 3, "员工名册", *lines) == [True, False] * 3


def test_a_header_may_be_the_legend() -> None:
    assert _counted("用工形式(1专职2兼职)", "121212", "员工名册") == [True, False] * 3


def test_what_is_said_of_some_of_a_code_stays_a_note() -> None:
    rows = [[n, "大专", c] for n, c in zip(NAMES, "AAABBB", strict=True)]
    legend = "A—签劳动合同，其中2人已离职；B—签劳务协议，按次结算。"
    (found,) = listings(document("员工名册", table([["姓名", "学历", "合同"], *rows]), legend), people.schema())
    assert ",其中2人已离职;。" in explained(found).notes


@pytest.mark.parametrize("header", ["合同", "用工", "代码"])
def test_codes_of_contracts_without_a_legend_leave_all_in_doubt(header: str) -> None:
    assert _counted(header, "ABABAB", "员工名册") == [False] * 6


def test_two_sorts_of_labour_contracts_are_no_matter() -> None:
    assert _counted("合同", "AAABBB", "员工名册", "A—三年期劳动合同；B—无固定期限劳动合同") == [True] * 6


def test_a_contract_ticked_for_some_leaves_all_in_doubt() -> None:
    rows = [[n, "大专", c] for n, c in zip(NAMES, ["√", "√", "", "√", "", "√"], strict=True)]
    (found,) = listings(document("员工名册", table([["姓名", "学历", "劳动合同"], *rows])), people.schema())
    assert not any(p.sure for p in people.people(found))


def test_codes_that_nobody_explains_leave_all_in_doubt() -> None:
    assert _counted("聘用形式", "ABABAB", "员工名册") == [False] * 6


def test_numbered_notes_are_no_legend_to_numbers_of_things() -> None:
    rows = [[n, "大专", str(i % 2 + 1)] for i, n in enumerate(NAMES)]
    blocks = ("员工名册", table([["姓名", "学历", "序号"], *rows]), "1、本表如实填写；2、本表一式两份")
    (found,) = listings(document(*blocks), people.schema())
    assert explained(found) == found
