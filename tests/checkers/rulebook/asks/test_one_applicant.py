"""Which papers bear the applicant's name, typed or refused."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.asks.one_applicant import OneApplicant, read
from checkers.rulebook.strict_yaml import parse
from extractors.model import Kind


def test_both_lists_are_kinds_of_paper() -> None:
    found = read(parse("papers: [lease, client_list]\nnaming: [lease]\n", "rule.yaml"))
    assert found == OneApplicant((Kind.LEASE, Kind.CLIENT_LIST), (Kind.LEASE,))


def test_what_names_somebody_is_among_the_papers() -> None:
    with pytest.raises(RulebookError, match="audit_report is not among papers"):
        read(parse("papers: [lease]\nnaming: [audit_report]\n", "rule.yaml"))
