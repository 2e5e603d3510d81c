"""A light says what its finding says, from the summary alone; what an expert must look at needs a decision."""

from __future__ import annotations

from typing import Any

import pytest

from checkers.order import rank
from service.records.lights import Light, keys, lights


def kept(status: str, stable: bool = True, **said: Any) -> dict[str, Any]:
    usual = {"key": "8.1.assets", "rule": "8.1.assets", "field": "total_assets", "evidence": "0" * 64}
    return {**usual, "status": status, "stable": stable, **said}


@pytest.mark.parametrize(
    ("status", "stable", "needs_decision", "shaky"),
    [
        ("met", True, False, False),
        ("not_applicable", True, False, False),
        ("met", False, True, True),
        ("not_met", True, True, False),
        ("not_met", False, True, True),
        ("uncertain", False, True, False),
        ("missing", True, True, False),
        ("inconsistent", True, True, False),
    ],
)
def test_what_must_be_looked_at(status: str, stable: bool, needs_decision: bool, shaky: bool) -> None:
    (light,) = lights({"lights": [kept(status, stable)]})
    assert (light.needs_decision, light.shaky) == (needs_decision, shaky)
    assert light.rank == rank(status, stable)


def test_a_run_without_a_summary_has_no_lights() -> None:
    assert lights(None) == lights({}) == ()


def test_a_light_kept_before_lights_had_titles_has_none() -> None:
    (light,) = lights({"lights": [kept("met")]})
    assert isinstance(light, Light)
    assert light.title is None


def test_two_findings_of_one_rule_have_two_keys() -> None:
    assert keys([{"rule": "a"}, {"rule": "b"}, {"rule": "a"}]) == ["a", "b", "a#2"]
