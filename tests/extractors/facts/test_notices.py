"""Notices by which a registrar registered somebody anew."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from extractors.facts.notices import REGISTERED
from extractors.model import FactName, Kind
from tests.extractors.build import document

CENTRE = "漠江县榕树中小企业服务中心"
CERTIFICATE = ("事业单位法人证书", f"名　　称　{CENTRE}", "住　　所　漠江县榕树镇人民路2号")
DAY = "2015年8月20日"


def days(*texts: str, name: str = "法人证书.docx") -> list[tuple[Kind, date]]:
    facts = extract(document(*texts, name=name)).facts
    return [
        (f.evidence.paper, f.value) for f in facts if f.name is FactName.ESTABLISHED_ON and isinstance(f.value, date)
    ]


@pytest.mark.parametrize(
    "body",
    [
        (f"{CENTRE}：你单位的设立登记申请符合规定，准予设立登记。成立日期：{DAY}。",),
        (f"{CENTRE}：", f"经审查，你单位于{DAY}准予设立登记。", "2015年8月25日"),
        (f"{CENTRE}：", "准予登记。", f"设立登记日期为{DAY}"),
    ],
)
def test_a_notice_beside_the_certificate_tells_the_day(body: tuple[str, ...]) -> None:
    assert days(*CERTIFICATE, "准予设立登记通知书", *body) == [(Kind.BUSINESS_LICENCE, date(2015, 8, 20))]


@pytest.mark.parametrize(
    "notice",
    [
        ("准予变更登记通知书", f"{CENTRE}：准予变更登记。成立日期为{DAY}的证书同时作废。"),
        ("准予设立登记通知书", f"{CENTRE}：准予设立登记。", DAY),
        ("准予设立登记通知书", f"{CENTRE}：你单位{DAY}提交的设立登记申请，准予登记。"),
        ("名称预先核准通知书", f"{CENTRE}：{DAY}设立登记。"),
        ("准予设立登记通知书", f"准予设立登记。成立日期：{DAY}。"),
        ("准予设立登记通知书", f"{CENTRE}：{DAY}准予设立登记。", "其分支于2019年3月1日成立。"),
    ],
)
def test_other_notices_and_other_days_tell_none(notice: tuple[str, ...]) -> None:
    assert days(*CERTIFICATE, *notice) == []


def test_a_notice_for_another_is_told_with_its_name() -> None:
    other = "漠江县榕柏中小企业服务中心"
    facts = extract(document(*CERTIFICATE, "准予设立登记通知书", f"{other}：准予设立登记。成立日期：{DAY}。")).facts
    said = [(f.name, f.value) for f in facts if f.name in (FactName.APPLICANT, FactName.ESTABLISHED_ON)]
    assert said[0] == (FactName.APPLICANT, CENTRE) and said[-2:] == [
        (FactName.APPLICANT, other),
        (FactName.ESTABLISHED_ON, date(2015, 8, 20)),
    ]


def test_a_notice_that_is_a_paper_by_itself_remarks_of_whom_it_is() -> None:
    made = document("准予设立登记通知书", f"{CENTRE}：", f"准予设立登记。成立日期：{DAY}。", name="通知.docx")
    found = [f for f in extract(made).facts if f.name is FactName.ESTABLISHED_ON and f.remarks]
    assert [(f.evidence.paper, f.value, f.remarks[0].code, f.remarks[0].parts) for f in found] == [
        (Kind.OTHER, date(2015, 8, 20), REGISTERED, (CENTRE,))
    ]
