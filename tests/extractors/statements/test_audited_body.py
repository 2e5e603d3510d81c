"""That body, in a report of auditors, is the one that the report named last."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from tests.extractors.build import document

FIRM = "阳江市汐屿信息科技有限公司"


def assets(*lines: str, title: str = "审计报告") -> list[Decimal]:
    opening = (title, f"{FIRM}全体股东：", f"我们审计了{FIRM}（以下简称贵公司）2024年度财务报表。")
    found = extract(document(*opening, *lines, "漠江会计师事务所", "2025年3月2日", name=f"{title}.docx"))
    return [c.value for c in found.claims if str(c.field) == "total_assets"]


@pytest.mark.parametrize("who", ["该单位", "贵单位", "被审计单位", "该公司", "贵公司"])
def test_it_is_the_audited_body(who: str) -> None:
    assert assets(f"截至2024年12月31日，{who}资产总额为812,000.00元。") == [812000]


@pytest.mark.parametrize(
    "lines",
    [
        ("贵公司持有漠江榕海船务有限公司三成股权。", "截至2024年12月31日，该公司资产总额为812,000.00元。"),
        ("贵公司投资了漠江榕海船务有限公司，该单位资产总额为812,000.00元。",),
        ("截至2024年12月31日，被投资单位资产总额为812,000.00元。",),
    ],
)
def test_it_is_another_that_was_named_since(lines: tuple[str, ...]) -> None:
    assert assets(*lines) == []


def test_in_other_papers_it_is_nobody_that_is_known() -> None:
    assert assets("截至2024年12月31日，该单位资产总额为812,000.00元。", title="情况说明") == []
