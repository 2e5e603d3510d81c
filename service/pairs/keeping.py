"""Marks as JSON, as they are kept, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from service.pairs.model import Marks, Where

_marks: TypeAdapter[Marks] = TypeAdapter(Marks)
_where: TypeAdapter[Where] = TypeAdapter(Where)


def packed(marks: Marks) -> str:
    """The marks as JSON."""
    return _marks.dump_json(marks, exclude_defaults=True).decode()


def unpacked(text: str) -> Marks | None:
    """The marks again; None for those of another make, which the dossier's next run writes anew."""
    try:
        return _marks.validate_json(text)
    except ValidationError:
        return None


def place_json(where: Where) -> dict[str, Any]:
    """A place as JSON-ready values."""
    return asdict(where)


def place_of(said: dict[str, Any]) -> Where:
    """The place again."""
    return _where.validate_python(said)
