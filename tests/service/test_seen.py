"""All that was seen has one number: claims, then facts, then figures left out, wherever they are looked up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from service.model import Report
from service.seen import PICTURED, excerpts, numbered, pictured, seen
from tests.service.invented import report as invented


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return invented(tmp_path)


def test_those_left_out_are_numbered_after_all_claims_and_facts(report: Report) -> None:
    assert numbered("ab", "c") == ("a", "b", "c")
    assert seen(report) == (*report.claims, *report.facts, *(one.claim for one in report.left_out))
    assert report.facts and seen(report)[len(report.statements)].value == 6_000_000


def test_each_has_its_excerpt_or_none(report: Report) -> None:
    have = [bool(e) for e in excerpts(report)]
    assert have == [*map(bool, report.excerpts), *map(bool, report.left_out_excerpts)]
    assert len(have) == len(seen(report)) and sum(have) == 3
    assert excerpts(replace(report, excerpts=(), left_out_excerpts=())) == (None,) * len(have)


def test_all_claims_have_pictures_and_so_many_of_the_others(report: Report) -> None:
    many = replace(report, claims=report.claims[:1] * 300, facts=(), left_out=report.left_out[:1] * 500)
    assert len(pictured(many)) == 300 + PICTURED
    assert pictured(report) == seen(report)
