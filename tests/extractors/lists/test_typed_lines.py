"""A list that was typed line by line into one column of a sheet is read like lines of text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.extract import extract
from extractors.lists.typed_lines import as_lines
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
    assert [b.text for b in as_lines([table(STAFF)])][:2] == ["从业人员名单", STAFF[1][0]]  # type: ignore[union-attr]


def test_people_in_lines_of_a_sheet_are_counted_and_their_numbers_are_no_figures() -> None:
    found = extract(document(table(STAFF), name="从业人员名单.xlsx"))
    assert [(c.field, c.value) for c in found.claims if c.field is HEADCOUNT] == [(HEADCOUNT, Decimal(3))]


def test_enterprises_in_lines_of_a_sheet_are_counted() -> None:
    names = ["潮声五金制品", "岭北包装材料", "金沙水产贸易", "望海电器"]
    rows = [["2023年度服务企业名单"], *([f"{i}、阳江市{name}有限公司"] for i, name in enumerate(names, 1))]
    found = extract(document(table(rows), name="服务企业名单.xlsx"))
    (claim,) = found.claims
    assert (claim.field, claim.value, claim.as_of) == (CLIENT_COUNT, Decimal(4), date(2023, 12, 31))
