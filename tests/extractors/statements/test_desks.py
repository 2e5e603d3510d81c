"""Where desks are let the area that a paper names is of all who sit there; furniture of rooms changes nothing."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.build import document
from tests.fields import FLOOR_AREA

PARTIES = ("甲方：漠江云栈空间运营有限公司", "乙方：漠江榕树咨询有限公司")


def _areas(title: str, *clauses: str) -> tuple[list[int], set[str], set[str]]:
    found = extract(document(title, *PARTIES, *clauses, "期限自2023年4月1日至2026年3月31日。", name="合同.docx"))
    values = [int(c.value) for c in found.claims if c.field is FLOOR_AREA]
    return values, {r.rule for x in found.left_out for r in x.reasons}, set(found.papers[0].unsettled)


@pytest.mark.parametrize(
    "clauses",
    [
        ("甲方将漠江路3号联合办公空间（建筑面积860平方米）内的6个工位租给乙方办公使用。",),
        ("云栈空间位于漠江路3号二楼，总建筑面积860平方米。", "甲方提供B区固定工位陆个供乙方使用。"),
        ("甲方将漠江路3号联合办公区出租给乙方使用，建筑面积860平方米，乙方使用其中5个卡座。",),
        ("乙方承租漠江路3号的共享办公空间，建筑面积860平方米。", "租金每个座位每月260元。"),
    ],
)
def test_the_space_is_not_the_tenants(clauses: tuple[str, ...]) -> None:
    values, reasons, unsettled = _areas("场地租赁合同", *clauses)
    assert values == []
    assert not reasons or "desks" in reasons
    assert FLOOR_AREA.id in unsettled


def test_an_agreement_on_desks_leaves_the_area_open() -> None:
    clauses = ("空间总面积860平方米。", "甲方为乙方提供开放区卡座10个，会议室共享。")
    assert FLOOR_AREA.id in _areas("众创空间入驻协议", *clauses)[2]


@pytest.mark.parametrize(
    "clause",
    [
        "甲方将漠江路3号二楼的办公室出租给乙方办公使用，建筑面积860平方米，内有工位60个。",
        "甲方将漠江路3号二楼独立办公室3间出租给乙方办公使用，建筑面积860平方米，另提供公共区工位2个。",
    ],
)
def test_rooms_with_desks_are_rooms(clause: str) -> None:
    assert _areas("场地租赁合同", clause)[0] == [860]
