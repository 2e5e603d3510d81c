"""A list that was typed line by line into one column of a sheet is read like lines of text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.extract import extract
from extractors.lists.typed_lines import as_lines
from extractors.model import Box, Piece, Table, Word
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT, HEADCOUNT

STAFF = [
    ["从业人员名单", "", ""],
    ["1. 容岸青，女，本科，无职称，专职", "", ""],
    ["2. 蔡石桥，男，中专，中级会计师，专职", "", ""],
    ["3. 敖望潮，男，大专，无职称，专职", "", ""],
    ["4. 罗晓帆，女，本科，经济师，兼职", "", ""],
    ["合计", "4", ""],
]


def test_lines_in_one_column_are_passages_and_a_table_stays_one() -> None:
    whole = table([["姓名", "学历"], ["容岸青", "本科"], ["蔡石桥", "中专"], ["敖望潮", "大专"]])
    assert as_lines([whole]) == (whole,)
    assert [b.text for b in as_lines([table(STAFF)])][:2] == ["从业人员名单", STAFF[1][0]]


def test_people_in_lines_of_a_sheet_are_counted_and_their_numbers_are_no_figures() -> None:
    found = extract(document(table(STAFF), name="从业人员名单.xlsx"))
    assert [(c.field, c.value) for c in found.claims if c.field is HEADCOUNT] == [(HEADCOUNT, Decimal(3))]


def test_enterprises_in_lines_of_a_sheet_are_counted() -> None:
    names = ["潮声五金制品", "岭北包装材料", "金沙水产贸易", "望海电器"]
    rows = [["2023年度服务企业名单"], *([f"{i}、阳江市{name}有限公司"] for i, name in enumerate(names, 1))]
    found = extract(document(table(rows), name="服务企业名单.xlsx"))
    (claim,) = found.claims
    assert (claim.field, claim.value, claim.as_of) == (CLIENT_COUNT, Decimal(4), date(2023, 12, 31))


def _printed(rows: list[list[str]]) -> Table:
    made = table(rows)
    words = [
        Word(c.passage.text, Box(60 * c.column, 20 * c.row, 60 * c.column + 50, 20 * c.row + 10)) for c in made.cells
    ]
    cells = zip(made.cells, words, strict=True)
    read = (replace(c, passage=replace(c.passage, pieces=(Piece(0, w),), page=1)) for c, w in cells)
    return replace(made, cells=tuple(read))


def test_lines_of_print_whose_items_stand_below_one_another_are_lines() -> None:
    lines = as_lines([_printed([["7.容岸青．", "男．", "大专，专职"], ["8.蔡石桥，", "女．", "高中，专职"]])])
    assert ["".join(b.text.split()) for b in lines] == ["7.容岸青．男．大专，专职", "8.蔡石桥，女．高中，专职"]
    whole = _printed([["7", "容岸青", "男"], ["8", "蔡石桥", "女"], ["9", "敖望潮", "女"]])
    assert as_lines([whole]) == (whole,)
