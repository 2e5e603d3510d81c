"""What is looked for in papers: each field a value, a row of `words/fields.yaml`; nothing else knows a field by name.

A row that lacks a key, has one that is not known, or counts in a unit that has no name is refused when this module is
imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from extractors.words.loading import raw

CUES = ("rule", "plan", "past", "others", "region")
"""What is asked of the words around a figure of a field whose row does not say otherwise."""


class Dated(StrEnum):
    """How figures of a field are dated: by the end of a year, by the year that they sum up, by a day, or not at all."""

    YEAR_END = "year_end"
    YEAR = "year"
    DAY = "day"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Name:
    """What a field is called."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class UnitName:
    """What a unit is called: `en` of one, `many` of several; English writes some `ahead` of the figure (CNY 5)."""

    id: str
    zh: str
    en: str
    many: str = ""
    ahead: bool = False

    def english(self, value: Decimal) -> str:
        """The unit of that many."""
        return self.en if value == 1 or not self.many else self.many


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field. The same row is the same object, in every process.

    `unit` is the base unit of its values; `counted_in` the units that its figures come in. `bare`: a number without
    a unit behind its label is one of it. `whole`: no fractions. `statement`: it stands in statements of accounts,
    which name their enterprise and their day. `premises`: it is a measure of rooms, which add up. `outright`: words
    of strength 3 silence vaguer ones in the same paper. `either`: its people qualify by one of two properties.
    `list`: the kind of list that counts it. `least`: no plausible value is below. `cues`: what takes the force
    from its figures. `proved_by`: the kinds of paper that are evidence, the most direct first; `also_in`: kinds that
    may carry it besides.
    """

    id: str
    names: Name
    unit: str
    counted_in: tuple[str, ...]
    dated: Dated
    proved_by: tuple[str, ...]
    also_in: tuple[str, ...] = ()
    bare: bool = False
    whole: bool = False
    statement: bool = False
    premises: bool = False
    outright: bool = False
    either: bool = False
    list: str | None = None
    least: Decimal | None = None
    cues: tuple[str, ...] = CUES

    @property
    def share(self) -> bool:
        """Whether its values are fractions of one."""
        return self.unit == "ratio"

    @property
    def money(self) -> bool:
        """Whether its values are amounts of money."""
        return self.unit == "CNY"

    @property
    def of_a_year(self) -> bool:
        """Whether figures of two years neither agree nor disagree."""
        return self.dated in (Dated.YEAR_END, Dated.YEAR)

    def __str__(self) -> str:
        return self.id

    def __repr__(self) -> str:
        return f"field({self.id!r})"

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return field, (self.id,)

    def __lt__(self, other: Field) -> bool:
        return self.id < other.id


@lru_cache(maxsize=1)
def all_fields() -> Mapping[str, Field]:
    """Every field by its id, in the order of the rows. Raises ValueError for a row that is not complete."""
    return {entry["id"]: _field(entry) for entry in raw("fields")["fields"]}


@lru_cache(maxsize=1)
def units() -> Mapping[str, UnitName]:
    """What the units of all fields are called, by their ids."""
    return {entry["id"]: UnitName(**entry) for entry in raw("fields")["units"]}


def field(name: str) -> Field:
    """The field of that id; KeyError where there is none."""
    return all_fields()[name]


def figures() -> tuple[Field, ...]:
    """The fields whose values are figures."""
    return tuple(all_fields().values())


def _field(entry: Mapping[str, Any]) -> Field:
    known = {f.name: f for f in fields(Field)}
    unknown = sorted(entry.keys() - known.keys())
    missing = sorted(n for n, f in known.items() if f.default is MISSING and n not in entry)
    if unknown or missing:
        raise ValueError(f"field {entry.get('id')}: unknown {unknown}, missing {missing}")
    if entry["unit"] not in units():
        raise ValueError(f"field {entry['id']}: the unit {entry['unit']} has no name")
    return Field(**{key: _value(key, value) for key, value in entry.items()})


def _value(key: str, value: Any) -> Any:
    if key == "names":
        return Name(**value)
    if key == "dated":
        return Dated(value)
    if key == "least":
        return Decimal(str(value))
    return tuple(value) if isinstance(value, list) else value


all_fields()
