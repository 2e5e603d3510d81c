"""The year's notice: read strictly, and laid over the rulebook."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checkers.check import check
from checkers.errors import RulebookError
from checkers.model import Category, Text
from checkers.rulebook.asks.required_papers import RequiredPapers
from checkers.rulebook.model import Procedure
from checkers.rulebook.notice import load_notice, notice_of, with_notice
from extractors.model import FactName, Kind, Paper
from tests.checkers.build import AREA, DEED, FORM, case, claim, fact, rulebook

HEAD = """\
number: 漠工信函〔2023〕12 号
title: {zh: 申报通知, en: notice}
issued_on: 2023-02-01
opens_on: 2023-03-01
closes_on: 2023-04-30
source: {article: 第一条, document: 漠工信函〔2023〕12 号}
"""
SOURCE = "source: {article: 附件一, document: 漠工信函}"
VALUES = f"""\
values:
  8.2.floor_area: {{value: 120, {SOURCE}}}
  8.1.assets:
    comprehensive: {{value: 400000, {SOURCE}}}
"""
PAPERS = f"""\
papers:
  recognition:
    - {{names: {{zh: 申请表, en: form}}, kinds: [application_form], {SOURCE}}}
    - {{names: {{zh: 认定文件, en: designation}}, kinds: [designation], categories: [comprehensive], {SOURCE}}}
  re_examination:
    - {{names: {{zh: 工作总结, en: summary of work}}, kinds: [application_report], count: 3, {SOURCE}}}
"""


def test_a_notice_says_what_it_is_and_when_one_applies() -> None:
    found = notice_of(HEAD, "n.yaml").round
    assert (found.number, found.title, found.issued_on) == (
        "漠工信函〔2023〕12 号",
        Text("申报通知", "notice"),
        date(2023, 2, 1),
    )
    assert [found.is_open(date(2023, *day)) for day in ((2, 28), (3, 1), (4, 30), (5, 1))] == [False, True, True, False]


def test_its_values_take_the_place_of_the_rulebooks() -> None:
    book = with_notice(rulebook(), notice_of(HEAD + VALUES, "n.yaml"))
    day = date(2023, 3, 15)
    area, assets = book.rule("8.2.floor_area").value(day), book.rule("8.1.assets")
    assert area is not None
    assert (area.value, area.source.article) == (Decimal(120), "附件一")
    found = [v.value for key in ("comprehensive", "specialised") if (v := assets.value(day, key))]
    assert found == [400000, 500000]
    assert book.round is not None
    judged = case(claim(AREA, DEED, 110), claim(AREA, FORM, 110))
    statuses = {f.rule: f.status for f in check(judged, book)}
    assert (statuses["8.2.floor_area"], rulebook().round) == ("not_met", None)


def test_its_list_of_papers_is_that_of_the_procedure() -> None:
    book = with_notice(rulebook(), notice_of(HEAD + PAPERS, "n.yaml"))
    asked = book.rule("papers.required").asked(RequiredPapers)
    assert [p.names.zh for p in asked.papers] == ["申请表", "认定文件"]
    form = case(
        facts=(fact(FactName.SERVICES, "legal"),),
        papers=(Paper(FORM, "application_form.pdf"),),
        category=Category.SPECIALISED,
    )
    assert next(f for f in check(form, book) if f.rule == "papers.required").status == "met"
    notice = notice_of(HEAD + PAPERS, "n.yaml")
    assert notice.papers[Procedure.RE_EXAMINATION][0].kinds == (Kind.APPLICATION_REPORT,)


def test_a_notice_without_a_list_leaves_the_rulebooks() -> None:
    book = with_notice(rulebook(), notice_of(HEAD, "n.yaml"))
    assert book.rules == rulebook().rules


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (HEAD.replace("2023-04-30", "2023-02-28"), "line 5: the last day lies before"),
        (HEAD.replace("number:", "nummer:"), "unknown key nummer"),
        (HEAD + "papers: {training: []}\n", "unknown 'training'"),
        (HEAD + f"values: {{8.2.floor_area: {{value: -1, {SOURCE}}}}}\n", "must not be negative"),
        (HEAD + "values: {8.2.floor_area: {value: 120}}\n", "source is missing"),
    ],
)
def test_what_cannot_be_meant_is_refused(written: str, says: str) -> None:
    with pytest.raises(RulebookError, match=says):
        notice_of(written, "n.yaml")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (f"8.2.floor: {{value: 120, {SOURCE}}}", "line 8: no rule '8.2.floor' with a value"),
        (f"agreement.headcount: {{value: 1, {SOURCE}}}", "no rule 'agreement.headcount'"),
        (f"8.2.floor_area: {{training: {{value: 120, {SOURCE}}}}}", "no value for 'training'"),
        (f"8.3.qualification_ratio: {{value: 60, {SOURCE}}}", "as a fraction"),
        (f"8.1.established: {{value: 1.5, {SOURCE}}}", "whole years"),
    ],
)
def test_what_the_rulebook_has_not_is_refused_with_its_line(values: str, says: str) -> None:
    notice = notice_of(f"{HEAD}values:\n  {values}\n", "n.yaml")
    with pytest.raises(RulebookError, match=says):
        with_notice(rulebook(), notice)


def test_a_notice_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "notice.yaml"
    with pytest.raises(RulebookError, match="the file is missing"):
        load_notice(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(RulebookError, match="UTF-8"):
        load_notice(path)
    path.write_text(HEAD, encoding="utf-8")
    assert load_notice(path).round.number.startswith("漠工信函")
