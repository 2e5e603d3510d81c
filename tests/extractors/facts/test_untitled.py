"""Who applies for what, told in running text."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.facts.ticks import options
from extractors.facts.untitled import applicant, of_itself, platform, services
from extractors.model import FactName, Kind, Passage

FIRM = "漠江云帆企业服务有限公司"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.APPLICATION_REPORT, f"我公司为{FIRM}，是一家民营机构。"),
        (Kind.APPLICATION_FORM, f"申请单位：{FIRM}（盖章）"),
        (Kind.LEASE, f"今由承租人（乙方）：{FIRM}"),
        (Kind.STAFF_ROSTER, f"{FIRM}在岗人员一览"),
        (Kind.INSURANCE_LIST, f"参保单位：{FIRM}"),
    ],
)
def test_the_applicant_of_a_paper(kind: Kind, text: str) -> None:
    (told,) = applicant(Passage(text), kind, heading=False)
    assert told.value == FIRM
    assert text[told.start : told.end] == FIRM


def test_a_name_alone_counts_above_a_report_only() -> None:
    assert [t.value for t in applicant(Passage(FIRM), Kind.APPLICATION_REPORT, heading=True)] == [FIRM]
    assert not list(applicant(Passage(FIRM), Kind.APPLICATION_REPORT, heading=False))
    assert not list(applicant(Passage(FIRM), Kind.LEASE, heading=True))


CENTRE = "漠江榕舟企业帮扶中心"


def test_a_name_in_brackets_above_the_text_or_behind_ones_own_word() -> None:
    form, report = Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT
    assert [t.value for t in applicant(Passage(f"（{CENTRE}）"), form, heading=True)] == [CENTRE]
    assert [t.value for t in applicant(Passage(f"我中心（{CENTRE}）于2016年成立。"), report, heading=False)] == [CENTRE]
    assert not list(applicant(Passage(f"（{CENTRE}）"), report, heading=False))
    assert not list(applicant(Passage(f"与合作单位（{CENTRE}）共建。"), report, heading=False))


@pytest.mark.parametrize("text", ["拟申报市级“云帆法律服务平台”。", "我中心运营云帆法律服务平台多年。"])
def test_the_platform_of_a_report(text: str) -> None:
    assert [t.value for t in platform(Passage(text), Kind.APPLICATION_REPORT)] == ["云帆法律服务平台"]
    assert not list(platform(Passage(text), Kind.LEASE))


def test_a_word_of_a_firms_name_opens_no_platforms_name() -> None:
    text = "漠江榕舟企业管理有限公司（全资子公司）平台名称　漠江榕舟企业管理咨询服务平台"
    found = [t.value for t in platform(Passage(text), Kind.APPLICATION_FORM)]
    assert found == ["漠江榕舟企业管理咨询服务平台"]


def test_a_sentence_that_names_the_platform_outright_goes_before_the_programme() -> None:
    said = "我司依法申报漠江市中小企业公共服务示范平台之专业服务平台，服务类型属法律服务。"
    assert not list(platform(Passage(said), Kind.APPLICATION_FORM))
    (found,) = platform(Passage(said + "平台定名“云帆中小企业法律服务平台”。"), Kind.APPLICATION_FORM)
    assert found.value == "云帆中小企业法律服务平台"


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.APPLICATION_REPORT, Kind.APPLICATION_FORM])
def test_a_letter_that_corrects_the_platforms_name_is_heard(kind: Kind) -> None:
    (found,) = platform(Passage("二、表中平台名称填写有误，现更正为“云帆账务工坊”，请以此为准。"), kind)
    assert found.value == "云帆账务工坊"
    assert not list(platform(Passage("与“云帆账务平台”的合作协议名称更正为“代账协议”。"), Kind.AGREEMENT))


def test_services_offered() -> None:
    told = services(Passage("平台开展政策咨询、投融资对接服务。"), Kind.APPLICATION_REPORT, options("services"))
    assert [t.value for t in told] == ["consulting、financing"]


def test_what_a_forms_sentence_says_of_the_applicant() -> None:
    text = f"{FIRM}，统一社会信用代码见执照，法定代表人为何静，成立于2017年5月4日，住所地漠江市滨江路8号3层。"
    told = {t.name: t.value for t in of_itself(Passage(text), Kind.APPLICATION_FORM)}
    assert told == {
        FactName.LEGAL_REPRESENTATIVE: "何静",
        FactName.ESTABLISHED_ON: date(2017, 5, 4),
        FactName.REGISTERED_ADDRESS: "漠江市滨江路8号3层",
    }
    assert [t.value for t in applicant(Passage(text), Kind.APPLICATION_FORM, heading=False)] == [FIRM]


@pytest.mark.parametrize(
    "text", ["合作单位漠江荔枝商会，负责人何静，2017年5月4日成立。", "负责人何静，2017年5月4日入职。"]
)
def test_sentences_on_others(text: str) -> None:
    assert not list(of_itself(Passage(text), Kind.APPLICATION_FORM))
