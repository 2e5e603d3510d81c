"""What a rulebook asks of papers: which of its conditions rest on a kind of paper, how much is asked, of which year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from checkers.model import Required, Text
from checkers.rulebook.asks.current_papers import CurrentPapers
from checkers.rulebook.asks.required_papers import AskedPaper, RequiredPapers
from checkers.rulebook.model import ALWAYS, Rule, Rulebook
from checkers.rulebook.services import called
from extractors.model import Kind
from service.report.figures import demand
from service.report.words import Words

AT_LEAST, AGREES = ">=", "agrees"


@dataclass(frozen=True, slots=True)
class Why:
    """A condition that rests on a paper, and how much it asks in words; "" where it asks no number."""

    clause: str
    title: str
    asked: str


def papers_asked(rulebook: Rulebook) -> tuple[AskedPaper, ...]:
    """The papers that the rulebook, or the notice laid over it, asks for."""
    return tuple(p for r in rulebook.rules if r.condition == "required_papers" for p in r.asked(RequiredPapers).papers)


def why(rulebook: Rulebook, kinds: Iterable[Kind], on: date, words: Words) -> tuple[Why, ...]:
    """The conditions that rest on papers of these kinds, in the rulebook's order."""
    wanted = {str(kind) for kind in kinds}
    rules = (rule for rule in rulebook.rules if rule.condition != AGREES and wanted & _proving(rule))
    return tuple(Why(words.say(r.clause), words.say(r.title), _asked(r, on, words)) for r in rules)


def fields_asked(rulebook: Rulebook) -> frozenset[str]:
    """The fields whose figure a condition of the rulebook asks for, by their ids."""
    return frozenset(rule.field.id for rule in rulebook.rules if rule.field and rule.condition != AGREES)


def years(rulebook: Rulebook, kind: Kind, on: date) -> tuple[int, ...]:
    """Of which years a paper of that kind may be by its rule on papers of their time; none: it says nothing of it."""
    rules = (rule.asked(CurrentPapers) for rule in rulebook.rules if rule.condition == "current_papers")
    offsets = {offset for asked in rules for line in asked.of_year if kind in line.papers for offset in line.years}
    return tuple(sorted(on.year + offset for offset in offsets))


def shows(kind: Kind) -> Text | None:
    """What a paper of that kind looks like, whatever the rulebook."""
    said = _book()["shows"].get(str(kind))
    return Text(said["zh"], said["en"]) if said else None


def _proving(rule: Rule) -> set[str]:
    if rule.field:
        return {str(kind) for kind in rule.field.proved_by}
    return set(_book()["proved_by"].get(rule.condition, ()))


def _asked(rule: Rule, on: date, words: Words) -> str:
    """How much is asked, of each category or service where they differ."""
    there = {key: value.value for key in rule.values if (value := rule.value(on, key))}
    said = {key: demand(Required(AT_LEAST, value, rule.unit or ""), rule.field, words) for key, value in there.items()}
    if len(set(said.values())) <= 1:
        return next(iter(said.values()), "")
    between, colon = ("；", "：") if words.lang == "zh" else ("; ", ": ")
    return between.join(text if key == ALWAYS else f"{_of(key, words)}{colon}{text}" for key, text in said.items())


def _of(key: str, words: Words) -> str:
    name = called(key)
    return words.say(name) if name else key


@cache
def _book() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(
        files("service.checklists").joinpath("papers.yaml").read_text(encoding="utf-8")
    )
    return loaded
