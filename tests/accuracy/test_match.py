"""The scorer itself must not flatter."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accuracy.match import box_hit, matches, overlap, same_value, score
from tests.accuracy.table import table


def expected(**more: Any) -> dict[str, Any]:
    claim = {
        "field": "floor_area", "value": 128.5, "basis": "declared", "document": "a.pdf", "class": "text", "page": 1,
        "bbox": [10, 10, 50, 20], "pages": [1], "places": [{"page": 1, "bbox": [10, 10, 50, 20]}], "optional": False,
        "also": [], "wording": "办公面积",
    }  # fmt: skip
    return {
        "dossier": {"applicant": "甲", "credit_code": "x", "platform_name": "p", "category": None, "services": []},
        "documents": [
            {"name": "a.pdf", "kind": ["lease"], "class": "text", "error": False, "page_sizes": [[595, 842]]}
        ],
        "claims": [claim | more],
        "decoys": [{"document": "a.pdf", "value": 900.0, "why": "land"}],
        "findings": {"8.2.floor_area": {"statuses": ["not_met"], "true_met": False}},
    }


def claim(value: float, bbox: list[float] | None = None, document: str = "a.pdf") -> dict[str, Any]:
    evidence = {
        "document": document,
        "page": 1,
        "bbox": bbox or [12, 11, 48, 19],
        "place": None,
        "quote": "",
        "reader": "x",
    }
    return {"field": "floor_area", "value": value, "basis": "declared", "evidence": evidence}


def report(*claims: dict[str, Any], status: str = "not_met") -> dict[str, Any]:
    return {
        "dossier": {"applicant": "甲", "credit_code": "x", "platform_name": "p", "category": None, "services": []},
        "documents": [{"name": "a.pdf", "kind": "lease", "error": None, "page_sizes": [{"width": 595, "height": 842}]}],
        "claims": list(claims),
        "findings": [{"rule": "8.2.floor_area", "status": status, "message": ""}],
        "run": {"pages": 1},
    }


def test_a_found_claim_counts_once_however_often_it_is_given() -> None:
    got = score(expected(), report(claim(128.5), claim(128.5)))
    assert got.counts["text"]["claims_found"] == 1
    assert got.counts["text"]["given"] == 1
    assert got.counts["text"]["wrong"] == 0
    assert got.misses == []


def test_a_decoy_is_a_wrong_claim_with_its_reason() -> None:
    got = score(expected(), report(claim(900)))
    assert got.counts["text"]["claims_found"] == 0
    assert got.counts["text"]["decoys_hit"] == 1
    assert [m["what"] for m in got.misses] == ["claim", "wrong claim"]


def test_the_same_figure_in_another_document_is_wrong() -> None:
    assert not matches(expected()["claims"][0], claim(128.5, document="b.pdf"))


def test_met_where_the_truth_is_not_is_dangerous() -> None:
    got = score(expected(), report(claim(128.5), status="met"))
    assert got.counts["findings"]["dangerous"] == 1
    assert {rule: c["dangerous"] for rule, c in got.counts.items() if c["dangerous"] and rule.startswith("rule ")} == {
        "rule 8.2.floor_area": 1
    }
    assert any("8.2.floor_area" in line and line.endswith("DANGEROUS 1") for line in table(got).splitlines())
    assert got.misses[-1]["what"] == "DANGEROUS"


def test_uncertain_instead_of_the_right_word_is_counted_apart() -> None:
    got = score(expected(), report(claim(128.5), status="uncertain"))
    assert (got.counts["findings"]["unsure"], got.counts["findings"]["dangerous"]) == (1, 0)


@pytest.mark.parametrize(("a", "b", "same"), [(0.75, 0.755, True), (0.75, 0.757, False)])
def test_ratios_match_within_rounding(a: float, b: float, same: bool) -> None:
    assert same_value("qualification_ratio", a, b) is same


def test_amounts_match_exactly() -> None:
    assert same_value("total_assets", 523456.82, 523456.82)
    assert not same_value("total_assets", 523456.82, 523457.82)


def test_a_box_elsewhere_misses() -> None:
    place = {"page": 1, "bbox": [10, 10, 50, 20]}
    assert box_hit(place, claim(1)["evidence"])
    assert not box_hit(place, claim(1, [100, 10, 140, 20])["evidence"])
    assert not box_hit({**place, "page": 2}, claim(1)["evidence"])


def test_boxes_are_scaled_where_the_report_took_another_page_size() -> None:
    place = {"page": 1, "bbox": [10, 10, 50, 20]}
    assert box_hit(place, claim(1, [24, 22, 96, 38])["evidence"], (0.5, 0.5))


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((0, 0, 10, 10), (5, 0, 15, 10)) == pytest.approx(1 / 3)
