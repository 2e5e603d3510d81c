"""Summaries of work: whose they are, and whether they were read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkers.standing.summaries import blurred, own
from extractors.model import Fact, FactName, Kind
from tests.checkers.build import case, fact


def summary(quote: str, confidence: float = 1.0) -> Fact:
    made = fact(FactName.SUMMARY_YEARS, "2022", Kind.APPLICATION_REPORT)
    return replace(made, evidence=replace(made.evidence, quote=quote, confidence=confidence))


UNIT = fact(FactName.APPLICANT, "漠江海燕企业服务有限公司")


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("2022年度工作总结", True),
        ("漠江海燕企业服务有限公司2022年度工作总结", True),
        ("漠江荔枝行业协会2022年度工作总结", False),
    ],
)
def test_the_title_says_whose_it_is(title: str, counts: bool) -> None:
    made = case(facts=(UNIT, summary(title)))
    assert [n for n, _ in made.numbered(FactName.SUMMARY_YEARS).items()] == [1]
    assert bool(dict(own(made))) is counts


def test_a_reading_that_somebody_confirms_is_not_blurred() -> None:
    assert blurred(summary("2022年度工作总结", 0.3))
    assert not blurred(replace(summary("2022年度工作总结", 0.3), confirmed_by=("tesseract",)))
    assert not blurred(summary("2022年度工作总结"))
