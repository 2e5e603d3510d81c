"""How places of claims are said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkers.model import Text
from checkers.wording import place, remarks
from extractors.model import Place, Remark, Spot
from tests.checkers.build import HEADCOUNT, ROSTER, claim


@pytest.mark.parametrize(
    ("at", "said", "says"),
    [
        (Place(table=1, row=4), "表 1 第 4 行", "table 1, row 4"),
        (Place(table=1, row=2, last_row=25), "表 1 第 2–25 行", "table 1, rows 2–25"),
        (Place(Spot.PARAGRAPH, 14), "第 14 段", "paragraph 14"),
        (Place(Spot.TEXT_BOX, 2), "文本框 2", "text box 2"),
        (Place(sheet="名单", row=3), "工作表“名单” 第 3 行", "sheet 名单, row 3"),
        (Place(Spot.HEADER, 1), "页眉 1", "header 1"),
    ],
)
def test_places_in_files_without_pages_are_said_in_both_languages(at: Place, said: str, says: str) -> None:
    made = claim(HEADCOUNT, ROSTER, 8)
    where = place(replace(made, evidence=replace(made.evidence, page=None, place=at)))
    assert said in where.zh
    assert says in where.en


def test_what_was_noticed_of_a_list_is_said_in_both_languages() -> None:
    found = (Remark("numbers_missing", ("3", "5-7")), Remark("enterprises_total_differs", ("62", "60")))
    zh = "序号缺 3、5-7；写明合计 62家，读到 60家"
    assert remarks(found) == Text(
        zh, "row numbers 3, 5-7 are missing; the stated total is 62 enterprises, 60 were read"
    )
    assert remarks(()) == Text("", "")
