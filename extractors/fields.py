"""What is looked for in papers: each field a value, a row of `words/fields.yaml`; nothing else knows a field by name.

A row that lacks a key, has one that is not known, or counts in a unit that has no name is refused when this module is
imported.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from extractors.words.checking import Fault, Files, UnreadableWords
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
    """Every field by its id, in the order of the rows. Raises UnreadableWords for a row that is not complete."""
    try:
        return {entry["id"]: _field(entry, units()) for entry in raw("fields")["fields"]}
    except ValueError as error:
        raise UnreadableWords("fields", str(error)) from error


@lru_cache(maxsize=1)
def units() -> Mapping[str, UnitName]:
    """What the units of all fields are called, by their ids."""
    return {entry["id"]: UnitName(**entry) for entry in raw("fields")["units"]}


def forget() -> None:
    """Read the rows anew, since other word files hold from now on."""
    all_fields.cache_clear()
    units.cache_clear()


def field(name: str) -> Field:
    """The field of that id; KeyError where there is none."""
    return all_fields()[name]


def figures() -> tuple[Field, ...]:
    """The fields whose values are figures."""
    return tuple(all_fields().values())


OF_THEIR_OWN = frozenset({"staff", "clients"})
"""Kinds of list that are read by modules of their own; any other has a file of words that says how it is counted."""


def faults(files: Files) -> Iterator[Fault]:
    """What is wrong in the rows of such word files, and in what the rows refer to."""
    named = {str(entry.get("id")) for entry in files["fields"].get("units", ())}
    for entry in files["fields"]["fields"]:
        row = str(entry.get("id"))
        try:
            _field(entry, named)
        except ValueError as error:
            yield Fault("fields", row, str(error), "docs/words.md tells what each key means")
        for name in _referred(entry):
            if name not in files:
                yield Fault("fields", row, f"there is no {name}.yaml", "Add the file, or name another")
        yield from _of_list(row, entry.get("list"), files)


def _referred(entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"labels/{entry.get('id')}"
    yield from (f"kinds/{code}" for key in ("proved_by", "also_in") for code in entry.get(key, ()))
    if entry.get("list") and entry["list"] not in OF_THEIR_OWN:
        yield f"lists/{entry['list']}"


_LIST_KEYS = ("key", "count", "columns", "titles")


def _of_list(row: str, kind: str | None, files: Files) -> Iterator[Fault]:
    name = f"lists/{kind}"
    lacking = [key for key in _LIST_KEYS if key not in files.get(name, _LIST_KEYS)]
    if kind not in OF_THEIR_OWN and lacking:
        yield Fault(name, row, f"does not say its {', '.join(lacking)}", "docs/words.md shows a whole file")


def _field(entry: Mapping[str, Any], named_units: Container[str]) -> Field:
    known = {f.name: f for f in fields(Field)}
    unknown = sorted(entry.keys() - known.keys())
    missing = sorted(n for n, f in known.items() if f.default is MISSING and n not in entry)
    if unknown or missing:
        raise ValueError(f"field {entry.get('id')}: unknown {unknown}, missing {missing}")
    if entry["unit"] not in named_units:
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
