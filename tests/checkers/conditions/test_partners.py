"""Different organisations are counted, the applicant left out; an own agreement must be signed, dated and in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checkers.case import case_from, settled_case
from checkers.model import Finding, Status, Unread
from extractors.facts.partners import CALLED, CODE, FOLLOWS_PLAN
from extractors.model import BY_HAND, Extraction, Fact, FactName, FactValue, Kind, Paper, Remark
from tests.checkers.build import DAY, REPORT, case, fact, finding

OWN = "阳江市海燕企业服务有限公司"
APPLICANT = fact(FactName.APPLICANT, OWN)
NAMES = ("漠江恒明律师事务所", "漠江诚信会计师事务所", "阳江市云栖软件有限公司")
AGREEMENT: dict[str, FactValue] = {
    "agreement": "合作协议",
    "agreement_parties": f"{OWN}、{NAMES[0]}",
    "agreement_signed_on": date(2022, 3, 5),
    "agreement_until": date(2025, 3, 4),
}


def listed(*names: str, kind: Kind = Kind.PARTNER_LIST) -> tuple[Fact, ...]:
    return tuple(fact(FactName.PARTNER, name, kind) for name in names)


def agreement(document: str = "协议.pdf", without: str = "", **other: FactValue) -> tuple[Fact, ...]:
    said = {k: v for k, v in {**AGREEMENT, **other}.items() if k != without}
    return tuple(fact(FactName(k), v, Kind.AGREEMENT, document=document) for k, v in said.items())


def judged(*facts: Fact, papers: tuple[Paper, ...] = ()) -> Finding:
    return finding("8.7.partners", case(facts=(APPLICANT, *facts), papers=papers))


def test_three_and_an_agreement_in_force() -> None:
    found = judged(*listed(*NAMES), *agreement())
    assert (found.status, found.value) == (Status.MET, 3)
    assert set(found.claims) == set(range(1, 8))


@pytest.mark.parametrize(
    "names",
    [
        (*NAMES[:2], OWN),
        (*NAMES[:2], f"{OWN}江城分公司"),
        (*NAMES[:2], NAMES[0]),
        (*NAMES[:2], "漠江 恒明律师事务所"),
    ],
)
def test_the_applicant_its_branches_and_doubles_do_not_count(names: tuple[str, ...]) -> None:
    found = judged(*listed(*names), *agreement())
    assert (found.status, found.value) == (Status.NOT_MET, 2)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"agreement_until": date(2023, 2, 28)}, "到期"),
        ({"agreement_unsigned": "乙方（盖章）："}, "未见签字或盖章"),
        ({"without": "agreement_signed_on"}, "未写签订日期"),
        ({"without": "agreement_until"}, "未读出有效期限"),
        ({"without": "agreement_parties"}, "未读出协议各方"),
        ({"agreement_signed_on": date(2023, 3, 2)}, "晚于申报日"),
        ({"agreement_parties": f"{OWN}、{OWN}"}, "均为申报单位"),
        ({"agreement_parties": f"{OWN}工会、{NAMES[0]}"}, "不完全相同"),
    ],
)
def test_an_agreement_that_may_not_be_in_force_is_named(other: dict[str, FactValue], said: str) -> None:
    found = judged(*listed(*NAMES), *agreement(**other))
    assert found.status is Status.UNCERTAIN
    assert said in found.message.zh


def test_a_last_day_counts_and_so_does_no_end() -> None:
    assert judged(*listed(*NAMES), *agreement(agreement_until=DAY)).status is Status.MET
    assert judged(*listed(*NAMES), *agreement(agreement_until=None)).status is Status.MET


def test_agreements_between_others_count_for_nothing() -> None:
    others = agreement(agreement_parties=f"{NAMES[0]}、广州滨江置业集团有限公司")
    assert judged(*others).status is Status.MISSING
    found = judged(*listed(*NAMES), *others)
    assert found.status is Status.MISSING
    assert "各方均不是申报单位" in found.message.zh


def test_agreements_alone() -> None:
    each = [agreement(f"{i}.pdf", agreement_parties=f"{OWN}、{name}") for i, name in enumerate(NAMES)]
    assert judged(*each[0]).status is Status.NOT_MET
    assert judged(*(f for one in each for f in one)).status is Status.MET
    assert judged(*each[0], *each[1], *each[0]).status is Status.NOT_MET


@pytest.mark.parametrize("third", ["漠江职业技术学院", "漠江农村商业银行", "漠江五金行业协会", "漠江物流有限公司"])
def test_partners_are_of_whatever_sort(third: str) -> None:
    names = (*NAMES[:2], third)
    each = [agreement(f"{i}.pdf", agreement_parties=f"{OWN}、{name}") for i, name in enumerate(names)]
    assert judged(*(f for one in each for f in one)).status is Status.MET


@pytest.mark.parametrize("third", ["漠江县税务局", "漠江刀剪厂", "漠江五金有限公司"])
def test_authorities_and_producers_are_for_a_person_to_say(third: str) -> None:
    names = (*NAMES[:2], third)
    each = [agreement(f"{i}.pdf", agreement_parties=f"{OWN}、{name}") for i, name in enumerate(names)]
    found = judged(*(f for one in each for f in one))
    assert found.status is Status.UNCERTAIN
    assert third in found.message.zh


def test_partners_of_list_and_agreements_count_once_each_and_a_short_list_leaves_it_open() -> None:
    other = agreement("二.pdf", agreement_parties=f"{OWN}、{NAMES[2]}")
    found = judged(*listed(*NAMES[:2]), *agreement(), *other)
    assert (found.status, found.value) == (Status.UNCERTAIN, 3)
    assert "名单仅列集聚机构 2 家" in found.message.zh and NAMES[2] in found.message.zh
    assert judged(*listed(NAMES[0], NAMES[1]), *agreement()).value == 2


def test_an_agreement_in_doubt_may_make_them_enough() -> None:
    expired = agreement("二.pdf", agreement_parties=f"{OWN}、{NAMES[2]}", agreement_until=date(2022, 12, 31))
    assert judged(*listed(*NAMES[:2]), *agreement(), *expired).status is Status.UNCERTAIN
    again = agreement("三.pdf", agreement_until=date(2022, 12, 31))
    assert judged(*listed(*NAMES[:2]), *agreement(), *again).status is Status.NOT_MET
    unread = agreement("四.pdf", without="agreement_parties")
    assert judged(*listed(*NAMES[:2]), *agreement(), *unread).status is Status.UNCERTAIN


def test_a_list_that_only_the_report_gives() -> None:
    assert judged(*listed(*NAMES, kind=REPORT), *agreement()).status is Status.UNCERTAIN


@pytest.mark.parametrize("kind", [Kind.INSTITUTION, Kind.AGREEMENT, Kind.OTHER])
def test_a_list_behind_rules_or_an_agreement_proves_unless_it_follows_a_plan(kind: Kind) -> None:
    there = listed(*NAMES, kind=kind)
    assert judged(*there, *agreement()).status is Status.MET
    after = (Remark(FOLLOWS_PLAN, ("五、发展规划",)),)
    found = judged(*(replace(one, remarks=after) for one in there), *agreement())
    assert found.status is Status.UNCERTAIN and "五、发展规划" in found.message.zh


def test_several_agreements_of_one_file() -> None:
    expired = agreement(agreement_until=date(2022, 12, 31))
    assert judged(*listed(*NAMES), *expired, *agreement()).status is Status.MET


def test_nothing_or_nothing_that_was_read() -> None:
    assert judged().status is Status.MISSING
    assert judged(papers=(Paper(Kind.AGREEMENT, "协议.pdf"),)).status is Status.UNCERTAIN
    lost = replace(case(papers=()), unread=(Unread("协议.pdf", Kind.AGREEMENT),))
    assert finding("8.7.partners", lost).status is Status.UNCERTAIN


def test_how_many_there_are_is_a_fact_of_the_case() -> None:
    number = fact(FactName.PARTNER_COUNT, "4", Kind.PARTNER_LIST)
    settled = settled_case((), (APPLICANT, number, *listed(*NAMES, OWN, NAMES[0])), (), as_of=DAY)
    assert [f.text for f in settled.facts if f.name is FactName.PARTNER_COUNT] == ["3"]
    assert settled_case((), settled.facts, (), as_of=DAY).facts == settled.facts


def number_of(*facts: Fact) -> list[tuple[str, str]]:
    settled = case_from([Extraction((), (), (APPLICANT, *facts))], as_of=DAY)
    assert settled_case((), settled.facts, (), as_of=DAY).facts == settled.facts
    return [(f.text, f.evidence.paper) for f in settled.facts if f.name is FactName.PARTNER_COUNT]


def test_without_a_list_the_partners_of_agreements_in_force_are_counted() -> None:
    every = [agreement(f"{i}.pdf", agreement_parties=f"{OWN}、{name}") for i, name in enumerate((*NAMES, NAMES[0]))]
    over = agreement("旧.pdf", agreement_parties=f"{OWN}、漠江职业学校", agreement_until=date(2022, 12, 31))
    others = agreement("他.pdf", agreement_parties="漠江职业学校、漠江蓝楹科技有限公司")
    assert number_of(*(f for facts in every for f in facts), *over, *others) == [("3", "agreement")]


def test_agreements_in_doubt_have_no_number_and_a_list_goes_before_them() -> None:
    assert number_of(*agreement(without="agreement_signed_on")) == []
    counted = fact(FactName.PARTNER_COUNT, "4", Kind.PARTNER_LIST)
    assert number_of(counted, *listed(*NAMES[:2]), *agreement()) == [("2", "partner_list")]


def test_a_number_of_agreements_is_counted_again_unless_a_person_counts() -> None:
    (*facts, counted) = case_from([Extraction((), (), (APPLICANT, *agreement()))], as_of=DAY).facts
    assert settled_case((), (*facts, counted), (), as_of=date(2030, 1, 1)).facts[-1].text == "0"
    by_hand = replace(counted, value="5", confirmed_by=(BY_HAND,))
    assert settled_case((), (*facts, by_hand), (), as_of=DAY).facts[-1].text == "5"


def test_what_a_person_counted_stands() -> None:
    by_hand = replace(fact(FactName.PARTNER_COUNT, "2", Kind.PARTNER_LIST), confirmed_by=(BY_HAND,))
    found = judged(by_hand, *listed(*NAMES), *agreement())
    assert (found.status, found.value) == (Status.NOT_MET, 2)


def test_before_the_rule_was_in_force() -> None:
    assert finding("8.7.partners", replace(case(), as_of=date(2018, 1, 1))).status is Status.NOT_APPLICABLE


def named(name: str, *remarks: Remark) -> Fact:
    return replace(fact(FactName.PARTNER, name, Kind.PARTNER_LIST), remarks=remarks)


LATER = "阳江市云栖数智有限公司"


@pytest.mark.parametrize(
    "rows",
    [
        (named(NAMES[2], Remark(CODE, ("91441702MA4X7GH23K",))), named(LATER, Remark(CODE, ("91441702MA4X7GH23K",)))),
        (named(NAMES[2], Remark(CALLED, ("云栖数智有限公司",))), named(LATER)),
        (named(LATER), named(NAMES[2], Remark(CALLED, (LATER,)))),
    ],
)
def test_one_organisation_under_two_names_counts_once(rows: tuple[Fact, ...]) -> None:
    found = judged(*listed(NAMES[0]), *rows, *agreement())
    assert (found.status, found.value) == (Status.NOT_MET, 2)


def test_a_partner_by_agreement_may_stand_in_the_list_under_its_former_name() -> None:
    rows = (*listed(*NAMES[:1]), named(NAMES[2], Remark(CALLED, (LATER,))))
    found = judged(*rows, *agreement(agreement_parties=f"{OWN}、{LATER}"))
    assert found.value == 2


def test_a_row_that_bears_the_code_of_the_applicant_is_the_applicant() -> None:
    code = "91441702MA4X7GH23K"
    own = fact(FactName.CREDIT_CODE, code)
    found = judged(own, *listed(*NAMES[:2]), named("漠江北斗工作室", Remark(CODE, (code,))), *agreement())
    assert found.value == 2


def test_a_letter_of_intent_is_no_agreement_in_force() -> None:
    found = judged(*listed(*NAMES), *agreement(agreement_not_binding="合作意向书"))
    assert found.status is Status.UNCERTAIN
    assert "只是意向" in found.message.zh
