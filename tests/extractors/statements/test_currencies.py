"""Figures of books that are kept in another currency prove nothing in yuan."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.build import document, table

ROWS = [
    ["项目", "期末余额", "年初余额"],
    ["流动资产合计", "452,000.00", "401,000.00"],
    ["资产总计", "612,000.00", "533,000.00"],
]


def _values(*over: str, notes: str = "") -> tuple[list[int], set[str]]:
    found = extract(document("资产负债表", *over, table(ROWS), *([notes] if notes else []), name="资产负债表.docx"))
    return [int(c.value) for c in found.claims], {r.rule for x in found.left_out for r in x.reasons}


@pytest.mark.parametrize(
    "line",
    ["记账本位币：港元", "单位：元　币种：港币", "金额单位：美元", "货币单位：MOP", "本位币：HK$", "单位：万港元"],
)
def test_books_in_another_currency(line: str) -> None:
    values, _ = _values(f"编制单位：漠江榕树咨询有限公司　2023年12月31日　{line}")
    assert values == []


def test_notes_say_it_of_the_sheet() -> None:
    notes = "附注二：本公司以澳门元为记账本位币。"
    values, reasons = _values("编制单位：漠江榕树咨询有限公司　2023年12月31日　单位：元", notes=notes)
    assert values == []
    assert "foreign_currency" in reasons


def test_a_sheet_that_says_that_it_is_in_yuan() -> None:
    notes = "附注二：本公司以美元为记账本位币。"
    assert _values("2023年12月31日　单位：人民币元", notes=notes)[0] == [612000]
    assert _values("2023年12月31日　单位：元", notes="附注二：以人民币为记账本位币，外币按1美元折合人民币7.08元。")[
        0
    ] == [612000]
