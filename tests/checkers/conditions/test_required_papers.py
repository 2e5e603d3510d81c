"""The papers that are asked for: there, absent, or open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checkers.conditions.required_papers import judge
from checkers.model import Case, Category, Finding, Status, Text, Unread
from checkers.rulebook.asks.required_papers import AskedPaper, RequiredPapers
from checkers.rulebook.model import Source
from extractors.model import Fact, FactName, Kind, Paper
from tests.checkers.build import FORM, case, fact, rulebook

SOURCE = Source("第十条", "某办法")


def asked(zh: str, *kinds: Kind, **other: Any) -> AskedPaper:
    return AskedPaper(Text(zh, zh), kinds, SOURCE, **other)


def judged(judged_case: Case, *papers: AskedPaper) -> Finding:
    return judge(replace(rulebook().rule("papers.required"), asks=RequiredPapers(papers)), judged_case)


def dossier(*papers: Paper, facts: tuple[Fact, ...] = (), **other: Any) -> Case:
    return replace(case(facts=facts, papers=papers), **other)


AGREEMENTS = asked("合作协议", Kind.AGREEMENT, count=2)


def test_what_is_there_is_shown_by_what_stands_in_it() -> None:
    found = judged(
        dossier(Paper(FORM, "application_form.pdf"), facts=(fact(FactName.SERVICES, "legal"),)), asked("申请表", FORM)
    )
    assert (found.status, found.claims) == (Status.MET, (0,))
    assert "已提交 1 项：申请表。" in found.message.zh


def test_too_few_are_told_with_their_number() -> None:
    one = Paper(Kind.AGREEMENT, "一.pdf")
    assert judged(dossier(one, Paper(Kind.AGREEMENT, "二.pdf")), AGREEMENTS).status is Status.MET
    found = judged(dossier(one), AGREEMENTS)
    assert found.status is Status.MISSING
    assert "合作协议（须 2 份，现有 1 份）" in found.message.zh


def test_a_file_that_nobody_could_read_may_be_it() -> None:
    lost = (Unread("协议.pdf", Kind.AGREEMENT),)
    assert judged(dossier(unread=lost), AGREEMENTS).status is Status.UNCERTAIN
    assert judged(dossier(unread=lost), asked("申请表", FORM)).status is Status.MISSING
    assert judged(dossier(unread=(Unread("1.pdf", Kind.OTHER),)), asked("申请表", FORM)).status is Status.UNCERTAIN


def test_a_blank_page_is_known_by_its_name_alone() -> None:
    blank, lost = Paper(FORM, "申请表.pdf"), (Unread("申请表.pdf", FORM),)
    assert judged(dossier(blank, unread=lost), asked("申请表", FORM)).status is Status.UNCERTAIN
    titled = replace(blank, title="申请表")
    assert judged(dossier(titled, unread=lost), asked("申请表", FORM)).status is Status.MET


def test_what_is_asked_of_some_only() -> None:
    paper = asked("认定文件", Kind.DESIGNATION, categories=(Category.COMPREHENSIVE,))
    assert judged(dossier(category=Category.SPECIALISED), paper).status is Status.MET
    assert judged(dossier(category=Category.COMPREHENSIVE), paper).status is Status.MISSING
    assert judged(dossier(category=None), paper).status is Status.UNCERTAIN
    by_service = asked("办学许可证", Kind.OTHER, services=("training",))
    assert judged(dossier(services=("legal",)), by_service).status is Status.MET
    assert judged(dossier(services=("training", "legal")), by_service).status is Status.MISSING
    assert judged(dossier(services=()), by_service).status is Status.UNCERTAIN


def test_papers_that_only_facts_tell_of_are_counted_by_their_parts() -> None:
    paper = asked("服务功能说明", facts=(FactName.SERVICES,), count=2)
    assert judged(dossier(facts=(fact(FactName.SERVICES, "legal、training"),)), paper).status is Status.MET
    assert judged(dossier(facts=(fact(FactName.SERVICES, "legal"),)), paper).status is Status.MISSING


def test_a_paper_that_may_be_anothers_leaves_it_open() -> None:
    facts = (
        fact(FactName.APPLICANT, "阳江市海桐企业服务有限公司"),
        fact(FactName.PAPER_OWNER, "阳江市海梧企业服务有限公司", Kind.LEASE),
    )
    papers = (Paper(FORM, "application_form.pdf"), Paper(Kind.LEASE, "lease.pdf"))
    assert judged(dossier(*papers, facts=facts), asked("租赁合同", Kind.LEASE)).status is Status.UNCERTAIN
