"""Which conditions a round's dossiers are judged by, as columns and sheets: known before any report is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.fields import field as field_of
from service.exports.words import said
from service.records.lights import Light, lights
from service.report.texts import text_of
from service.report.viewing import title_of
from service.report.words import Words

LONGEST = 31
"""Characters of a sheet's name at most."""
UNFIT = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition by the key of its finding; `agreement` is the key of the finding whether papers agree on its figure.

    `figure` heads the column of its figure, "" where it has none; `unit` is the figure's.
    """

    key: str
    title: str
    sheet: str
    agreement: str = ""
    figure: str = ""
    unit: str = ""


def conditions(summaries: Iterable[Mapping[str, Any]], words: Words) -> tuple[Condition, ...]:
    """All conditions that any of these runs was judged by, in the order of the rules."""
    found: dict[str, Light] = {}
    for summary in summaries:
        for light in lights(summary):
            found.setdefault(light.key, light)
    agreements = {light.field: key for key, light in found.items() if _is_agreement(light) and light.field}
    taken: set[str] = {said("sheet_dossiers", words.lang).casefold()}
    asked = [light for light in found.values() if not _is_agreement(light)]
    own = [_condition(light, agreements.pop(light.field, "") if light.field else "", words, taken) for light in asked]
    return (*own, *(_condition(found[key], "", words, taken) for key in agreements.values()))


def _is_agreement(light: Light) -> bool:
    return light.rule.startswith("agreement.")


def _condition(light: Light, agreement: str, words: Words, taken: set[str]) -> Condition:
    title = title_of(light.rule, light.field, text_of(light.title), words)
    unit = field_of(light.field).unit if light.field and not _is_agreement(light) else ""
    shown = words.of("unit", unit) if unit else ""
    figure = said("figure_unit", words.lang, title=title, unit=shown) if unit else ""
    return Condition(light.key, title, _sheet(light, title, taken), agreement, figure, unit)


def _sheet(light: Light, title: str, taken: set[str]) -> str:
    """A name that no other sheet has: the paragraph's number, where the rule has one, and the title."""
    number = ".".join(part for part in light.rule.split(".") if part.isdecimal())
    name = UNFIT.sub(" ", f"{number} {title}".strip())[:LONGEST].strip() or light.key[:LONGEST]
    tries = (name, *(f"{name[: LONGEST - 5].strip()} ({n})" for n in range(2, len(taken) + 3)))
    fit = next(t for t in tries if t.casefold() not in taken)
    taken.add(fit.casefold())
    return fit
