"""By which kind a bundle is called, and how its pages lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkers.model import Text
from checkers.rulebook.notice import notice_of, with_notice
from extractors.model import Kind, Page, Paper, Reader
from service.children import turn_of
from service.documents import main_kind, reviewed
from service.dossier import identity
from service.model import Handed, NoticeIdentity
from service.report.viewing import needs_discussion
from service.version import reading_version
from tests.checkers.build import rulebook
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.invented import report as invented


def test_a_bundle_is_called_by_what_fills_it() -> None:
    form = Paper(Kind.APPLICATION_FORM, "d", 1, 2)
    roster = Paper(Kind.STAFF_ROSTER, "d", 3, 6)
    assert main_kind((form, Paper(Kind.OTHER, "d", 7, 40), roster)) == Kind.STAFF_ROSTER
    assert main_kind((Paper(Kind.LEASE, "d"), Paper(Kind.AGREEMENT, "d"))) == Kind.LEASE
    assert main_kind(()) == Kind.OTHER


def test_the_statements_behind_an_audit_report_are_pages_of_it() -> None:
    audit, sheet = Paper(Kind.AUDIT_REPORT, "d", 1, 1), Paper(Kind.BALANCE_SHEET, "d", 2, 3)
    assert main_kind((audit, sheet)) == Kind.AUDIT_REPORT
    assert main_kind((replace(sheet, first_page=1, last_page=2), replace(audit, first_page=3))) == Kind.BALANCE_SHEET
    assert main_kind((audit, Paper(Kind.LEASE, "d", 2, 2), sheet)) == Kind.BALANCE_SHEET


def test_chapters_of_rules_behind_a_report_are_pages_of_it() -> None:
    report, rules = Paper(Kind.APPLICATION_REPORT, "d", 1, 1), Paper(Kind.INSTITUTION, "d", 2, 9)
    assert main_kind((report, rules)) == Kind.APPLICATION_REPORT
    assert main_kind((rules, replace(report, first_page=10, last_page=10))) == Kind.INSTITUTION


@pytest.mark.parametrize(
    ("matrix", "turn"),
    [
        ((1, 0, 0, 0, 1, 0, 0, 0, 1), 0),
        ((0.99, -0.05, 3, 0.05, 0.99, 2, 0, 0, 1), 0),
        ((-1, 0, 595, 0, -1, 842, 0, 0, 1), 180),
        ((0, -1, 595, 1, 0, 0, 0, 0, 1), 270),
        ((0, 1, 0, -1, 0, 842, 0, 0, 1), 90),
    ],
)
def test_the_turn_that_makes_a_page_upright(matrix: tuple[float, ...], turn: int) -> None:
    page = Page(1, 595, 842, Reader.RAPIDOCR, (), to_page=matrix)
    assert turn_of(page) == turn


def test_a_file_with_trouble_of_its_own_needs_no_opening(tmp_path: Path) -> None:
    documents = invented(tmp_path).documents
    trouble = documents[4].error
    assert trouble is not None
    entry = reviewed(Handed(tmp_path, "x.zip", trouble), trouble, None, None)
    assert (entry.name, entry.error) == ("x.zip", trouble)


def test_an_unreadable_file_must_be_discussed(tmp_path: Path) -> None:
    report = replace(invented(tmp_path), findings=())
    assert needs_discussion(report)
    assert not needs_discussion(replace(report, documents=report.documents[:4]))


def test_the_reading_version_is_stable() -> None:
    assert reading_version() == reading_version()
    assert len(reading_version()) == 16


def test_the_rules_are_named_with_their_notice_and_with_days_outside_it() -> None:
    book = with_notice(rulebook(), notice_of(HEAD, "n.yaml"))
    found = identity(book, date(2023, 5, 1))
    assert (found.id, found.notice) == (
        "yangjiang",
        NoticeIdentity("漠工信函〔2023〕12 号", Text("申报通知", "notice")),
    )
    assert len(found.warnings) == 1
    assert identity(rulebook(), date(2023, 5, 1)).notice is None
