"""Who issued a paper of an authority, when, for whom and as what; papers that take back or ask for it say nothing."""

from __future__ import annotations

from datetime import date

from extractors.facts.designations import find
from extractors.model import FactName, Kind, Paper, Passage
from tests.extractors.build import document

REPLY = (
    "漠江县人民政府办公室文件",
    "关于同意成立漠江县云帆中小企业服务中心的批复",
    "县经济和信息化局：",
    "你局《关于成立服务中心的请示》收悉。经研究，同意成立漠江县云帆中小企业服务中心。",
    "漠江县人民政府办公室",
    "2016年5月18日",
)


def told(*lines: str, kind: Kind = Kind.DESIGNATION) -> dict[FactName, object]:
    made = document(*lines)
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    return {t.name: t.value for t in reversed(list(find(made, [Paper(kind, made.name)], passages)))}


def test_a_reply_names_issuer_day_and_whom() -> None:
    found = told(*REPLY)
    assert found[FactName.DESIGNATED_BY] == "漠江县人民政府办公室"
    assert found[FactName.DESIGNATED_ON] == date(2016, 5, 18)
    assert found[FactName.DESIGNATED_FOR] == "漠江县云帆中小企业服务中心"
    assert "同意成立" in str(found[FactName.DESIGNATED_AS])


def test_who_signs_in_one_line_with_the_day_and_days_in_characters() -> None:
    found = told("关于指定漠江云帆企业服务有限公司为中小企业服务机构的通知", "漠江县工业和信息化局二〇二一年七月五日")
    assert (found[FactName.DESIGNATED_BY], found[FactName.DESIGNATED_ON]) == ("漠江县工业和信息化局", date(2021, 7, 5))


def test_a_paper_that_takes_back_or_is_of_something_else_designates_nothing() -> None:
    taken = told("关于撤销漠江县云帆中小企业服务中心的决定", "漠江县人民政府", "2020年1月2日")
    other = told("关于认定漠江云帆企业服务有限公司为高新技术企业的通知", "漠江县科技局", "2020年1月2日")
    refused = told("关于漠江云帆中心的批复", "经研究，对认定为中小企业服务中心的申请不予认定。", "漠江县人民政府")
    assert FactName.DESIGNATED_AS not in {*taken, *other, *refused}


def test_whom_a_report_says_that_the_platform_serves() -> None:
    found = told("平台主要服务于漠江五金刀剪产业集群的中小企业。", kind=Kind.APPLICATION_REPORT)
    assert "产业集群" in str(found[FactName.SERVED_AREA])
    assert told("公司位于漠江工业园。", kind=Kind.APPLICATION_REPORT) == {}


def test_a_private_body_designates_under_its_own_head() -> None:
    lines = ("漠江市民营企业促进会文件", "关于确认漠江云帆服务中心为中小企业综合服务平台的通知", "漠江云帆服务中心：")
    found = told(*lines, "经理事会讨论，确认你中心为中小企业综合服务平台。")
    assert found[FactName.DESIGNATED_BY] == "漠江市民营企业促进会"
    assert found[FactName.DESIGNATED_FOR] == "漠江云帆服务中心"
    assert "综合服务平台" in str(found[FactName.DESIGNATED_AS])


def test_what_is_taken_from_another_before_is_no_refusal() -> None:
    title = "关于认定漠江云帆企业服务中心为中小企业服务中心的批复"
    found = told(title, "原漠江远帆服务站因撤并，其认定同时撤销。经研究，认定你单位为漠江中小企业服务中心。")
    assert "认定" in str(found[FactName.DESIGNATED_AS])
