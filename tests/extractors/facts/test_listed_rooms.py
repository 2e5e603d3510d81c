"""What tables of rooms leave of an office, in leases, sheets and letters; what lists all offices tells nothing."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.lessened import lessens
from extractors.facts.listed_rooms import HAD_BY
from extractors.facts.taking import ROOMS, Taking
from extractors.model import Block, Fact
from tests.extractors.build import document, table

LEASE = (
    "房屋租赁合同",
    "甲方：石埠物业有限公司",
    "乙方：榕岸服务有限公司",
    "一、甲方将三楼租给乙方，面积共150平方米，作办公。",
)
USES = table((("房间", "面积(㎡)", "用途"), ("东间", "90", "货物周转"), ("西间", "60", "办公")))
GIVEN = table((("房间", "面积(㎡)", "交接情况"), ("301", "90", "已交"), ("302", "60", "已交")))


def told(*blocks: Block | str, name: str = "材料.docx") -> list[Fact]:
    facts = extract(document(*blocks, name=name)).facts
    return [f for f in facts if lessens(f) and ROOMS in {r.code for r in f.remarks}]


def taken(fact: Fact) -> tuple[int, int, str]:
    said = next(Taking.kept(r) for r in fact.remarks if r.code == ROOMS)
    return int(said.number or 0), int(said.whole or 0), said.of


def test_a_lease_lists_all_rooms() -> None:
    (fact,) = told(*LEASE, "附表", USES)
    assert taken(fact) == (60, 150, "all_rooms")
    assert fact.text == "东间 90 货物周转"


def test_a_letter_may_list_some() -> None:
    (fact,) = told("关于场地的说明", "我公司场地现状如下。", USES, "榕岸服务有限公司")
    assert taken(fact) == (60, 150, "")


@pytest.mark.parametrize("title", ["房间交接单", "收房确认书", "场地移交清单", "已接收房间清单"])
def test_what_was_given_over_is_all_that_there_is(title: str) -> None:
    (fact,) = told(title, "接收单位：榕岸服务有限公司", GIVEN, "石埠物业有限公司")
    assert taken(fact) == (150, 150, "all_rooms")


def test_bodies_are_kept_with_their_rooms() -> None:
    rooms = table((("房号", "面积(㎡)", "使用单位"), ("301", "80", "榕岸服务有限公司"), ("302", "70", "鹭汀广告社")))
    (fact,) = told("各单位一览", rooms)
    assert taken(fact) == (0, 150, "")
    assert next(r.parts for r in fact.remarks if r.code == HAD_BY) == ("榕岸服务有限公司", "80", "鹭汀广告社", "70")


def test_rooms_that_are_all_offices_tell_nothing() -> None:
    offices = table((("房间", "面积(㎡)", "用途"), ("301", "90", "办公"), ("302", "60", "会议室")))
    assert told(*LEASE, "附表", offices) == []
    assert told("办公用房一览表", offices) == []


def test_rules_and_clients_are_of_others() -> None:
    assert told("场地管理制度", "第一条 场地安排如下。", USES) == []
    assert told("合作协议", "甲方：榕岸", "乙方：鹭汀", "乙方场地如下：", USES) == []
