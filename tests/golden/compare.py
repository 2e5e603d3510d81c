"""Where two reports differ, path by path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.records.upgrading import upgraded

Json = dict[str, Any]

Difference = tuple[str, Any, Any]
"""A path in the report, what stood there, and what stands there now; `ABSENT` for what is not there."""

ABSENT = "(absent)"


def differences(old: Any, new: Any, path: str = "") -> Iterator[Difference]:
    """Every leaf that is not the same, and every part that only one of the two has."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(k for k in new if k not in old)]:
            yield from differences(old.get(key, ABSENT), new.get(key, ABSENT), f"{path}.{key}".lstrip("."))
    elif is_by_rule(old) and is_by_rule(new):
        yield from differences(*({each["rule"]: each for each in side} for side in (old, new)), path)
    elif isinstance(old, list) and isinstance(new, list):
        for i in range(max(len(old), len(new))):
            yield from differences(*(side[i] if i < len(side) else ABSENT for side in (old, new)), f"{path}[{i}]")
    elif old != new or type(old) is not type(new):
        yield path, old, new


def is_by_rule(value: Any) -> bool:
    """Whether these are findings: one a rule, so that another order or one rule more moves no others."""
    return isinstance(value, list) and all(isinstance(each, dict) and "rule" in each for each in value)


def in_one_form(old: Json, new: Json) -> tuple[Json, Json]:
    """Both reports in the form of today, without what the older one's version did not tell yet."""
    same = old["schema_version"] == new["schema_version"]
    told = {key: value for key, value in new.items() if same or key in old}
    return {key: value for key, value in upgraded(old).items() if key in told or key in old}, told


def short(value: Any, most: int = 90) -> str:
    """A value on one line."""
    text = str(value)
    return text if len(text) <= most else text[: most - 1] + "…"
