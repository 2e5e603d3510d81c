"""What the papers allow a figure to be, settled but not yet judged: types only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checkers.model import Text
from checkers.standing.agreement import Amount
from checkers.wording import NOTHING
from extractors.model import Claim

Numbered = Mapping[int, Claim]
"""Claims by their index in the case."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that the papers allow.

    `parts` are the claims whose values add up to it (one, but for several premises),
    `claims` all that carry it. `why` says how it departs from the main one; `conflict`:
    papers of equal standing contradict each other. `whole`: no claim is left over.
    `settled`: stated, but other evidence speaks against it.
    """

    amount: Amount
    parts: tuple[int, ...]
    claims: tuple[int, ...]
    why: Text = NOTHING
    conflict: bool = False
    whole: bool = True
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One side (declared or supporting) of a field.

    `unjudgeable`: why no verdict may rest on it (another year, another enterprise).
    `at_least`: why the true value may be higher, so that falling short is no proof.
    `aside`: claims that were left out, each with its reason.
    """

    main: Option
    others: tuple[Option, ...] = ()
    unjudgeable: tuple[Text, ...] = ()
    at_least: tuple[Text, ...] = ()
    aside: tuple[tuple[int, Text], ...] = ()
