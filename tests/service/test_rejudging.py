"""A report judged again says the same by the same rules, and otherwise by others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checkers.model import Category, Offered, Status
from checkers.rulebook.loading import load
from checkers.rulebook.model import ALWAYS
from service.model import Options, Report
from service.rejudging import case_of, judged_again
from service.report.json import to_json
from service.report.parsing import report_of
from tests.service.invented import report as invented

TODAY = date(2023, 6, 1)
OPTIONS = Options(as_of=date(2023, 3, 1), category=Category.SPECIALISED)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return judged_again(invented(tmp_path), load(), OPTIONS, TODAY)


def test_a_report_that_was_written_down_is_judged_alike(report: Report) -> None:
    body = to_json(report)
    again = judged_again(report_of(body), load(), OPTIONS, TODAY)
    assert to_json(again)["findings"] == body["findings"]
    assert again.dossier == report.dossier


def test_another_threshold_turns_the_verdict(report: Report) -> None:
    book = load()
    rule = book.rule("8.2.floor_area")
    raised = {ALWAYS: tuple(replace(v, value=Decimal(10)) for v in rule.values[ALWAYS])}
    eased = replace(book, rules=(replace(rule, values=raised),))
    before = next(f for f in report.findings if f.rule == rule.id)
    (after,) = judged_again(report, eased, OPTIONS, TODAY).findings
    assert (before.status, after.status) != (Status.MET, Status.MET)
    assert after.status is Status.MET


def test_files_that_nobody_could_read_are_remembered(report: Report) -> None:
    unread = {d.name for d in report.documents if d.error}
    assert unread
    assert {u.document for u in case_of(report, load(), OPTIONS, TODAY).unread} >= unread


def test_the_categories_are_those_of_the_rulebook_that_judges(report: Report) -> None:
    """A bundle of another office names what that office recognises, whatever is in force here."""
    other = replace(load(), offered=Offered())
    assert case_of(report, other, OPTIONS, TODAY).offered == Offered()
    assert case_of(report, load(), OPTIONS, TODAY).offered == load().offered
