"""A rulebook's folder in, a Rulebook out, or a RulebookError that names file and line: nothing is guessed.

`rulebook.yaml` says what the book is, `services.yaml` and `places.yaml` what several rules share; every other file is
one rule, and its name is the rule's id.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from checkers.errors import RulebookError, Spot, UnknownRulebook
from checkers.model import Offered, Sort, Text
from checkers.rulebook import folders
from checkers.rulebook.asks import ASKS
from checkers.rulebook.examples import example
from checkers.rulebook.folders import BOOK, DEFAULT, PLACES, folder_of, names, natural, read, rule_files, rule_id
from checkers.rulebook.model import (
    ALWAYS,
    NEEDS,
    DatedValue,
    Decision,
    DependsOn,
    Interpretation,
    Places,
    Procedure,
    Rule,
    Rulebook,
)
from checkers.rulebook.places import places, source
from checkers.rulebook.services import offered_in
from checkers.rulebook.strict_yaml import Item, choice, day, entries, keyed, known, listed, number, text, truth
from extractors.fields import Field, all_fields
from extractors.words.loading import OWN_RULES

__all__ = ["OWN_RULES", "Rulebook", "load", "load_folder", "names"]

D = TypeVar("D", DatedValue, Decision)
_BOOK_KEYS = ("id", "title", "version", "authority", "source")
_BESIDE = ("not_looked_at", "categories", "includes", "procedure", "in_force")
_OF_YEARS = frozenset({"age", "summaries", "term"})
"""Conditions whose values are whole years."""

_COUNTED = ("years", "papers", "organisations", "services")


def load(name: str = DEFAULT) -> Rulebook:
    """One of the project's own rulebooks; raises UnknownRulebook or RulebookError."""
    if name not in names():
        raise UnknownRulebook(name, names())
    return load_folder(folder_of(name))


def in_force() -> Rulebook:
    """The rulebook that PRESCREEN_RULES names by its id or folder, else the project's.

    Raises UnknownRulebook or RulebookError.
    """
    return load_folder(folders.in_force())


def texts_in_force() -> dict[str, str]:
    """All that the rulebook in force consists of: its files, and those of rulebooks that it includes, by their path."""
    return _texts(folders.in_force())


def _texts(folder: Path) -> dict[str, str]:
    found = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folders.files_of(folder)}
    book = read(folder / BOOK, folder).value
    if isinstance(book, Mapping) and "includes" in book:
        name = text(keyed(book["includes"], ("rulebook",), ("rules",))["rulebook"])
        found |= {f"{name}/{path}": said for path, said in _texts(folders.included(name, folder)).items()}
    return found


def load_folder(folder: Path) -> Rulebook:
    """The rulebook of a folder; raises RulebookError naming the first file and line that is wrong."""
    item = read(folder / BOOK, folder)
    book = keyed(item, _BOOK_KEYS, _BESIDE)
    shared = _Shared(offered_in(folder, item), _places(folder))
    own = {rule_id(p, folder): _rule(read(p, folder), rule_id(p, folder), shared) for p in rule_files(folder)}
    rules = {**(_included(book["includes"], folder, shared) if "includes" in book else {}), **own}
    if not rules:
        raise RulebookError(Spot(BOOK, 1), "no_rule")
    return Rulebook(
        id=text(book["id"]),
        title=_bilingual(book["title"]),
        version=text(book["version"]),
        authority=_bilingual(book["authority"]),
        source=source(book["source"]),
        rules=tuple(rules[name] for name in sorted(rules, key=natural)),
        not_looked_at=tuple(map(_bilingual, listed(book["not_looked_at"]))) if "not_looked_at" in book else (),
        offered=shared.offered,
        procedure=choice(book["procedure"], Procedure) if "procedure" in book else Procedure.RECOGNITION,
        in_force=_span(book["in_force"]) if "in_force" in book else None,
    )


def _span(item: Item) -> tuple[date, date]:
    """The first and the last day of the measures."""
    found = keyed(item, ("from", "until"))
    first, last = day(found["from"]), day(found["until"])
    if last < first:
        raise RulebookError(found["until"].spot, "closes_too_early")
    return first, last


@dataclass(frozen=True, slots=True)
class _Shared:
    """What several rules of a rulebook share."""

    offered: Offered
    places: Places | None


def _places(folder: Path) -> Places | None:
    return places(read(folder / PLACES, folder)) if (folder / PLACES).is_file() else None


def _included(item: Item, folder: Path, shared: _Shared) -> dict[str, Rule]:
    """The rules that are another rulebook's, as they stand there: `{rulebook: yangjiang, rules: [8.1.*]}`."""
    found = keyed(item, ("rulebook",), ("rules",))
    other, own_places = folders.included(text(found["rulebook"]), folder), shared.places is not None
    shared = replace(shared, places=shared.places or _places(other))
    there = {rule_id(p, other): p for p in rule_files(other)}
    taken: dict[str, Rule] = {}
    for wanted in listed(found["rules"]) if "rules" in found else ():
        fitting = fnmatch.filter(there, text(wanted))
        if not fitting:
            raise RulebookError(wanted.spot, "nothing_included", book=text(found["rulebook"]), rule=text(wanted))
        taken |= {name: _rule(read(there[name], other), name, shared) for name in fitting}
    asks_for_rooms = any(_is_of_rooms(rule) and rule.values for rule in taken.values())
    if own_places or asks_for_rooms:
        return taken
    return {name: replace(rule, places=None) if _is_of_rooms(rule) else rule for name, rule in taken.items()}


def _is_of_rooms(rule: Rule) -> bool:
    """Whether a rule asks where rooms are only because its field is of premises.

    A rulebook that takes over no threshold for rooms, and names no places, asks for none in another's places.
    """
    return bool(rule.field and rule.field.premises) and "places" not in NEEDS[rule.condition]


def _bilingual(item: Item) -> Text:
    found = keyed(item, ("zh", "en"))
    return Text(text(found["zh"]), text(found["en"]))


def _rule(item: Item, rule_id: str, shared: _Shared) -> Rule:
    found = keyed(
        item,
        ("clause", "title", "condition", "examples"),
        ("field", "unit", "depends_on", "values", "decisions", "sort", "asks", "note"),
    )
    condition = text(found["condition"])
    if condition not in NEEDS:
        expected = ", ".join(sorted(NEEDS))
        raise RulebookError(found["condition"].spot, "unknown_condition", name=condition, expected=expected)
    named = known(found["field"], all_fields()) if "field" in found else None
    depends_on = choice(found["depends_on"], DependsOn) if "depends_on" in found else DependsOn.NOTHING
    rule = Rule(
        id=rule_id,
        clause=_bilingual(found["clause"]),
        title=_bilingual(found["title"]),
        field=named,
        condition=condition,
        unit=_unit(found["unit"], named) if "unit" in found else None,
        depends_on=depends_on,
        values=_all_values(found["values"], depends_on, shared.offered) if "values" in found else {},
        examples=tuple(example(e, named, shared.offered) for e in listed(found["examples"])),
        decisions=_decisions(found["decisions"], named, condition) if "decisions" in found else (),
        sort=choice(found["sort"], Sort) if "sort" in found else Sort.DECIDED,
        asks=ASKS[condition](found["asks"], shared.offered)
        if "asks" in found and condition in ASKS
        else found.get("asks"),
        places=shared.places if "places" in NEEDS[condition] or (named and named.premises) else None,
    )
    _complete(rule, item.spot)
    if rule.unit == "ratio":
        _shares(rule, found["values"].spot)
    if rule.condition in _OF_YEARS:
        _years(rule, found["values"].spot)
    return rule


def _shares(rule: Rule, spot: Spot) -> None:
    """60 for 60 % would ask for sixty times everybody."""
    if any(v.value > 1 for values in rule.values.values() for v in values):
        raise RulebookError(spot, "share_above_one")


def _years(rule: Rule, spot: Spot) -> None:
    """Days are counted to the same day some whole years on, of everybody."""
    whole = all(v.value == v.value.to_integral_value() for values in rule.values.values() for v in values)
    if rule.unit != "years" or not whole or rule.depends_on is not DependsOn.NOTHING:
        raise RulebookError(spot, "no_age")


def _complete(rule: Rule, spot: Spot) -> None:
    """A condition gets the parts it needs, and no part that it would pass over in silence."""
    needs = NEEDS[rule.condition]
    parts = (("field", rule.field), ("unit", rule.unit), ("values", rule.values), ("asks", rule.asks))
    missing = [part for part, there in (*parts, ("places", rule.places)) if part in needs and not there]
    if missing:
        raise RulebookError(spot, "needs_part", condition=rule.condition, part=missing[0])
    for part, there in parts:
        if there and part not in needs:
            raise RulebookError(spot, "useless_part", condition=rule.condition, part=part)


def _unit(item: Item, named: Field | None) -> str:
    unit = text(item)
    units = {named.unit} if named else {*(f.unit for f in all_fields().values()), *_COUNTED}
    if unit not in units:
        raise RulebookError(item.spot, "wrong_unit", expected=", ".join(sorted(units)))
    return unit


def _all_values(item: Item, depends_on: DependsOn, offered: Offered) -> dict[str, tuple[DatedValue, ...]]:
    if depends_on is DependsOn.NOTHING:
        return {ALWAYS: _values(item)}
    if depends_on is DependsOn.CATEGORY:
        by_category = keyed(item, [str(c.id) for c in offered.categories])
        return {key: _values(value) for key, value in by_category.items()}
    by_service = keyed(item, (ALWAYS,), [s.id for s in offered.services])
    return {key: _values(value) for key, value in by_service.items()}


def _values(item: Item) -> tuple[DatedValue, ...]:
    return _ascending(tuple(_value(key, value) for key, value in entries(item).items()), item.spot)


def _ascending(found: tuple[D, ...], spot: Spot) -> tuple[D, ...]:
    for earlier, later in pairwise(found):
        if later.first_day <= earlier.first_day:
            raise RulebookError(spot, "days_not_ascending", later=later.first_day, earlier=earlier.first_day)
    return found


def _decisions(item: Item, named: Field | None, condition: str) -> tuple[Decision, ...]:
    """`decisions: {2024-01-01: {interpretation: either, decided_by: …, decided_on: 2023-12-20}}`."""
    if named is None or not named.either or "values" not in NEEDS[condition]:
        raise RulebookError(item.spot, "nothing_to_decide")
    return _ascending(tuple(_decision(key, value) for key, value in entries(item).items()), item.spot)


def _decision(key: str | date, item: Item) -> Decision:
    found = keyed(item, ("interpretation", "decided_by", "decided_on"))
    meant = choice(found["interpretation"], Interpretation)
    return Decision(_first_day(key, item), meant, text(found["decided_by"]), day(found["decided_on"]))


def _first_day(key: str | date, item: Item) -> date:
    if not isinstance(key, date):
        raise RulebookError(item.spot, "no_first_day", key=key)
    return key


def _value(key: str | date, item: Item) -> DatedValue:
    first = _first_day(key, item)
    found = keyed(item, ("value", "source"), ("last_confirmed_on", "verified"))
    confirmed = day(found["last_confirmed_on"]) if "last_confirmed_on" in found else None
    if confirmed and confirmed < first:
        raise RulebookError(found["last_confirmed_on"].spot, "confirmed_too_early")
    value = number(found["value"])
    if value < 0:
        raise RulebookError(found["value"].spot, "negative")
    return DatedValue(first, value, source(found["source"]), confirmed, _is_verified(found))


def _is_verified(found: dict[str, Item]) -> bool:
    """Whether somebody compared the value with its source; one that is known at second hand says `verified: false`."""
    return truth(found["verified"]) if "verified" in found else True


def sources(rulebook: Rulebook) -> Iterable[tuple[str, DatedValue]]:
    """Every dated value with its rule's id, for a page that shows what the rules rest on."""
    return ((r.id, v) for r in rulebook.rules for values in r.values.values() for v in values)
