"""Brackets stand as the paper prints them."""

from __future__ import annotations

import pytest

from extractors.text.brackets import as_printed


@pytest.mark.parametrize(
    ("value", "printed", "told"),
    [
        ("有限责任公司(自然人独资)", "有限责任公司（自然人独资）", "有限责任公司（自然人独资）"),
        ("有限责任公司(自然人独资)", "有限责任公司(自然人独资)", "有限责任公司(自然人独资)"),
        ("有限责任公司(自然人独资)", "有限责任公司（自然人", "有限责任公司（自然人独资）"),
        ("民办非企业单位(法人)", "民 办 非 企 业 单 位 （ 法人)", "民办非企业单位（法人)"),
        (
            "漠江(粤西)会计师事务所(普通合伙)",
            "漠江(粤西)会计师事务所（普通合伙）",
            "漠江(粤西)会计师事务所（普通合伙）",
        ),
        ("漠江会计师事务所", "漠江会计师事务所（盖章）", "漠江会计师事务所"),
        ("有限责任公司(自然人独资)", "有限责任公司", "有限责任公司(自然人独资)"),
    ],
)
def test_as_printed(value: str, printed: str, told: str) -> None:
    assert as_printed(value, printed) == told
