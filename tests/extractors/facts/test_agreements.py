"""What agreements say: parties, the day of signature, the last day, and whether a place to sign was left blank."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.facts.agreements import find
from extractors.model import FactName, Kind, Paper, Passage
from tests.extractors.build import document

OPENING = ("战略合作协议", "甲方：漠江云帆服务中心", "乙方：漠江恒明律师事务所")
SIGNED = ("甲方（盖章）：漠江云帆服务中心  乙方（盖章）：漠江恒明律师事务所", "签订日期：2022年3月1日")


def told(*lines: str) -> list[tuple[FactName, object]]:
    made = document(*lines, name="协议.docx")
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    return [(t.name, t.value) for t in find(made, [Paper(Kind.AGREEMENT, made.name)], passages)]


def test_parties_days_and_term() -> None:
    found = told(*OPENING, "合作期限：自2022年3月1日起至2025年2月28日止。", "保密期限至2030年1月1日。", *SIGNED)
    assert found == [
        (FactName.AGREEMENT, "战略合作协议"),
        (FactName.AGREEMENT_PARTIES, "漠江云帆服务中心、漠江恒明律师事务所"),
        (FactName.AGREEMENT_SIGNED_ON, date(2022, 3, 1)),
        (FactName.AGREEMENT_UNTIL, date(2025, 2, 28)),
    ]


@pytest.mark.parametrize(
    ("term", "last"),
    [
        ("协议有效期为两年，自签订之日起计算。", date(2024, 2, 29)),
        ("本协议自2022年1月1日起生效，有效期18个月。", date(2023, 6, 30)),
        ("有效期至2023年12月31日。", date(2023, 12, 31)),
        ("本协议长期有效。", None),
        ("有效期一年，期满双方无异议自动顺延一年。", date(2024, 2, 29)),
        ("有效期一年，期满自动续期，依此类推。", None),
        ("有效期至2023年5月31日，提前30日书面通知可终止。", date(2023, 5, 31)),
    ],
)
def test_until_when_it_holds(term: str, last: date | None) -> None:
    assert dict(told(*OPENING, term, *SIGNED))[FactName.AGREEMENT_UNTIL] == last


def test_a_term_that_is_not_stated_is_not_told() -> None:
    assert FactName.AGREEMENT_UNTIL not in dict(told(*OPENING, "保密期限三年。", *SIGNED))


@pytest.mark.parametrize(
    "closing",
    [
        ("甲方（盖章）：", "乙方（盖章）：", "年   月   日"),
        ("甲方（盖章）：____ 乙方（盖章）：____",),
        ("甲方（盖章）：漠江云帆服务中心", "法定代表人（签字）：____", "2022年3月1日"),
        (),
    ],
)
def test_a_place_left_blank(closing: tuple[str, ...]) -> None:
    assert FactName.AGREEMENT_UNSIGNED in dict(told(*OPENING, "合作期限：三年。", *closing))


@pytest.mark.parametrize(
    "closing",
    [
        SIGNED,
        ("甲方（公章）：", "漠江云帆服务中心", "乙方（公章）：", "漠江恒明律师事务所", "2022年3月1日"),
        ("甲方：漠江云帆服务中心（盖章）", "乙方：漠江恒明律师事务所（盖章）", "2022年3月1日"),
        ("甲方（盖章）：（印章）  乙方（盖章）：（印章）", "2022年3月1日"),
        ("甲方（盖章）：漠江云帆服务中心", "代表（签字）：梁海生  代表（签字）：陈丽娟", "2022年3月1日"),
    ],
)
def test_a_place_that_was_signed(closing: tuple[str, ...]) -> None:
    assert FactName.AGREEMENT_UNSIGNED not in dict(told(*OPENING, "合作期限：三年。", *closing))


def test_several_in_one_file_are_several_and_other_contracts_are_none() -> None:
    second = ("入驻合作协议", "甲方：漠江云帆服务中心", "乙方：漠江北斗人力资源有限公司", *SIGNED)
    service = ("技术服务合同", "甲方：漠江刀剪厂", "乙方：漠江云帆服务中心", *SIGNED)
    found = told("合作协议汇编", *OPENING, *SIGNED, *second, *service)
    assert [value for name, value in found if name is FactName.AGREEMENT] == ["战略合作协议", "入驻合作协议"]
    assert [name for name, _ in found].count(FactName.AGREEMENT_PARTIES) == 2


def test_one_that_ends_another_is_none() -> None:
    assert told("终止合作协议书", *OPENING[1:], *SIGNED) == []


def test_both_parties_of_one_line_and_the_day_behind_their_signatures() -> None:
    opening = ("合作协议", "甲方：漠江云帆服务中心 乙方：漠江恒明律师事务所")
    signed = "甲方（章）代表：梁海生 乙方（章）代表：许青 2022年3月1日"
    found = dict(told(*opening, "合作期限至2025年2月28日止。", signed))
    assert found[FactName.AGREEMENT_PARTIES] == "漠江云帆服务中心、漠江恒明律师事务所"
    assert found[FactName.AGREEMENT_SIGNED_ON] == date(2022, 3, 1)
    assert FactName.AGREEMENT_SIGNED_ON not in dict(told(*opening, "自2022年3月1日起合作。", *["双方约定。"] * 9))
