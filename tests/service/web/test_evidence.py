"""The hash of evidence stays while what a person judged by stays, and changes with anything that they saw."""

from __future__ import annotations

from typing import Any

import pytest

from service import evidence


def claim(**changed: Any) -> dict[str, Any]:
    usual = {
        "field": "total_assets",
        "basis": "evidenced",
        "value": 523456.82,
        "unit": "CNY",
        "evidence": {"document": "审计报告.pdf", "page": 3, "quote": "523,456.82", "place": None, "confidence": 0.9},
        "count": None,
    }
    return {**usual, **changed}


def finding(**changed: Any) -> dict[str, Any]:
    usual = {
        "rule": "8.1.assets",
        "status": "met",
        "value": 5.0,
        "required": {"op": ">=", "value": 3},
        "claims": [0, 1],
    }
    return {**usual, **changed}


def test_a_file_of_another_name_with_the_same_cut_out_is_the_same_evidence() -> None:
    moved = claim(evidence={**claim()["evidence"], "document": "新版.pdf", "page": 4, "confidence": 0.8})
    assert evidence.spot(claim(), b"pixels") == evidence.spot(moved, b"pixels")


@pytest.mark.parametrize(
    ("other", "cutout"),
    [
        (claim(), b"other pixels"),
        (claim(field="floor_area"), b"pixels"),
        (claim(count={"rows": [{"label": "甲", "counted": True, "reason": None}]}), b"pixels"),
    ],
)
def test_another_spot_has_another_hash(other: dict[str, Any], cutout: bytes) -> None:
    assert evidence.spot(claim(), b"pixels") != evidence.spot(other, cutout)


def test_the_basis_is_part_of_the_evidence_but_not_of_the_spot() -> None:
    said, proved = claim(basis="declared"), claim()
    assert evidence.spot(said, b"pixels") == evidence.spot(proved, b"pixels")
    assert evidence.of_claim(said, "spot") != evidence.of_claim(proved, "spot")


def test_without_a_picture_words_and_place_count() -> None:
    here = claim(evidence={**claim()["evidence"], "page": None, "place": {"table": 2, "row": 3}})
    there = claim(evidence={**claim()["evidence"], "page": None, "place": {"table": 2, "row": 4}})
    assert evidence.spot(here, None) == evidence.spot(here, None) != evidence.spot(there, None)


def test_a_value_corrected_is_other_evidence_at_the_same_spot() -> None:
    before, after = claim(), claim(value=600000)
    assert evidence.spot(before, b"p") == evidence.spot(after, b"p")
    assert evidence.of_claim(before, "spot") != evidence.of_claim(after, "spot")


def test_a_row_that_no_longer_counts_is_another_spot() -> None:
    rows = [{"label": "甲", "counted": True, "reason": None}]
    other = [{"label": "甲", "counted": False, "reason": "part_time"}]
    assert evidence.spot(claim(count={"rows": rows}), b"p") != evidence.spot(claim(count={"rows": other}), b"p")


def test_a_finding_does_not_mind_the_order_of_its_claims() -> None:
    assert evidence.of_finding(finding(), ["a", "b"]) == evidence.of_finding(finding(claims=[1, 0]), ["a", "b"])


@pytest.mark.parametrize(
    "other",
    [
        finding(status="uncertain"),
        finding(value=6.0),
        finding(required={"op": ">=", "value": 5}),
        finding(claims=[0]),
        finding(rule="8.2.floor_area"),
    ],
)
def test_a_finding_that_says_another_thing_is_asked_again(other: dict[str, Any]) -> None:
    assert evidence.of_finding(finding(), ["a", "b"]) != evidence.of_finding(other, ["a", "b"])
