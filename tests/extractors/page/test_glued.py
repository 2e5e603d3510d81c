"""Cells of close columns that were read as one word."""

from __future__ import annotations

from extractors.model import Box, Table, Word
from extractors.page.glued import unglued
from extractors.page.lines import is_wide
from extractors.page.tables import tables


def _word(text: str, x: float, top: float) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (9.0 if is_wide(char) else 4.5))
    return Word(text, Box(x, top, places[-1], top + 11), 1.0, tuple(places))


GLUED = ("管理咨询2024-01-06 43", "项目申报2024-01-0744", "法律咨询2024-01-11 45", "政策咨询2024-02-05 46")
NAMES = ("小禾金属制品有限公司", "榕桥风电设备有限公司", "青山物流股份有限公司", "三友建材股份有限公司")


def _rows() -> list[Word]:
    """Two entries a row, the numbers of the second read with the dates of the first."""
    words = [_word("序号", 60, 100), _word("企业名称", 110, 100), _word("服务内容", 212, 100)]
    words += [_word("日期", 258, 100), _word("序号", 302, 100), _word("企业名称", 340, 100)]
    for i, (glued, name) in enumerate(zip(GLUED, NAMES, strict=True), 1):
        y = 100 + 24.0 * i
        words += [_word(str(i), 66, y), _word(name, 100, y), _word(glued, 212, y), _word("广业" + name[2:], 325, y)]
    return words


def test_words_are_cut_where_dates_begin_and_end_in_many_rows() -> None:
    cut, places = unglued(_rows())
    assert len(places) == 2
    assert {w.text for w in cut} >= {"管理咨询", "2024-01-06", "43", "2024-01-07", "44"}


def test_the_cut_columns_are_columns_of_one_table() -> None:
    (found,), left = tables(_rows(), [], 1, 1)
    assert isinstance(found, Table) and not left
    rows = {r: [c.passage.text for c in found.cells if c.row == r] for r in range(found.rows)}
    assert rows[2] == ["2", NAMES[1], "项目申报", "2024-01-07", "44", "广业风电设备有限公司"]


def test_dates_anywhere_in_a_text_and_in_few_rows_are_left_alone() -> None:
    starts = (60, 78, 95, 120, 141)
    text = [_word("本中心于2024-01-06举办讲座", x, 100 + 20.0 * i) for i, x in enumerate(starts)]
    few = [_word(t, 212, 100 + 24.0 * i) for i, t in enumerate(GLUED[:2])]
    assert unglued(text) == (text, ()) and unglued(few) == (few, ())
