"""What a list to be filled in looks like: columns, choices, checks, as data. The rulebook's folder goes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from checkers.model import Text
from checkers.rulebook.folders import BLANKS, in_force

CHECKS = ("whole", "once", "day", "year_day", "code")
"""What a column may ask of its cells: whole numbers, no value twice, a day, a day of the list's year, a credit code."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers of a column, and what it counts as."""

    says: str
    counts: Text | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list. `services`: its choices are the rulebook's services."""

    header: str
    width: int
    needed: bool = False
    check: str = ""
    about: Text | None = None
    choices: tuple[Choice, ...] = ()
    services: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A list of a kind of paper. `title` and `owner` are lines above it with slots {day}, {year}, {unit}."""

    kind: str
    names: Text
    title: str
    owner: str
    about: Text
    columns: tuple[Column, ...]
    of_year: bool = False


def blank_of(kind: str) -> Blank | None:
    """The list of that kind of paper; None where there is none to fill in, or a form."""
    said = said_of(kind)
    return read(kind, said) if said and "columns" in said else None


def said_of(kind: str) -> Mapping[str, Any] | None:
    """What the file of that kind says; None where there is none."""
    own = in_force() / BLANKS / f"{kind}.yaml"
    text = own.read_text(encoding="utf-8") if own.is_file() else _ours(kind)
    return yaml.safe_load(text) if text else None


def own_form(kind: str) -> Path | None:
    """The office's own form of that kind of paper: a file of that name in the rulebook's folder."""
    found = sorted((in_force() / BLANKS).glob(f"{kind}.*"))
    return next((path for path in found if path.suffix != ".yaml"), None)


def read(kind: str, said: Mapping[str, Any]) -> Blank:
    """The list as its file says it. Raises KeyError or ValueError for what cannot be meant."""
    return Blank(
        kind=kind,
        names=_text(said["names"]),
        title=said["title"],
        owner=said["owner"],
        about=_text(said["about"]),
        columns=tuple(_column(one) for one in said["columns"]),
        of_year=bool(said.get("of_year", False)),
    )


def _column(said: Mapping[str, Any]) -> Column:
    check = said.get("check", "")
    if check and check not in CHECKS:
        raise ValueError(f"{said['header']}: {check} is no check; it is one of {', '.join(CHECKS)}")
    return Column(
        header=said["header"],
        width=said["width"],
        needed=bool(said.get("needed", False)),
        check=check,
        about=_text(said["about"]) if "about" in said else None,
        choices=tuple(
            Choice(c["says"], _text(c["counts"]) if "counts" in c else None) for c in said.get("choices", ())
        ),
        services=bool(said.get("services", False)),
    )


def _text(said: Mapping[str, str]) -> Text:
    return Text(said["zh"], said["en"])


def _ours(kind: str) -> str:
    file = files("service.blanks").joinpath(f"{kind}.yaml")
    return file.read_text(encoding="utf-8") if file.is_file() else ""
