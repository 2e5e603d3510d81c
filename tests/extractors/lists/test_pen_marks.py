"""Ticks and strokes of a pen beside names are no part of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.extract import extract
from extractors.lists.enterprises import Likeness, likeness
from extractors.lists.pen_marks import without_marks
from extractors.lists.person_names import is_known_name, is_name
from extractors.model import Claim, Kind
from extractors.papers import papers
from tests.extractors.build import document, table

NAMES = ("关小海", "许岸", "梁文远", "欧阳一木", "谭秋")


@pytest.mark.parametrize("mark", ["√", "✓", "V", "v", "J", "/", "●", "○", "☑", "(√)", "√√", ","])
def test_a_mark_behind_or_before_a_name_goes(mark: str) -> None:
    assert without_marks(f"关小海{mark}") == "关小海"
    assert is_name(f"关小海{mark}") and is_known_name(f"关小海{mark}")


@pytest.mark.parametrize("text", ["√", "V", "/", "Anna V", "黄**", "18", "陈V川", ""])
def test_what_is_no_mark_at_a_name_stays(text: str) -> None:
    assert without_marks(text) == text


def staff(marks: Sequence[str]) -> list[Claim]:
    rows = [[str(i), f"{n}{m}", "大专", "职员", ""] for i, (n, m) in enumerate(zip(NAMES, marks, strict=True), 1)]
    rows[-1][-1] = "兼职"
    doc = document("岸礁企业服务有限公司员工花名册", table([["序号", "姓名", "学历", "岗位", "备注"], *rows]))
    assert [p.kind for p in papers(doc)] == [Kind.STAFF_ROSTER]
    return [c for c in extract(doc, {}).claims if c.field.id == "headcount"]


@pytest.mark.parametrize("marks", ["√√√√√", "√ √V/", "     ", "VVJ√●"])
def test_people_with_ticks_behind_their_names_are_counted(marks: str) -> None:
    (counted,) = staff(marks)
    assert (counted.value, counted.count and (counted.count.low, counted.count.high)) == (4, (4, 4))
    assert counted.count is not None and {row.label for row in counted.count.rows} == set(NAMES)


def test_a_name_that_was_ticked_is_the_same_name_again() -> None:
    assert likeness("岸礁电子有限公司√", "岸礁电子有限公司") is Likeness.SAME


def test_clients_are_named_without_their_ticks() -> None:
    rows = [[str(i), f"{n}五金制品有限公司{m}"] for i, (n, m) in enumerate(zip("礁帆潮汐", "√√ √", strict=True), 1)]
    doc = document("2023年服务企业名单", table([["序号", "企业名称"], *rows]))
    (counted,) = (c for c in extract(doc, {}).claims if c.field.id == "client_count")
    assert counted.value == 4
    assert counted.count is not None and all(r.label.endswith("公司") for r in counted.count.rows)
