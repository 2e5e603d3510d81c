"""What stands beside a list, unread row by row, is seen; headings, margins and other lists are not taken for it."""

from __future__ import annotations

from extractors.lists.aside import goes_on_aside
from extractors.lists.listing import listings
from extractors.lists.people import people, schema
from extractors.model import Block, Box, Document, Remark, Table, Word
from extractors.page.layout import paragraphs
from extractors.page.tables import tables
from tests.extractors.build import document
from tests.extractors.page.test_tables import ROSTER, XS, YS, filled, grid, word


def _table(xs: list[float], ys: list[float], texts: list[list[str]], number: int = 1) -> Table:
    (found,), _ = tables(filled(xs, ys, texts), grid(xs, ys), 1, number)
    return found


def _loose(*words: Word) -> list[Block]:
    return [block for one in words for block in paragraphs([one], 1)]


LIST = _table(XS, YS, ROSTER)


def _made(*blocks: Block) -> Document:
    return document("职工名册", LIST, *blocks)


def test_a_half_with_other_rows_stands_beside() -> None:
    half = _table(
        [330.0, 400.0, 460.0], [104.0, 134.0, 164.0, 194.0], [["岗位", "备注"], ["出纳", "兼职"], ["文员", ""]], 2
    )
    assert goes_on_aside(LIST, [LIST, half])


def test_a_column_of_words_stands_beside() -> None:
    assert goes_on_aside(LIST, [LIST, *_loose(word("兼职", 320, 125), word("兼职", 320, 145))])


def test_a_list_of_the_same_header_and_a_table_below_are_their_own() -> None:
    again = _table([x + 280 for x in XS], YS, ROSTER, 2)
    below = _table(XS, [y + 100 for y in YS], [["设备", "型号", "数量", "备注"], *ROSTER[1:]], 3)
    assert not goes_on_aside(LIST, [LIST, again, below])


def test_a_word_in_the_margin_and_lines_above_are_nothing() -> None:
    above = _loose(word("员工一览", 320, 60), word("单位名称", 320, 80))
    assert not goes_on_aside(LIST, [LIST, *above, *_loose(word("第三页", 320, 145), word("12", 320, 125))])


def test_a_seal_that_was_typed_beside_a_list_is_no_column() -> None:
    seal = _loose(word("潮声财税咨询", 320, 122), word("有限公司公章", 320, 134))
    assert not goes_on_aside(LIST, [LIST, *seal])
    assert goes_on_aside(LIST, [LIST, *seal, *_loose(word("兼职", 330, 152), word("离职", 330, 166))])


def test_who_stands_in_such_a_list_is_in_doubt() -> None:
    (whole,), (cut,) = (
        list(listings(_made(*more), schema())) for more in ([], _loose(word("兼职", 320, 125), word("兼职", 320, 145)))
    )
    assert [p.sure for p in people(whole)] == [True] * 3
    assert [(p.counted, p.sure, p.remark) for p in people(cut)] == [(True, False, Remark("columns_unread"))] * 3
    assert all(isinstance(c.box, Box) for c in LIST.cells)
