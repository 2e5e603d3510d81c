"""Whose a figure is, as the papers of the dossier say it together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checkers.model import Case
from checkers.standing.enterprises import Whose
from checkers.standing.owners import another, doubt, of_others, owner_of, speaks_of_itself, whose
from checkers.standing.settle import declared, supporting
from extractors.model import Claim, Fact, FactName, Kind, Lease, Paper, Remark
from tests.checkers.build import (
    AREA,
    ASSETS,
    DEED,
    FORM,
    HEADCOUNT,
    LEASE,
    REPORT,
    ROSTER,
    SHEET,
    case,
    claim,
    fact,
)

OWN, OTHER, LANDLORD = "阳江众达企业服务有限公司", "阳西县旭海科技有限公司", "阳江金湾物业管理有限公司"
LICENCE = Kind.BUSINESS_LICENCE


def named(name: str, kind: Kind = FORM, **other: str) -> Fact:
    return fact(FactName.APPLICANT, name, kind, **other)


def held(claims: tuple[Claim, ...], *papers: Paper, facts: tuple[Fact, ...] = (named(OWN),)) -> Case:
    return case(*claims, facts=facts, papers=papers)


def paper(kind: Kind, owner: str, landlord: str = "") -> Paper:
    return Paper(kind, f"{kind.value}.pdf", owner=owner, landlord=landlord)


def roster(owner: str) -> Case:
    return held((claim(HEADCOUNT, ROSTER, 9),), paper(ROSTER, owner))


@pytest.mark.parametrize(
    ("owner", "found"),
    [(OWN, Whose.OWN), ("", Whose.OWN), (OTHER, Whose.ANOTHER), ("阳江众达企业管理有限公司", Whose.DOUBTFUL)],
)
def test_a_rosters_owner_against_the_forms_name(owner: str, found: Whose) -> None:
    judged = roster(owner)
    assert whose(judged.claims[0], judged) is found


def test_a_roster_of_another_gives_no_figure_and_one_in_doubt_no_verdict() -> None:
    assert supporting(roster(OTHER), HEADCOUNT) is None
    doubtful = supporting(roster("阳江众达企业管理有限公司"), HEADCOUNT)
    assert doubtful is not None
    assert ["阳江众达企业管理有限公司" in why.zh for why in doubtful.unjudgeable] == [True]


def test_a_paper_of_another_declares_nothing_either() -> None:
    assert declared(held((claim(HEADCOUNT, Kind.OTHER, 9),), paper(Kind.OTHER, OTHER)), HEADCOUNT) is None


def test_a_report_of_another_body_declares_nothing_beside_the_applicants_form() -> None:
    papers = (Paper(FORM, "application_form.pdf"), Paper(REPORT, "application_report.pdf"))
    said = (claim(HEADCOUNT, REPORT, 30),)
    for name, is_heard in ((OTHER, False), (OWN, True)):
        judged = held(said, *papers, facts=(named(OWN), named(name, REPORT)))
        assert (declared(judged, HEADCOUNT) is not None) is is_heard


def rooms(holder: str) -> Case:
    lease = claim(AREA, LEASE, 60, subject="滨江路8号301室", lease=Lease(tenant=OWN))
    deed = claim(AREA, DEED, 80, subject="东风路9号201室")
    return held((lease, deed), paper(LEASE, OWN, LANDLORD), paper(DEED, holder))


def test_a_certificate_is_the_applicants_or_that_of_its_landlord() -> None:
    for holder, found in ((OWN, Whose.OWN), (LANDLORD, Whose.OWN), (OTHER, Whose.ANOTHER)):
        judged = rooms(holder)
        assert whose(judged.claims[1], judged) is found
    assert [p.owner for p in of_others(rooms(OTHER), (LEASE, DEED))] == [OTHER]
    assert not of_others(rooms(LANDLORD), (LEASE, DEED))


def test_rooms_of_a_third_may_be_those_that_are_leased_where_they_are_not_known_to_lie_elsewhere() -> None:
    judged = rooms("林木森")
    lease, deed = judged.claims
    for place, found in (("滨江路8号301室", Whose.DOUBTFUL), (None, Whose.DOUBTFUL), ("东风路9号201室", Whose.ANOTHER)):
        told = replace(judged, claims=(lease, replace(deed, subject=place)))
        assert whose(told.claims[1], told) is found
        settled = supporting(told, AREA)
        assert settled is not None
        assert (settled.main.parts, settled.unjudgeable) == ((0,), ())
        assert bool(of_others(told, (DEED,))) is (found is Whose.ANOTHER)
    alone = held((deed,), paper(DEED, "林木森"))
    assert whose(alone.claims[0], alone) is Whose.DOUBTFUL


@pytest.mark.parametrize(
    ("house", "area", "found"),
    [("滨江路8号", 900, Whose.ANOTHER), ("滨江路8号", 60, Whose.OWN), (None, 900, Whose.OWN)],
)
def test_a_landlords_house_is_not_the_applicants_where_its_lease_is_of_a_part(
    house: str | None, area: int, found: Whose
) -> None:
    judged = rooms(LANDLORD)
    lease, deed = judged.claims
    told = replace(judged, claims=(lease, replace(deed, subject=house, value=Decimal(area))))
    assert whose(told.claims[1], told) is found


def test_the_landlord_of_anothers_lease_is_no_landlord_of_the_applicant() -> None:
    deed = claim(AREA, DEED, 80)
    judged = held((deed,), paper(LEASE, OTHER, LANDLORD), paper(DEED, LANDLORD))
    assert another(judged.claims[0], judged)


def test_of_several_holders_one_is_enough() -> None:
    judged = rooms(f"林木森、{OWN}")
    assert whose(judged.claims[1], judged) is Whose.OWN


def test_the_sheet_of_a_branch_that_applies_is_its_own() -> None:
    branch, other = f"{OWN}江城分公司", f"{OWN}阳春分公司"
    applies = (named(branch), named(branch, LICENCE))
    for owner, expected in ((branch, Whose.OWN), (other, Whose.DOUBTFUL), (OWN, Whose.DOUBTFUL)):
        figure = claim(ASSETS, SHEET, 900000, subject=owner)
        assert whose(figure, held((figure,), paper(SHEET, owner), facts=applies)) is expected


def test_the_sheet_of_a_branch_is_no_sheet_of_the_enterprise() -> None:
    branch = f"{OWN}江城分公司"
    sheet = held((claim(ASSETS, SHEET, 900000, subject=branch),), paper(SHEET, branch))
    people = roster(branch)
    assert (whose(sheet.claims[0], sheet), whose(people.claims[0], people)) == (Whose.DOUBTFUL, Whose.OWN)


def test_the_form_names_the_applicant_and_anothers_licence_does_not() -> None:
    judged = roster(OTHER)
    licences = (named(OWN), named(OTHER, LICENCE), named("阳江市众达企业服务有限公司", LICENCE))
    assert another(judged.claims[0], replace(judged, facts=licences))


def test_a_name_of_before_is_the_applicants_where_the_new_one_stands_beside() -> None:
    former = "阳江旭海咨询有限公司"
    judged = roster(former)
    changed = fact(FactName.FORMER_NAME, former, Kind.OTHER, quote=f"原{former}更名为{OWN}")
    strange = fact(FactName.FORMER_NAME, former, Kind.OTHER, quote=f"原{former}更名为{OTHER}")
    by_form = fact(FactName.FORMER_NAME, former, REPORT)
    for said, found in ((changed, Whose.OWN), (by_form, Whose.OWN), (strange, Whose.ANOTHER)):
        assert whose(judged.claims[0], replace(judged, facts=(*judged.facts, said))) is found


def test_where_nobody_says_who_applies_nothing_is_anothers() -> None:
    judged = roster(OTHER)
    assert not another(judged.claims[0], replace(judged, facts=()))


def passage(name: FactName = FactName.EQUIPMENT, owner: str = "") -> Fact:
    remarks = (Remark("of", (owner,)),) if owner else ()
    return fact(name, "电脑十台", Kind.OTHER, document="清单.pdf", remarks=remarks)


def told(one: Fact, owner: str = "", *facts: Fact) -> Case:
    return case(facts=(named(OWN), *facts, one), papers=(Paper(Kind.OTHER, "清单.pdf", owner=owner),))


@pytest.mark.parametrize(
    ("owner", "found"),
    [("", Whose.OWN), (OWN, Whose.OWN), ("漠江五金制品有限公司", Whose.ANOTHER), (f"{OWN}工会", Whose.DOUBTFUL)],
)
def test_a_fact_is_whose_its_own_words_say_or_its_paper(owner: str, found: Whose) -> None:
    by_words, by_paper = passage(owner=owner), passage()
    assert whose(by_words, told(by_words)) is found
    assert whose(by_paper, told(by_paper, owner)) is found


def test_a_facts_own_words_come_first() -> None:
    one = passage(owner=OWN)
    assert owner_of(one, told(one, "漠江商会")) == OWN


def test_who_issues_an_award_is_not_whom_it_is_about() -> None:
    one = passage(FactName.AWARD)
    assert whose(one, told(one, "漠江商会")) is Whose.OWN


def test_a_platform_may_be_named_instead() -> None:
    one = passage(owner="海帆法律服务平台")
    assert whose(one, told(one, "", fact(FactName.PLATFORM_NAME, "海帆法律服务平台"))) is Whose.OWN


def letter(owner: str = "", issuer: str = "", *facts: Fact) -> Case:
    paper = Paper(Kind.OTHER, "other.pdf", owner=owner, issuer=issuer)
    return held((claim(HEADCOUNT, Kind.OTHER, 12),), paper, facts=facts)


@pytest.mark.parametrize(
    ("judged", "speaks"),
    [
        (letter(OWN, "", named(OWN)), True),
        (letter("", "", named(OWN)), False),
        (letter(OWN, OTHER, named(OWN)), False),
        (letter(OWN, OWN, named(OWN)), True),
        (letter(OTHER, "", named(OWN)), False),
        (letter(OWN), False),
        (letter("", "", named(OWN, Kind.OTHER)), True),
    ],
)
def test_a_letter_speaks_for_the_applicant_where_that_wrote_it_of_itself(judged: Case, speaks: bool) -> None:
    assert speaks_of_itself(judged.claims[0], judged) is speaks
    figure = declared(judged, HEADCOUNT)
    assert (figure is not None and not figure.unjudgeable) is speaks


def test_a_letter_beside_the_form_does_not_lead_it() -> None:
    rough = claim(HEADCOUNT, FORM, 4)
    exact = claim(HEADCOUNT, Kind.OTHER, 12)
    judged = held((exact, rough), Paper(FORM, "application_form.pdf"), Paper(Kind.OTHER, "other.pdf"))
    figure = declared(judged, HEADCOUNT)
    assert figure is not None and figure.main.amount.value == 4


def test_where_papers_name_several_applicants_nothing_is_surely_anybodys() -> None:
    reports = tuple(Paper(REPORT, f"{n}.pdf") for n in (1, 2))
    said = (claim(HEADCOUNT, REPORT, 12, document="1.pdf"),)
    names = (named(OWN, REPORT, document="1.pdf"), named(OTHER, REPORT, document="2.pdf"))
    open_ = held(said, *reports, facts=names)
    assert whose(said[0], open_) is Whose.DOUBTFUL
    why = doubt(said[0], open_)
    assert why is not None and OWN in why.zh and OTHER in why.zh
    settled = replace(open_, facts=(*names, named(OTHER, LICENCE)))
    assert another(said[0], settled)


def test_supporting_papers_of_two_bodies_and_none_that_says_who_applies() -> None:
    people, sheet = claim(HEADCOUNT, ROSTER, 9), claim(ASSETS, SHEET, 900000)
    judged = held((people, sheet), paper(ROSTER, OWN), paper(SHEET, OTHER), facts=())
    assert whose(people, judged) is Whose.DOUBTFUL
    assert whose(people, held((people,), paper(ROSTER, OWN), paper(SHEET, OWN), facts=())) is Whose.OWN


def test_a_lease_in_which_no_tenant_was_read_may_be_anothers() -> None:
    lease = claim(AREA, LEASE, 120)
    home = Paper(LEASE, lease.evidence.document, nameless=True)
    assert doubt(lease, held((lease,), home)) is not None
    assert doubt(lease, held((lease,), replace(home, nameless=False))) is None
    assert doubt(replace(lease, lease=Lease(tenant=OWN)), held((lease,), home)) is None
