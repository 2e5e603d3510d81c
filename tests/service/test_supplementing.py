"""What a report says after things were added by hand and papers corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checkers.rulebook.loading import load
from extractors.model import ADDED, BY_HAND, Basis, Claim, Count, CountOf, FactName, Kind, Paper, Reader, Row
from service.model import Options, Report
from service.supplementing import ByHand, marked, supplemented
from service.tables import PaperAspect, PaperCorrection, Supplement
from tests.checkers.build import fact
from tests.fields import HEADCOUNT, QUALIFICATION_RATIO
from tests.service.invented import report as invented

TODAY = date(2023, 6, 1)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Its first file holds a roster on pages 1 and 2."""
    made = invented(tmp_path)
    first = made.documents[0]
    paper = Paper(Kind.STAFF_ROSTER, first.name, 1, 2, unread=("floor_area", "headcount"))
    document = replace(first, sha256="a" * 64, papers=(paper,))
    facts, excerpts = (fact(FactName.APPLICANT, "某公司"),), (None,) * (len(made.claims) + 1)
    return replace(made, documents=(document, *made.documents[1:]), facts=facts, excerpts=excerpts)


def added(field: str, value: str, label: str = "", page: int | None = 1) -> Supplement:
    return Supplement(sha256="a" * 64, page=page, field=field, value=value, label=label)


def of_paper(aspect: PaperAspect, value: str) -> PaperCorrection:
    return PaperCorrection(sha256="a" * 64, place=0, aspect=aspect, before="", value=value)


def after(report: Report, *said: Supplement | PaperCorrection) -> Report:
    by_hand = ByHand(
        [s for s in said if isinstance(s, Supplement)], [p for p in said if isinstance(p, PaperCorrection)]
    )
    return supplemented(report, by_hand, load(), Options(as_of=date(2023, 3, 1)), TODAY)


def test_what_holds_for_no_file_changes_nothing(report: Report) -> None:
    elsewhere = added("headcount", "9")
    elsewhere.sha256 = "b" * 64
    assert after(report, elsewhere) is report


def test_a_figure_stands_last_of_all_and_facts_after_it(report: Report) -> None:
    found = after(report, added("headcount", "9"))
    claim = found.claims[-1]
    assert (claim.field, claim.value, claim.basis) == (HEADCOUNT, Decimal(9), Basis.EVIDENCED)
    assert (claim.evidence.reader, claim.evidence.page, claim.confirmed_by) == (Reader.BY_HAND, 1, (ADDED,))
    assert claim.evidence.paper is Kind.STAFF_ROSTER
    assert found.facts == report.facts
    assert found.documents[0].papers[0].unread == ("floor_area",)
    assert len(found.excerpts) == len(found.statements)


def test_a_fact_is_added_too(report: Report) -> None:
    found = after(report, added("established_on", "2018-03-15")).facts[-1]
    assert (found.name, found.value, found.confirmed_by) == (FactName.ESTABLISHED_ON, date(2018, 3, 15), (ADDED,))


def test_a_row_moves_the_number_and_the_share(report: Report) -> None:
    seen = replace(report.claims[0].evidence, document=report.documents[0].name, paper=Kind.STAFF_ROSTER)
    rows = tuple(Row(name, True) for name in "甲乙丙丁")
    four, half = Decimal(4), Decimal("0.5")
    staff = Claim(HEADCOUNT, four, Basis.COMPUTED, seen, count=Count(rows, four, four, of=CountOf.STAFF))
    share = Count(rows, half, half, of=CountOf.QUALIFIED, strict=half)
    listed = replace(report, claims=(staff, Claim(QUALIFICATION_RATIO, half, Basis.COMPUTED, seen, count=share)))
    for word, ratio in (("qualified", Decimal("0.6")), ("unqualified", Decimal("0.4"))):
        number, portion = after(listed, added("headcount", word, "戊")).claims[:2]
        assert (number.value, number.count.low, number.count.high) == (5, 5, 5)
        assert (portion.value, portion.count.strict) == (ratio, Decimal("0.4"))
        assert number.confirmed_by == (ADDED,)


def test_a_row_without_a_list_makes_one(report: Report) -> None:
    claim = after(replace(report, claims=()), added("client_count", "1", "漠江某厂")).claims[-1]
    assert claim.value == 1
    assert [row.label for row in claim.count.rows] == ["漠江某厂"]


def test_a_paper_is_another_year_of_another_with_its_own_word_on_it(report: Report) -> None:
    inside = replace(fact(FactName.PAPER_OWNER, "别家公司"))
    inside = replace(inside, evidence=replace(inside.evidence, document=report.documents[0].name, page=2))
    told = replace(report, facts=(*report.facts, inside))
    found = after(told, of_paper(PaperAspect.OWNER, "某公司"), of_paper(PaperAspect.YEAR, "2022"))
    paper = found.documents[0].papers[0]
    assert (paper.owner, paper.year) == ("某公司", 2022)
    assert (found.facts[-1].value, found.facts[-1].confirmed_by) == ("某公司", (BY_HAND,))


def test_a_papers_pages_take_what_stands_on_them(report: Report) -> None:
    seen = replace(report.claims[0].evidence, document=report.documents[0].name, page=3, paper=Kind.OTHER)
    told = replace(report, claims=(replace(report.claims[0], evidence=seen), *report.claims[1:]))
    found = after(told, of_paper(PaperAspect.PART, "2-3"))
    paper = found.documents[0].papers[0]
    assert (paper.first_page, paper.last_page) == (2, 3)
    assert found.claims[0].evidence.paper is Kind.STAFF_ROSTER


def test_a_correction_of_a_paper_that_is_no_longer_there_has_no_effect(report: Report) -> None:
    gone = of_paper(PaperAspect.YEAR, "2022")
    gone.place = 7
    assert after(report, gone).documents == report.documents


def test_the_json_tells_of_it_by_name(report: Report) -> None:
    body: dict[str, list[dict[str, str]]] = {"documents": [{"sha256": "b" * 64, "name": "x"}]}
    marked(body, ByHand([added("headcount", "9")]))
    assert (body["added_by_hand"], body["papers_by_hand"]) == ([], [])
