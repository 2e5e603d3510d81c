"""What stands on another's licence or sheet is shown with the word whose it is."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Basis, Evidence, Fact, FactName, Kind, Reader
from service.model import Report
from service.report.viewing import view_of
from service.report.words import Words

OWN, OTHER = "漠江榕树咨询有限公司", "漠江荔枝企业服务有限公司"


def fact(name: FactName, value: str, kind: Kind, document: str = "执照.pdf") -> Fact:
    return Fact(name, value, Basis.EVIDENCED, Evidence(document, 1, None, None, value, Reader.TEXT_LAYER, 1.0, kind))


def subjects(report: Report, *facts: Fact, lang: str = "zh") -> dict[str, str]:
    made = replace(
        report,
        facts=facts,
        dossier=replace(report.dossier, applicant=OWN),
        findings=(),
        excerpts=(),
        left_out=(),
        left_out_excerpts=(),
        claims=(),
    )
    return {view.value: view.subject for view in view_of(made, Words(lang)).claims}


def licence(holder: str) -> tuple[Fact, ...]:
    seat = fact(FactName.REGISTERED_ADDRESS, "漠江市榕荫路8号", Kind.BUSINESS_LICENCE)
    return (fact(FactName.APPLICANT, holder, Kind.BUSINESS_LICENCE), seat)


def test_what_anothers_licence_says_names_its_holder(report: Report) -> None:
    assert subjects(report, *licence(OTHER)) == {OTHER: "", "漠江市榕荫路8号": f"属“{OTHER}”"}
    assert subjects(report, *licence(OTHER), lang="en")["漠江市榕荫路8号"] == f"of {OTHER}"


def test_the_applicants_own_says_nothing_more(report: Report) -> None:
    assert set(subjects(report, *licence(OWN)).values()) == {""}


def test_other_papers_are_left_alone(report: Report) -> None:
    seat = fact(FactName.REGISTERED_ADDRESS, "漠江市榕荫路8号", Kind.APPLICATION_FORM)
    assert subjects(report, fact(FactName.APPLICANT, OTHER, Kind.APPLICATION_FORM), seat)["漠江市榕荫路8号"] == ""
