"""The five figures as a form's cells: label, unit and number, in every arrangement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal

from samples.forge import numbers
from samples.forge.facts import Facts
from samples.forge.numbers import rounded
from samples.forge.truth import Written
from samples.forge.words import Words

UnitPlace = Literal["label", "cell", "apart"]
PERSONS = ("人", "人", "名")
ENTERPRISES = ("家", "家", "户")
_LABEL_FORMS = ("{label}（{unit}）", "{label}({unit})", "{label}（单位：{unit}）", "{label}/{unit}", "{label}({unit}）")


@dataclass(frozen=True, slots=True)
class Entry:
    """A form's line: its label, the unit where it stands apart, and what is written in the value cell."""

    field: str
    label: str
    unit: str
    written: Written


def entry(words: Words, facts: Facts, field: str, place: UnitPlace, value: float | None = None) -> Entry:
    """What the form says of a field; the value is the declared one unless given."""
    label = words.pick(f"{field}.form_label")
    value = facts.declared(field, "form") if value is None else value
    slip = facts.slip_code(field, "form")
    if place == "cell":
        return Entry(field, label, "", in_words(words.rng, field, value, slip))
    unit, written = _bare(words.rng, field, value, slip)
    if place == "apart":
        return Entry(field, label, unit, written)
    return Entry(field, words.rng.choice(_LABEL_FORMS).format(label=label, unit=unit), "", written)


def in_words(rng: Random, field: str, value: float, slip: str = "") -> Written:
    """A figure with its unit, in the way in which people write it."""
    match field:
        case "total_assets":
            style = {"factor_10000": "wan", "factor_10000_less": "yuan"}.get(slip)
            return numbers.money(rng, value, style)
        case "floor_area":
            return numbers.area(rng, value, "wan" if value > 1500 and rng.random() < 0.15 else None)
        case "headcount":
            vague = int(value) >= 20 and rng.random() < 0.12
            return numbers.whole(rng, int(value), PERSONS, rng.choice(("more", "over")) if vague else None)
        case "qualification_ratio":
            return numbers.ratio(rng, value)
        case "client_count":
            vague = int(value) >= 60 and rng.random() < 0.2
            style = rng.choice(("more", "about", "over", "near")) if vague else None
            return numbers.whole(rng, int(value), ENTERPRISES, style)
    raise ValueError(field)


def _bare(rng: Random, field: str, value: float, slip: str) -> tuple[str, Written]:
    """The unit and a number without one."""
    match field:
        case "total_assets":
            return _bare_money(rng, value, slip)
        case "floor_area":
            unit = rng.choice(("平方米", "㎡", "平方米", "m²"))
            exact = rounded(value, 2).normalize()
            return unit, Written(f"{exact:f}", float(exact))
        case "headcount":
            return "人", Written(str(int(value)), value)
        case "qualification_ratio":
            one = rounded(value * 100, rng.choice((0, 1, 2)))
            return "%", Written(str(one), float(one) / 100)
        case "client_count":
            return rng.choice(("家", "家", "户")), Written(str(int(value)), value)
    raise ValueError(field)


def _bare_money(rng: Random, value: float, slip: str) -> tuple[str, Written]:
    unit = {"factor_10000": "万元", "factor_10000_less": "元"}.get(slip) or rng.choice(("万元", "万元", "元"))
    if unit == "元":
        exact = rounded(value, rng.choice((0, 2)))
        return unit, Written(numbers.number(exact, rng.random() < 0.7), float(exact))
    wan = rounded(Decimal(str(value)) / 10000, rng.choice((2, 2, 4)))
    return unit, Written(numbers.number(wan, rng.random() < 0.4), float(wan * 10000))
