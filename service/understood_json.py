"""What a paper says as JSON and back again, value for value: classes are named, so that a day never becomes a text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

from extractors.fields import Field
from extractors.fields import field as field_of
from service.children import Understood

_AS_THEY_ARE = (bool, int, float, str)
_NAMED: dict[str, Callable[[Any], object]] = {
    "Decimal": Decimal,
    "date": date.fromisoformat,
    "Field": field_of,
}


class NotUnderstood(Exception):
    """It is of another make, or damaged."""


def written(said: Understood) -> bytes:
    """As JSON. Raises TypeError for a value of a sort that is not known here."""
    return json.dumps(_plain(said), ensure_ascii=False, separators=(",", ":")).encode()


def read(content: bytes) -> Understood:
    """What was written. Raises NotUnderstood."""
    try:
        said = _value(json.loads(content))
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise NotUnderstood(type(error).__name__) from error
    if not isinstance(said, Understood):
        raise NotUnderstood(type(said).__name__)
    return said


def _plain(value: object) -> object:
    kind: type[Any] = type(value)
    if value is None or kind in _AS_THEY_ARE:
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Field):
        return {"Field": value.id}
    if isinstance(value, Decimal | date):
        return {kind.__name__: str(value)}
    if kind.__name__ not in _classes():
        raise TypeError(kind.__name__)
    if isinstance(value, Enum):
        return {kind.__name__: value.value}
    return {kind.__name__: [_plain(getattr(value, name)) for name in _names(kind)]}


def _value(plain: Any) -> object:
    if isinstance(plain, list):
        return tuple(_value(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    ((name, inside),) = plain.items()
    if name in _NAMED:
        return _NAMED[name](inside)
    kind = _classes()[name]
    if issubclass(kind, Enum):
        return kind(inside)
    return kind(**dict(zip(_names(kind), map(_value, inside), strict=True)))


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _classes() -> dict[str, type[Any]]:
    """By name all classes that what is understood can be made of."""
    found: dict[str, type[Any]] = {}
    todo: list[type[Any]] = [Understood]
    while todo:
        kind = todo.pop()
        if found.setdefault(kind.__name__, kind) is kind and is_dataclass(kind) and kind is not Field:
            new = {one for hint in get_type_hints(kind).values() for one in _inside(hint)}
            todo.extend(one for one in new if one.__name__ not in found)
    return found


def _inside(hint: Any) -> Iterator[type[Any]]:
    """The classes of ours that a hint names."""
    for one in get_args(hint) or (hint,):
        if get_args(one):
            yield from _inside(one)
        elif isinstance(one, type) and (is_dataclass(one) or issubclass(one, Enum)):
            yield one
