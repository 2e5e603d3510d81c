"""The year's notice (Article 10): what one round asks otherwise than the rulebook, checked like one and laid over it.

A notice is one file: its number, title and days, values that differ by rule, the papers that it asks for by procedure,
and the table by which its experts score. A list of papers takes the place of the rulebook's own; a value holds for all
dossiers of the round; a table of scores changes no rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from checkers.errors import RulebookError, Spot
from checkers.model import Text
from checkers.rulebook.asks.required_papers import AskedPaper, RequiredPapers, asked_list
from checkers.rulebook.model import ALWAYS, DatedValue, Procedure, Round, Rule, Rulebook, Source
from checkers.rulebook.places import source
from checkers.rulebook.scores import ScoreTable, score_table
from checkers.rulebook.services import offered
from checkers.rulebook.strict_yaml import Item, day, entries, keyed, known, number, parse, text

_REQUIRED = ("number", "title", "issued_on", "opens_on", "closes_on", "source")
_VALUE = frozenset({"value", "source"})


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A value that the notice sets: of which rule and key, where that stands in the law, and in the file."""

    rule: str
    key: str
    value: Decimal
    source: Source
    spot: Spot


@dataclass(frozen=True, slots=True)
class Notice:
    """One year's notice. `papers`: the lists that take the place of the rulebook's, by procedure.

    `scores`: by which table experts score; None where the round has none.
    """

    round: Round
    values: tuple[Otherwise, ...]
    papers: Mapping[Procedure, tuple[AskedPaper, ...]]
    scores: ScoreTable | None = None


def load_notice(path: Path) -> Notice:
    """The notice of a file; raises RulebookError naming the line that is wrong."""
    try:
        return notice_of(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError as error:
        raise RulebookError(Spot(path.name, 1), "no_file") from error
    except UnicodeDecodeError as error:
        raise RulebookError(Spot(path.name, 1), "not_utf8") from error


def notice_of(written: str, file: str) -> Notice:
    """The notice of a text, which `file` names; raises RulebookError naming the line that is wrong."""
    found = keyed(parse(written, file), _REQUIRED, ("values", "papers", "scores", "note"))
    return Notice(
        round=_round(found),
        values=tuple(_values(found["values"])) if "values" in found else (),
        papers=_papers(found["papers"]) if "papers" in found else {},
        scores=score_table(found["scores"]) if "scores" in found else None,
    )


def _round(found: Mapping[str, Item]) -> Round:
    title = keyed(found["title"], ("zh", "en"))
    said = Round(
        number=text(found["number"]),
        title=Text(text(title["zh"]), text(title["en"])),
        issued_on=day(found["issued_on"]),
        opens_on=day(found["opens_on"]),
        closes_on=day(found["closes_on"]),
        source=source(found["source"]),
    )
    if said.closes_on < max(said.opens_on, said.issued_on):
        raise RulebookError(found["closes_on"].spot, "closes_too_early")
    return said


def _values(item: Item) -> Iterator[Otherwise]:
    """`8.2.floor_area: {value: 120, source: …}`, or by key: `8.1.assets: {comprehensive: {value: …, source: …}}`."""
    for rule, said in entries(item).items():
        by_key = entries(said)
        if set(by_key) & _VALUE:
            yield _value(str(rule), ALWAYS, said)
        else:
            yield from (_value(str(rule), str(key), one) for key, one in by_key.items())


def _value(rule: str, key: str, item: Item) -> Otherwise:
    found = keyed(item, ("value", "source"))
    value = number(found["value"])
    if value < 0:
        raise RulebookError(found["value"].spot, "negative")
    return Otherwise(rule, key, value, source(found["source"]), item.spot)


def _papers(item: Item) -> Mapping[Procedure, tuple[AskedPaper, ...]]:
    procedures = {str(p.value): p for p in Procedure}
    each = entries(item).items()
    return {known(Item(str(name), said.spot), procedures): asked_list(said, offered()) for name, said in each}


def with_notice(rulebook: Rulebook, notice: Notice) -> Rulebook:
    """The rulebook as the notice has it; raises RulebookError where the notice speaks of what the rulebook has not."""
    for one in notice.values:
        _check(rulebook, one)
    rules = tuple(_laid_over(rule, rulebook.procedure, notice) for rule in rulebook.rules)
    return replace(rulebook, rules=rules, round=notice.round)


def _check(rulebook: Rulebook, one: Otherwise) -> None:
    rules = {r.id: r for r in rulebook.rules if r.values}
    if one.rule not in rules:
        raise RulebookError(one.spot, "no_such_rule", name=one.rule, expected=", ".join(rules))
    rule = rules[one.rule]
    if one.key not in rule.values:
        raise RulebookError(one.spot, "no_such_key", name=one.key, expected=", ".join(rule.values))
    if rule.unit == "ratio" and one.value > 1:
        raise RulebookError(one.spot, "share_above_one")
    if rule.condition == "age" and one.value != one.value.to_integral_value():
        raise RulebookError(one.spot, "no_age")


def _laid_over(rule: Rule, procedure: Procedure, notice: Notice) -> Rule:
    set_ = {one.key: one for one in notice.values if one.rule == rule.id}
    if set_:
        values = {key: _set(dated, set_[key]) if key in set_ else dated for key, dated in rule.values.items()}
        rule = replace(rule, values=values)
    if rule.condition == "required_papers" and procedure in notice.papers:
        rule = replace(rule, asks=RequiredPapers(notice.papers[procedure]))
    return rule


def _set(dated: tuple[DatedValue, ...], one: Otherwise) -> tuple[DatedValue, ...]:
    """The one value of the round, in force since the rule is."""
    return (DatedValue(dated[0].first_day, one.value, one.source),)
