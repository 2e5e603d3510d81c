"""What agreements say: parties, the day of signature, the last day, and whether a place to sign was left blank."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractors.facts.agreements import find
from extractors.model import Block, Box, Document, FactName, Kind, Page, Paper, Passage, Piece, Reader, Word
from tests.extractors.build import document, table

OPENING = ("战略合作协议", "甲方：漠江云帆服务中心", "乙方：漠江恒明律师事务所")
SIGNED = ("甲方（盖章）：漠江云帆服务中心  乙方（盖章）：漠江恒明律师事务所", "签订日期：2022年3月1日")


def told(*blocks: Block | str, kind: Kind = Kind.AGREEMENT) -> list[tuple[FactName, object]]:
    made = document(*blocks, name="协议.docx")
    parts = ((b,) if isinstance(b, Passage) else tuple(c.passage for c in b.cells) for b in made.blocks)
    passages = tuple(passage for part in parts for passage in part)
    return [(t.name, t.value) for t in find(made, [Paper(kind, made.name)], passages)]


def test_agreements_may_be_bound_behind_the_list_of_partners() -> None:
    rows = table([["序号", "机构名称"], ["1", "漠江恒明律师事务所"]])
    found = told("集聚服务机构名单", rows, *OPENING, "合作期限：三年。", *SIGNED, kind=Kind.PARTNER_LIST)
    assert (FactName.AGREEMENT_UNTIL, date(2025, 2, 28)) in found
    assert not told("集聚服务机构名单", rows, "均已签订战略合作协议", kind=Kind.PARTNER_LIST)


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
        ("协议有效期叁年，从2022年5月1日起算。", date(2025, 4, 30)),
        ("双方合作时间2022年4月1日至2024年3月31日。", date(2024, 3, 31)),
        ("合作自2022年4月1日开始至2023年9月30日结束。", date(2023, 9, 30)),
        ("双方自2022年4月1日至2024年3月31日开展合作，内容为法律咨询。", date(2024, 3, 31)),
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


OWN_SEAL, OTHER_SEAL = "漠江云帆服务中心", "漠江恒明律帅事务所"  # a bent letter is misread


@pytest.mark.parametrize(
    ("seals", "reader", "is_unsigned"),
    [
        ((OWN_SEAL, OTHER_SEAL), Reader.TEXT_LAYER, False),
        ((OWN_SEAL, OWN_SEAL), Reader.TEXT_LAYER, True),
        ((OWN_SEAL, "漠江北斗人力资源有限公司"), Reader.TEXT_LAYER, True),
        ((OTHER_SEAL,), Reader.TEXT_LAYER, True),
        ((), Reader.TEXT_LAYER, True),
        ((OTHER_SEAL,), Reader.RAPIDOCR, False),
    ],
)
def test_the_seals_of_all_parties_sign_a_page_with_a_text_layer(
    seals: tuple[str, ...], reader: Reader, is_unsigned: bool
) -> None:
    lines = (*OPENING, "合作期限：三年。", "甲方（盖章）  乙方（盖章）", "2022年3月1日")
    assert (FactName.AGREEMENT_UNSIGNED in of_a_page(lines, seals, reader)) is is_unsigned


def test_seals_that_lie_beside_another_agreement_of_the_page_sign_nothing() -> None:
    lines = (*OPENING, "甲方（盖章）  乙方（盖章）", "2022年3月1日")
    assert FactName.AGREEMENT_UNSIGNED in of_a_page(lines, (OWN_SEAL, OTHER_SEAL), Reader.TEXT_LAYER, below=200)


def of_a_page(lines: tuple[str, ...], seals: tuple[str, ...], reader: Reader, below: float = 0.0) -> list[FactName]:
    """What an agreement on a page tells, whose seals lie over its last lines, or so many points below them."""
    passages = tuple(
        Passage(text, (Piece(0, Word(text, Box(80, 100 + 20 * i, 300, 112 + 20 * i))),), 1)
        for i, text in enumerate(lines)
    )
    foot = 100 + 20 * len(lines) + below
    stamped = tuple(Word(text, Box(90 + 200 * i, foot - 80, 200 + 200 * i, foot + 30)) for i, text in enumerate(seals))
    page = Page(1, 595.0, 842.0, reader, (), seals=stamped)
    made = Document("协议.pdf", Path("协议.pdf"), "", reader, (page,), passages)
    return [t.name for t in find(made, [Paper(Kind.AGREEMENT, made.name, 1, 1)], passages)]


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


@pytest.mark.parametrize(
    "names",
    [
        "漠江云帆服务有限公司漠江大学法学院",
        "漠江云帆服务有限公司、漠江大学法学院",
        "漠江云帆服务有限公司\n漠江大学法学院",
        "漠江云帆服务有限公司与漠江大学法学院",
    ],
)
def test_an_agreement_that_is_filled_in_like_a_form(names: str) -> None:
    rows = [
        ["合作双方", names],
        ["合作内容", "普法"],
        ["合作起止", "2022年1月1日一2024年12月31日"],
        ["联络人", "梁海生"],
    ]
    closing = ("签章：漠江云帆服务有限公司  签章：漠江大学法学院", "签署日期：2021年12月20日")
    assert told("合作备忘录", table(rows), *closing) == [
        (FactName.AGREEMENT, "合作备忘录"),
        (FactName.AGREEMENT_PARTIES, "漠江云帆服务有限公司、漠江大学法学院"),
        (FactName.AGREEMENT_SIGNED_ON, date(2021, 12, 20)),
        (FactName.AGREEMENT_UNTIL, date(2024, 12, 31)),
    ]


@pytest.mark.parametrize("opening", ["本协议由", "兹由", "经友好协商，由"])
def test_a_sentence_that_names_the_parties_and_where_it_was_signed(opening: str) -> None:
    said = f"{opening}漠江云帆服务中心（下称甲方）与漠江恒明律师事务所（下称乙方）于2022年3月18日在漠江县城签订。"
    found = dict(told("合作框架协议", said, "有效期三年。", SIGNED[0]))
    assert found[FactName.AGREEMENT_PARTIES] == "漠江云帆服务中心、漠江恒明律师事务所"
    assert found[FactName.AGREEMENT_SIGNED_ON] == date(2022, 3, 18)


@pytest.mark.parametrize("other", ["于2022年3月18日在漠江签订的原协议终止。", "自2022年3月18日起生效。"])
def test_the_day_of_another_agreement_is_not_the_one_of_the_signature(other: str) -> None:
    assert FactName.AGREEMENT_SIGNED_ON not in dict(told(*OPENING, other, "有效期三年。", SIGNED[0]))


def test_where_one_name_ends_must_come_out() -> None:
    rows = [["合作双方", "云帆与恒明两家单位及其成员"], ["合作期限", "三年"]]
    assert told("合作备忘录", table(rows), "签署日期：2021年12月20日") == []


@pytest.mark.parametrize(
    ("title", "line", "binds"),
    [
        ("合作意向书", "合作期限：三年。", False),
        ("战略合作框架协议", "本协议仅为双方合作意向，不构成任何法律义务。", False),
        ("合作备忘录", "本备忘录不具有法律约束力。", False),
        ("合作协议", "本协议的口头变更不具有法律效力。", True),
        ("战略合作框架协议", "本协议对双方具有约束力。", True),
    ],
)
def test_what_binds_nobody_says_so(title: str, line: str, binds: bool) -> None:
    found = dict(told(title, *OPENING[1:], line, *SIGNED))
    assert FactName.AGREEMENT in found
    assert (FactName.AGREEMENT_NOT_BINDING not in found) is binds


RULES = ("一、管理制度", "为规范漠江云帆服务中心的运营，客户档案由综合部专人保管，合作协议须经主任签字。")


def test_agreements_bound_behind_rules_in_a_word_file_are_heard() -> None:
    found = told(*RULES, *OPENING, "有效期至2023年12月31日。", *SIGNED, kind=Kind.INSTITUTION)
    assert [name for name, _ in found][:2] == [FactName.AGREEMENT, FactName.AGREEMENT_PARTIES]
    assert told(*RULES, kind=Kind.INSTITUTION) == []


@pytest.mark.parametrize("title", ["合作协议（范本）", "合作协议样本", "附件二：合作协议（草案）"])
def test_what_only_shows_how_an_agreement_is_written_is_none(title: str) -> None:
    assert told(*RULES, title, *OPENING[1:], *SIGNED, kind=Kind.INSTITUTION) == []
    assert told(*RULES, "附：协议样式", *OPENING, *SIGNED, kind=Kind.INSTITUTION) == []


def test_other_papers_in_word_hold_no_agreement() -> None:
    assert told(*OPENING, *SIGNED, kind=Kind.APPLICATION_FORM) == []


THREE = ("合作协议", "甲方：漠江云帆服务中心", "乙方一：漠江恒明律师事务所", "乙方二：漠江诚信会计师事务所")


def test_several_second_parties_are_each_a_party() -> None:
    signed = (
        "甲方（盖章）：漠江云帆服务中心",
        "乙方一（盖章）：漠江恒明律师事务所",
        "乙方二（盖章）：漠江诚信会计师事务所",
    )
    found = dict(told(*THREE, *signed, SIGNED[1]))
    assert found[FactName.AGREEMENT_PARTIES] == "漠江云帆服务中心、漠江恒明律师事务所、漠江诚信会计师事务所"
    assert FactName.AGREEMENT_UNSIGNED not in found


@pytest.mark.parametrize("stamped", [(), ("（漠江云帆服务中心 印章）",)])
def test_one_of_several_that_did_not_sign_leaves_it_unsigned(stamped: tuple[str, ...]) -> None:
    signed = (
        "甲方（盖章）：漠江云帆服务中心",
        "乙方一（盖章）：漠江恒明律师事务所",
        "乙方二（盖章）：",
        *stamped,
        SIGNED[1],
    )
    assert FactName.AGREEMENT_UNSIGNED in dict(told(*THREE, *signed))
