"""Which of several statements names the dossier, and by which kind a bundle is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model import Evidence, Fact, FactName, Kind, Page, Paper, Reader
from service.children import turn_of
from service.documents import main_kind, reviewed
from service.dossier import settled
from service.model import Handed
from service.report.viewing import needs_discussion
from service.version import reading_version
from tests.service.invented import report as invented


def fact(value: str, paper: Kind, confidence: float = 1.0, name: FactName = FactName.APPLICANT) -> Fact:
    return Fact(name, value, Evidence("d", 1, None, None, value, Reader.TEXT_LAYER, confidence, paper))


def test_the_licence_outweighs_one_other_paper_but_not_many() -> None:
    licence, form = fact("甲公司", Kind.BUSINESS_LICENCE), fact("乙公司", Kind.APPLICATION_FORM)
    assert settled([form, licence], FactName.APPLICANT) == "甲公司"
    assert settled([form, licence, form], FactName.APPLICANT) == "乙公司"


def test_a_name_badly_read_gives_way() -> None:
    badly = fact("甲公可", Kind.BUSINESS_LICENCE, 0.4)
    assert settled([badly, fact("甲公司", Kind.APPLICATION_FORM)], FactName.APPLICANT) == "甲公司"


def test_what_no_paper_says_is_unknown() -> None:
    assert settled([fact("甲", Kind.OTHER)], FactName.CREDIT_CODE) is None


def test_a_bundle_is_called_by_what_fills_it() -> None:
    form = Paper(Kind.APPLICATION_FORM, "d", 1, 2)
    roster = Paper(Kind.STAFF_ROSTER, "d", 3, 6)
    assert main_kind((form, Paper(Kind.OTHER, "d", 7, 40), roster)) == Kind.STAFF_ROSTER
    assert main_kind((Paper(Kind.LEASE, "d"), Paper(Kind.AGREEMENT, "d"))) == Kind.LEASE
    assert main_kind(()) == Kind.OTHER


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
    page = Page(1, 595, 842, Reader.RAPIDOCR, (), to_page=matrix)  # type: ignore[arg-type] # nine numbers
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
