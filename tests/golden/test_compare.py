"""Two reports are compared leaf by leaf."""

from __future__ import annotations

import json
from pathlib import Path

from service.report.json import SCHEMA_VERSION, to_json
from tests.golden.compare import ABSENT, differences, in_one_form, short
from tests.service.invented import report as invented


def test_reports_that_are_the_same_differ_nowhere() -> None:
    report = {"claims": [{"value": 5}], "run": {"pages": 2}}
    assert list(differences(report, {"claims": [{"value": 5}], "run": {"pages": 2}})) == []


def test_a_changed_leaf_is_named_by_its_path() -> None:
    assert list(differences({"claims": [{"value": 5}]}, {"claims": [{"value": 6}]})) == [("claims[0].value", 5, 6)]


def test_what_only_one_side_has_is_told() -> None:
    found = list(differences({"claims": [1], "old": 1}, {"claims": [1, 2], "new": 3}))
    assert found == [("claims[1]", ABSENT, 2), ("old", 1, ABSENT), ("new", ABSENT, 3)]


def test_findings_are_compared_rule_by_rule_in_whatever_order() -> None:
    old, more = {"rule": "b", "value": 1}, {"rule": "a", "value": 2}
    found = list(differences({"findings": [old]}, {"findings": [more, old | {"value": 3}]}))
    assert found == [("findings.b.value", 1, 3), ("findings.a", ABSENT, more)]


def test_a_number_of_another_type_is_another_number() -> None:
    assert list(differences({"a": 1}, {"a": 1.0})) == [("a", 1, 1.0)]


def test_a_report_of_an_earlier_version_is_compared_by_what_both_tell(tmp_path: Path) -> None:
    today = to_json(invented(tmp_path))
    kept = Path(__file__).parents[1] / "service" / "records" / "report_1_0.json"
    old = json.loads(kept.read_text(encoding="utf-8"))["body"]
    assert today["left_out"]
    places = {path.split(".")[0] for path, *_ in differences(*in_one_form(old, today))}
    assert places.isdisjoint({"schema_version", "left_out"})
    old["gone"] = 1
    assert ("gone", 1, ABSENT) in differences(*in_one_form(old, today))


def test_of_one_version_all_is_compared() -> None:
    one, two = ({"schema_version": SCHEMA_VERSION, "left_out": left_out} for left_out in ([], [1]))
    assert list(differences(*in_one_form(one, two))) == [("left_out[0]", ABSENT, 1)]


def test_long_values_are_cut() -> None:
    assert short("x" * 200, 10) == "x" * 9 + "…"
