"""YAML read strictly: every value knows its line, and what YAML 1.1 would bend in silence is refused.

Refused are a key that stands twice, `yes`/`no`/`on`/`off` (booleans to YAML, as are `true` and `false`), numbers
in other notations (0100, 1e5, 1:30, 1_000, .inf), dates with a time, anchors, merge
keys, tags and a second document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, TypeVar

import yaml

from checkers.errors import RulebookError, Spot

Scalar = str | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a file and where it stands."""

    value: Scalar | tuple[Item, ...] | Mapping[str | date, Item]
    spot: Spot


QUICK: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads as the other does, many times as fast; what is wrong the other tells, by its line."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_STRING, _INT, _FLOAT, _DATE, _NULL, _BOOL = (
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "timestamp", "null", "bool")
)
_TRUTHS = {"true": True, "false": False}
E_ = TypeVar("E_", bound=StrEnum)
T = TypeVar("T")


def parse(text: str, file: str) -> Item:
    """The one document of `text`; raises RulebookError naming `file` and the line."""
    try:
        node = _composed(text, file, QUICK)
    except yaml.YAMLError:
        node = _composed_or_told(text, file)
    if node is None:
        raise RulebookError(Spot(file, 1), "empty")
    return _item(node, file)


def _composed_or_told(text: str, file: str) -> yaml.Node | None:
    try:
        return _composed(text, file, yaml.SafeLoader)
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or "not YAML"
        spot = _spot(getattr(error, "problem_mark", None), file)
        raise RulebookError(spot, "not_yaml", problem=problem) from error


def _composed(text: str, file: str, loader: Any) -> yaml.Node | None:
    _no_anchors(text, file, loader)
    node: yaml.Node | None = yaml.compose(text, Loader=loader)
    return node


class _Mark(Protocol):
    """A place in a YAML text; PyYAML has two classes for it."""

    @property
    def line(self) -> int: ...


def _spot(mark: _Mark | None, file: str) -> Spot:
    return Spot(file, mark.line + 1 if mark else 1)


def _no_anchors(text: str, file: str, loader: Any) -> None:
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RulebookError(_spot(event.start_mark, file), "anchor")


def _item(node: yaml.Node, file: str) -> Item:
    spot = _spot(node.start_mark, file)
    if isinstance(node, yaml.MappingNode):
        return Item(_mapping(node, file), spot)
    if isinstance(node, yaml.SequenceNode):
        return Item(tuple(_item(child, file) for child in node.value), spot)
    return Item(_scalar(node, spot), spot)


def _mapping(node: yaml.MappingNode, file: str) -> dict[str | date, Item]:
    found: dict[str | date, Item] = {}
    for key_node, value_node in node.value:
        key = _item(key_node, file)
        name = str(key.value) if isinstance(key.value, Decimal) else key.value
        if not isinstance(name, (str, date)) or name == "<<":
            raise RulebookError(key.spot, "key_of_another_type")
        if name in found:
            raise RulebookError(key.spot, "key_twice", key=name)
        # What is wrong with a value is best looked for where its key stands.
        found[name] = Item(_item(value_node, file).value, key.spot)
    return found


def _scalar(node: yaml.Node, spot: Spot) -> Scalar:
    text = str(node.value)
    if node.tag == _STRING:
        return text
    if node.tag == _NULL:
        return None
    if node.tag in {_INT, _FLOAT} and _NUMBER.fullmatch(text):
        return Decimal(text)
    if node.tag == _DATE and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _date(text, spot)
    if node.tag == _BOOL and text in _TRUTHS:
        return _TRUTHS[text]
    if node.tag == _BOOL:
        raise RulebookError(spot, "boolean", text=text)
    raise RulebookError(spot, "cannot_take", text=text)


def _date(text: str, spot: Spot) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RulebookError(spot, "no_such_day", text=text) from error


def keyed(item: Item, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Item]:
    """A mapping with all of `required` and none but `required` and `optional`."""
    if not isinstance(item.value, Mapping):
        raise RulebookError(item.spot, "mapping_expected")
    known = {*required, *optional}
    for key, value in item.value.items():
        if key not in known:
            raise RulebookError(value.spot, "unknown_key", key=key, expected=", ".join(sorted(known)))
    for key in required:
        if key not in item.value:
            raise RulebookError(item.spot, "key_missing", key=key)
    return {str(key): value for key, value in item.value.items()}


def entries(item: Item) -> dict[str | date, Item]:
    """A mapping with any keys, at least one."""
    if not isinstance(item.value, Mapping) or not item.value:
        raise RulebookError(item.spot, "mapping_expected")
    return dict(item.value)


def listed(item: Item) -> tuple[Item, ...]:
    """A list, at least one long."""
    if not isinstance(item.value, tuple) or not item.value:
        raise RulebookError(item.spot, "list_expected")
    return item.value


def text(item: Item) -> str:
    """Words that are not blank."""
    if not isinstance(item.value, str) or not item.value.strip():
        raise RulebookError(item.spot, "text_expected")
    return item.value


def number(item: Item) -> Decimal:
    """A plain number."""
    if not isinstance(item.value, Decimal):
        raise RulebookError(item.spot, "number_expected")
    return item.value


def truth(item: Item) -> bool:
    """`true` or `false`."""
    if not isinstance(item.value, bool):
        raise RulebookError(item.spot, "truth_expected")
    return item.value


def day(item: Item) -> date:
    """A day."""
    if not isinstance(item.value, date):
        raise RulebookError(item.spot, "day_expected")
    return item.value


def known(item: Item, values: Mapping[str, T]) -> T:
    """What goes by the item's name; raises RulebookError naming all names that there are."""
    name = str(item.value)
    if name not in values:
        raise RulebookError(item.spot, "unknown_word", value=item.value, expected=", ".join(values))
    return values[name]


def choice(item: Item, names: type[E_]) -> E_:
    """One of an enumeration's values."""
    return known(item, {str(n.value): n for n in names})
