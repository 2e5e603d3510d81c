"""The list that is made public: from when until when, and one row an applicant."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from service.exports.contents import Taking
from service.exports.paper import Grid, Line, Signature
from service.exports.public_list import Entry, PublicList, list_paper, write_list

TWO = (Entry("a", "甲公司", "甲平台", "综合服务平台"), Entry("b", "乙公司", "", "专业服务平台"))


@pytest.fixture
def found() -> PublicList:
    return PublicList("2024 年样例申报", "样例〔2024〕1 号", date(2024, 2, 26), date(2024, 3, 4), 7, TWO)


def test_the_paper_has_the_list_and_what_is_said_around_it(found: PublicList, taking: Taking) -> None:
    paper = list_paper(found, taking)
    assert (paper.title, paper.over) == ("2024 年样例申报拟认定名单公示", "样例〔2024〕1 号")
    lead, table, objections, signed = paper.blocks
    assert isinstance(lead, Line)
    assert "以下 2 家单位，现予公示。公示期自 2024-02-26 起 7 天，至 2024-03-04 止" in lead.text
    assert isinstance(table, Grid)
    assert table.rows == (("1", "甲公司", "甲平台", "综合服务平台"), ("2", "乙公司", "", "专业服务平台"))
    assert isinstance(objections, Line)
    assert isinstance(signed, Signature)


def test_an_empty_list_says_so(taking: Taking) -> None:
    paper = list_paper(PublicList("r", "n", date(2024, 2, 26), date(2024, 3, 4), 7, ()), taking)
    assert [b.text for b in paper.blocks if isinstance(b, Line)] == ["名单中还没有单位。"]


def test_the_workbook_has_the_same_rows(found: PublicList, taking: Taking) -> None:
    file = io.BytesIO()
    write_list(file, found, taking)
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(file).active.iter_rows()]
    assert rows == [
        ["序号", "申报单位", "平台名称", "类别"],
        [1, "甲公司", "甲平台", "综合服务平台"],
        [2, "乙公司", None, "专业服务平台"],
    ]
