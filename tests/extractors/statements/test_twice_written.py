"""A figure written twice bears its other value where the two differ."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from tests.extractors.build import document


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("建筑面积260平方米（大写：陆拾平方米整）", ["60"]),
        ("建筑面积为260平方米（陆拾平方米）", ["60"]),
        ("建筑面积陆拾平方米（小写：260㎡）", ["260"]),
        ("建筑面积260平方米（大写：贰佰陆拾平方米整）", []),
        ("建筑面积260平方米（其中自用60平方米）", []),
        ("建筑面积260平方米（60号楼）", []),
        ("建筑面积二百六十平方米（其中公摊面积31平方米）", []),
        ("建筑面积二百六十平方米（含阳台8平方米）", []),
        ("建筑面积二百六十平方米（实际租用60平方米）", ["60"]),
    ],
)
def test_what_is_written_again_and_differs_is_the_other_value(said: str, others: list[str]) -> None:
    lease = document(
        "房屋租赁合同", "出租方：林木森", "承租方：阳江市榕桥企业服务有限公司", f"乙方租用办公室，{said}。"
    )
    (claim,) = [c for c in extract(lease).claims if c.field.id == "floor_area"]
    assert [r.value for r in claim.rivals] == [Decimal(o) for o in others]
