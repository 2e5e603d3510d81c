"""Which papers must bear the applicant's name, and which of them always name somebody."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.errors import RulebookError
from checkers.rulebook.strict_yaml import Item, keyed, known, listed
from extractors.model import Kind


@dataclass(frozen=True, slots=True)
class OneApplicant:
    """`papers` are held against the applicant's name; of those in `naming` one that names nobody was not read."""

    papers: tuple[Kind, ...]
    naming: tuple[Kind, ...]


def read(item: Item) -> OneApplicant:
    """The part of a rule's file, typed."""
    found = keyed(item, ("papers", "naming"))
    asked = OneApplicant(kinds(found["papers"]), kinds(found["naming"]))
    if strange := [kind for kind in asked.naming if kind not in asked.papers]:
        raise RulebookError(found["naming"].spot, "not_among_papers", name=str(strange[0]))
    return asked


def kinds(item: Item) -> tuple[Kind, ...]:
    """A list of kinds of paper."""
    every = {str(kind): kind for kind in Kind.every()}
    return tuple(known(one, every) for one in listed(item))
