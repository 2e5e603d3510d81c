"""Of which year papers must be and which must be in force, typed or refused."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.asks.current_papers import CurrentPapers, OfYear, read
from checkers.rulebook.strict_yaml import parse
from extractors.model import Kind


def test_years_are_told_from_that_of_application() -> None:
    item = parse("of_year: [{papers: [audit_report], years: [-1, 0]}]\nin_force: [lease]\nshown: [certificate]\n", "x")
    assert read(item) == CurrentPapers((OfYear((Kind.AUDIT_REPORT,), (-1, 0)),), (Kind.LEASE,), (Kind.CERTIFICATE,))


@pytest.mark.parametrize("year", ["2022", "0.5"])
def test_a_year_that_is_no_distance_is_refused(year: str) -> None:
    with pytest.raises(RulebookError, match="distance"):
        read(parse(f"of_year: [{{papers: [audit_report], years: [{year}]}}]\nin_force: [lease]\n", "x"))
