"""How a run of the service is to review, again from its own record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checkers.model import Category
from service.model import Options


def options_of(said: Mapping[str, Any]) -> Options:
    """The options that a run was asked for with; what is not said the papers decide."""
    return Options(
        as_of=date.fromisoformat(said["as_of"]) if said.get("as_of") else None,
        category=Category(said["category"]) if said.get("category") else None,
        services=tuple(said.get("services") or ()),
    )
