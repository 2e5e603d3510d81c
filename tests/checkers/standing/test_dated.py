"""Of which year a paper is, and until when it holds."""

from __future__ import annotations

from datetime import date

from checkers.standing.dated import Term, Year, term_of, year_of
from checkers.standing.named import owned
from extractors.model import Claim, Fact, FactName, Kind, Lease, Paper, Reader
from tests.checkers.build import AREA, ASSETS, AUDIT, LAST, LEASE, SHEET, case, claim, fact

LICENCE = Kind.BUSINESS_LICENCE
DAY = date(2023, 3, 15)


def year(kind: Kind, *said: Claim | Fact, **paper: int) -> Year:
    claims = tuple(s for s in said if isinstance(s, Claim))
    facts = tuple(s for s in said if isinstance(s, Fact))
    judged = case(*claims, facts=facts, papers=(Paper(kind, f"{kind.value}.pdf", **paper),))
    return year_of(owned(judged)[0], judged)


def term(kind: Kind, *said: Claim | Fact) -> Term:
    claims = tuple(s for s in said if isinstance(s, Claim))
    facts = tuple(s for s in said if isinstance(s, Fact))
    judged = case(*claims, facts=facts, papers=(Paper(kind, f"{kind.value}.pdf"),))
    return term_of(owned(judged)[0], judged)


def test_the_year_is_that_of_the_paper_else_of_its_auditors_file_or_figures() -> None:
    assert year(AUDIT, fact(FactName.PAPER_YEAR, "2022", AUDIT), fact(FactName.AUDIT_YEAR, "2021", AUDIT)).years == (
        2022,
    )
    assert year(AUDIT, fact(FactName.AUDIT_YEAR, "2021", AUDIT)).years == (2021,)
    assert year(SHEET, year=2020).years == (2020,)
    assert year(SHEET, claim(ASSETS, SHEET, 1, as_of=LAST)).years == (2022,)
    assert year(SHEET).years == ()
    assert year(SHEET, fact(FactName.PAPER_YEAR, "2021、2022", SHEET)).years == (2021, 2022)


def test_a_year_that_was_hardly_read_is_doubtful() -> None:
    blurred = fact(FactName.PAPER_YEAR, "2021", SHEET, reader=Reader.RAPIDOCR, confidence=0.5)
    assert year(SHEET, blurred).doubtful
    assert not year(SHEET, fact(FactName.PAPER_YEAR, "2021", SHEET)).doubtful


def test_a_licence_holds_for_its_term_unless_it_was_given_back() -> None:
    until = fact(FactName.VALID_UNTIL, date(2023, 3, 14), LICENCE)
    assert term(LICENCE, until).over(DAY)
    assert not term(LICENCE, until).over(date(2023, 3, 14))
    endless = term(LICENCE, fact(FactName.VALID_UNTIL, None, LICENCE))
    assert (endless.known, endless.over(DAY)) == (True, False)
    assert term(LICENCE, fact(FactName.REGISTRATION_ENDED, "注销", LICENCE)).ended == "注销"
    assert not term(LICENCE).known


def test_a_lease_holds_from_its_first_day_to_its_last() -> None:
    assert term(LEASE, fact(FactName.PAPER_UNTIL, date(2022, 12, 31), LEASE)).over(DAY)
    later = claim(AREA, LEASE, 120, lease=Lease(date(2023, 4, 1), date(2025, 3, 31), None))
    assert term(LEASE, later).begins_after(DAY)
    assert term(LEASE, later).claims == (0,)
