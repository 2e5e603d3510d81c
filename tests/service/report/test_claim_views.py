"""Claims are shown name by name, those that do not count after all others and with their reasons."""

from __future__ import annotations

from dataclasses import replace

from service.model import Report
from service.report.claim_views import in_order
from service.report.viewing import view_of
from service.report.words import Words
from service.seen import PICTURED
from tests.fields import HEADCOUNT, TOTAL_ASSETS

ZH, EN = Words("zh"), Words("en")


def test_what_was_left_out_stands_field_by_field_and_is_numbered_after_the_claims(report: Report) -> None:
    found = view_of(report, EN)
    assert len(found.claims) == 8
    assert [(strip.label, [one.claim.number for one in strip.figures]) for strip in found.left_out] == [
        ("Total assets", [8]),
        ("Office floor area", [9]),
    ]
    (goal,) = found.left_out[0].figures
    assert (goal.claim.value, goal.reasons) == ("6,000,000 CNY", ("a plan, a goal or a forecast (“力争”)",))
    assert [strip.label for strip in found.strips] == ["Total assets", "Office floor area", "Full-time staff"]


def test_only_so_many_are_to_have_pictures(report: Report) -> None:
    (strip,) = view_of(replace(report, left_out=report.left_out[:1] * 203, left_out_excerpts=()), ZH).left_out
    assert [one.pictured for one in strip.figures] == [True] * PICTURED + [False] * 3


def test_fields_stand_in_their_usual_order() -> None:
    assert in_order([HEADCOUNT, TOTAL_ASSETS, HEADCOUNT]) == (TOTAL_ASSETS, HEADCOUNT)
