"""Whom a comment says to be gone is not counted until somebody says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.lists import roster
from extractors.model import Annotation, Place
from extractors.papers import papers
from tests.extractors.build import document, table

NAMES = ["林小禾", "陈大川", "黄文海", "梁文远", "苏雨晴", "谭嘉欣"]


def counted(*notes: Annotation) -> tuple[int, int, int]:
    rows = [[str(i), n, "大专", "专职"] for i, n in enumerate(NAMES, start=1)]
    made = document("从业人员名册", table([["序号", "姓名", "学历", "用工形式"], *rows]), name="从业人员名册.docx")
    (home,) = (b for b in made.blocks if hasattr(b, "cells"))
    cells = tuple(replace(c, passage=replace(c.passage, place=Place(table=1, row=c.row + 1))) for c in home.cells)
    blocks = tuple(replace(home, cells=cells) if b is home else b for b in made.blocks)
    paper = replace(made, blocks=blocks, annotations=notes)
    found = roster.find(paper, papers(paper))[0]
    assert found.count is not None
    return int(found.value), int(found.count.low), int(found.count.high)


def note(text: str, row: int, **other: bool) -> Annotation:
    return Annotation(text, place=Place(table=1, row=row), **other)


@pytest.mark.parametrize("text", ["2023年6月起改为兼职，每周两天。", "已于4月底离职，待删", "实习生"])
def test_a_comment_at_a_row_speaks_of_whom_stands_there(text: str) -> None:
    assert counted(note(text, 3)) == (5, 5, 6)


def test_comments_that_are_done_or_say_nothing_of_work_take_nobody_away() -> None:
    assert counted(note("已离职", 3, settled=True)) == (6, 6, 6)
    assert counted(note("学历证书已核对", 3)) == (6, 6, 6)
    assert counted(note("已离职", 90)) == (6, 6, 6)
