"""What a form to be filled in looks like: particulars, figures, place for the seal, as data like the lists are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checkers.model import Text
from extractors.fields import field
from service.blanks.definitions import said_of

OPTIONS = ("categories", "services")
"""What of the rulebook may be ticked behind a label."""


@dataclass(frozen=True, slots=True)
class Particular:
    """Something that is asked of the applicant. `known`: the part of the unit's profile that is filled in;
    `options`: what of the rulebook may be ticked; `wide`: it has a row of its own.
    """

    label: str
    known: str = ""
    options: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A row for a figure: its field, its label with the unit, and which paper proves it."""

    field: str
    label: str
    proved: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a kind of paper. `basis`, the line under its title, has a slot {rulebook}.

    `sections` are the headings of particulars, figures and promise, `heads` those of the columns of figures.
    """

    kind: str
    names: Text
    title: str
    basis: str
    sections: Mapping[str, str]
    particulars: tuple[Particular, ...]
    heads: tuple[str, ...]
    figures: tuple[Figure, ...]
    notes: str
    promise: str
    signature: tuple[str, ...]


def form_of(kind: str) -> Form | None:
    """The form of that kind of paper; None where there is none, or a list."""
    said = said_of(kind)
    return read(kind, said) if said and "figures" in said else None


def read(kind: str, said: Mapping[str, Any]) -> Form:
    """The form as its file says it. Raises KeyError, TypeError or ValueError for what cannot be meant."""
    return Form(
        kind=kind,
        names=Text(said["names"]["zh"], said["names"]["en"]),
        title=said["title"],
        basis=said["basis"],
        sections={name: said["sections"][name] for name in ("particulars", "figures", "promise")},
        particulars=tuple(_particular(one) for one in said["particulars"]),
        heads=tuple(said["heads"]),
        figures=tuple(_figure(one) for one in said["figures"]),
        notes=said["notes"],
        promise=said["promise"],
        signature=tuple(said["signature"]),
    )


def _particular(said: Mapping[str, Any]) -> Particular:
    one = Particular(**said)
    if one.options and one.options not in OPTIONS:
        raise ValueError(f"{one.label}: {one.options} cannot be ticked; {', '.join(OPTIONS)} can")
    return one


def _figure(said: Mapping[str, Any]) -> Figure:
    one = Figure(**said)
    field(one.field)
    return one
