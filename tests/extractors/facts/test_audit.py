"""What audit reports say as a whole."""

from __future__ import annotations

import pytest

from extractors.facts.audit import find
from extractors.model import FactName, Kind, Paper, Passage
from tests.extractors.build import document


def said(*lines: str) -> dict[FactName, str]:
    made = document("审计报告", *lines)
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    return {told.name: told.value for told in find(made, [Paper(Kind.AUDIT_REPORT, made.name)], passages)}


@pytest.mark.parametrize(
    ("lines", "opinion"),
    [
        (("我们认为，后附的财务报表在所有重大方面按照准则的规定编制，公允反映了财务状况。",), "无保留意见"),
        (("我们认为，后附的报表公允反映了财务状况。", "三、强调事项"), "带强调事项段的无保留意见"),
        (
            ("一、保留意见", "我们认为，除上段所述事项可能产生的影响外，后附的报表公允反映了财务状况。"),
            "保留意见",
        ),
        (("形成否定意见的基础",), "否定意见"),
        (("我们不对后附的漠江云帆公司财务报表发表审计意见。",), "无法表示意见"),
        (("无保留意见是指注册会计师认为报表公允反映。", "如果报表存在重大错报，应当发表否定意见。"), None),
        (("治理层负责使其实现公允反映。",), None),
    ],
)
def test_the_opinion(lines: tuple[str, ...], opinion: str | None) -> None:
    assert said(*lines).get(FactName.AUDIT_OPINION) == opinion


def test_who_signs_and_of_which_year() -> None:
    found = said(
        "我们审计了云帆公司2022年12月31日的资产负债表。", "漠江恒明会计师事务所（特殊普通合伙）", "2023年3月8日"
    )
    assert found[FactName.AUDITOR] == "漠江恒明会计师事务所(特殊普通合伙)"
    assert found[FactName.AUDIT_YEAR] == "2022"


def test_other_papers_have_no_opinion() -> None:
    made = document("申报书", "形成否定意见的基础")
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    assert not list(find(made, [Paper(Kind.APPLICATION_REPORT, made.name)], passages))


@pytest.mark.parametrize(
    ("sentence", "opinion"),
    [
        ("由于范围受到限制，我们无法对上述会计报表发表意见。", "无法表示意见"),
        ("本所认为，上述会计报表不符合小企业会计准则的有关规定。", "否定意见"),
        ("我们认为，报表没有真实、完整地反映公司的财务状况。", "否定意见"),
        ("本所认为，除了存货以外，上述会计报表符合有关规定，公允反映了财务状况。", "保留意见"),
        ("我们提醒财务报表使用者关注附注九所述的诉讼。", "带强调事项段的无保留意见"),
        ("我们认为，上述会计报表真实、完整地反映了财务状况。", "无保留意见"),
        ("我们也不对其他信息发表任何形式的鉴证结论。", None),
        ("贵公司上年度报表由另一家会计师事务所审计，该所发表了保留意见。", None),
        ("前任注册会计师于去年四月发表了否定意见。", None),
        ("目的并非对内部控制的有效性发表意见。", None),
    ],
)
def test_an_opinion_in_words_of_its_own(sentence: str, opinion: str | None) -> None:
    assert said(sentence).get(FactName.AUDIT_OPINION) == opinion


def test_headings_that_tell_which_opinions_there_may_be_are_none() -> None:
    plain = "我们认为，后附的报表公允反映了财务状况。"
    found = said(plain, "附：意见类型", "保留意见", "报表整体公允。", "否定意见", "报表整体不公允。")
    assert found[FactName.AUDIT_OPINION] == "无保留意见"
    assert said("一、否定意见")[FactName.AUDIT_OPINION] == "否定意见"


def test_a_heading_with_nothing_under_it() -> None:
    found = said("我们认为，后附的报表公允反映了财务状况。", "三、强调事项", "不适用。")
    assert found[FactName.AUDIT_OPINION] == "无保留意见"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("中国注册会计师：梁海生", "中国注册会计师：陈丽娟"), "梁海生、陈丽娟"),
        (("漠江恒明会计师事务所注册会计师：姚伯年  注册会计师：植翠芳",), "姚伯年、植翠芳"),
        (("中国注册会计师（项目合伙人）：", "周亦凡", "中国注册会计师：", "吴敏", "2023年4月2日"), "周亦凡、吴敏"),
        (("注册会计师  冯翠屏", "注册会计师  盘志鹏"), "冯翠屏、盘志鹏"),
        (("漠江恒明会计师事务所中国注册会计师：蔡琳楷 柯国海",), "蔡琳楷、柯国海"),
        (("中国注册会计师：冯 琴",), "冯琴"),
        (("中国注册会计师：谷听雨 （签名、盖章）", "中国注册会计师：庄帆（签字、盖章）"), "谷听雨、庄帆"),
        (
            (
                "漠江恒明会计师事务所（普通合伙）  中国注册会计师：冯翠屏（签章）（盖章）"
                "  中国注册会计师：梁海生（签章）中国·漠江  二〇二三年四月六日",
            ),
            "冯翠屏、梁海生",
        ),
        (("中国注册会计师：冯翠屏（签字）  梁海生（签字）",), "冯翠屏、梁海生"),
        (("中国注册会计师：（签章）（盖章）  中国注册会计师：（签章）中国·漠江  二〇二三年四月六日",), None),
        (("中国注册会计师：冯翠屏（未签章）", "中国注册会计师：梁海生（待签字）二〇二三年"), None),
        (("中国注册会计师：另行签署（签章）", "中国注册会计师：姓名（签章）"), None),
        (("中国注册会计师：（签名、盖章）", "中国注册会计师：（签名、盖章）"), None),
        (("中国注册会计师：________", "中国注册会计师：________"), None),
        (("中国注册会计师：", "中国注册会计师：", "二〇二三年三月"), None),
    ],
)
def test_who_signed(lines: tuple[str, ...], names: str | None) -> None:
    assert said(*lines)[FactName.AUDIT_SIGNED_BY] == names


def test_what_accountants_do_is_no_place_to_sign() -> None:
    found = said("四、注册会计师对财务报表审计的责任", "我们按照中国注册会计师审计准则的规定执行了审计工作。")
    assert FactName.AUDIT_SIGNED_BY not in found


def test_of_whom_and_under_which_number() -> None:
    found = said("漠诚审字〔2023〕第018号", "我们审计了漠江云帆科技有限公司（以下简称云帆公司）财务报表。")
    assert found[FactName.AUDITED_ENTITY] == "漠江云帆科技有限公司"
    assert found[FactName.AUDIT_REPORT_NUMBER] == "漠诚审字(2023)第018号"
    assert FactName.AUDITED_ENTITY not in said("我们审计了后附的贵公司财务报表，包括资产负债表。")


def test_a_colon_that_was_not_read_leaves_the_name_before_the_next_accountant() -> None:
    found = said("审计报告", "漠江诚信会计师事务所", "中国注册会计师植翠芳  中国注册会计师：梁海生")
    assert found[FactName.AUDIT_SIGNED_BY] == "植翠芳、梁海生"
