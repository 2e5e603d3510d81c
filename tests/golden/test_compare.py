"""Two reports are compared leaf by leaf."""

from __future__ import annotations

from tests.golden.compare import ABSENT, differences, short


def test_reports_that_are_the_same_differ_nowhere() -> None:
    report = {"claims": [{"value": 5}], "run": {"pages": 2}}
    assert list(differences(report, {"claims": [{"value": 5}], "run": {"pages": 2}})) == []


def test_a_changed_leaf_is_named_by_its_path() -> None:
    assert list(differences({"claims": [{"value": 5}]}, {"claims": [{"value": 6}]})) == [("claims[0].value", 5, 6)]


def test_what_only_one_side_has_is_told() -> None:
    found = list(differences({"claims": [1], "old": 1}, {"claims": [1, 2], "new": 3}))
    assert found == [("claims[1]", ABSENT, 2), ("old", 1, ABSENT), ("new", ABSENT, 3)]


def test_a_number_of_another_type_is_another_number() -> None:
    assert list(differences({"a": 1}, {"a": 1.0})) == [("a", 1, 1.0)]


def test_long_values_are_cut() -> None:
    assert short("x" * 200, 10) == "x" * 9 + "…"
