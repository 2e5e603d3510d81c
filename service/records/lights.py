"""What a run found, condition by condition, as the board and the decisions need it: without opening the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checkers.order import SETTLED, is_shaky, rank


@dataclass(frozen=True, slots=True)
class Light:
    """One finding in short. `key` is its rule, with a number where a rule has several findings."""

    key: str
    rule: str
    field: str | None
    status: str
    stable: bool
    evidence: str
    title: Mapping[str, str] | None = None

    @property
    def needs_decision(self) -> bool:
        """Whether an expert must look: it is not settled, or it would turn with another reading."""
        return self.status not in SETTLED or not self.stable

    @property
    def shaky(self) -> bool:
        """Whether to say that it would turn with another reading."""
        return is_shaky(self.status, self.stable)

    @property
    def rank(self) -> tuple[int, bool]:
        """Its place among others, worst first."""
        return rank(self.status, self.stable)


def lights(summary: Mapping[str, Any] | None) -> tuple[Light, ...]:
    """The lights of a run's summary, in the report's order; none without a run."""
    return tuple(Light(**values) for values in (summary or {}).get("lights", ()))


def keys(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The key of each finding."""
    seen: dict[str, int] = {}
    found = []
    for finding in findings:
        rule = finding["rule"]
        seen[rule] = seen.get(rule, 0) + 1
        found.append(rule if seen[rule] == 1 else f"{rule}#{seen[rule]}")
    return found
