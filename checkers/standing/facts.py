"""Which fact stands where papers differ: one ranking for all who ask, the word of some papers before that of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractors.known_facts import known
from extractors.model import RECOGNISED, Fact, FactName

Numbered = Mapping[int, Fact]
"""Facts by their number in the case."""

LEGIBLE = 0.5
"""Below this a reading that nothing confirms is no reading."""

_WEIGHTS = (3.0, 2.0, 1.5)
"""How much the word of a paper weighs by its place in the ranking; that of any other paper weighs 1."""


def ranked(facts: Iterable[Fact], name: FactName) -> Iterator[tuple[Fact, ...]]:
    """What the papers say of it, in groups of one standing, the weightiest first; without empty ones."""
    said = [f for f in facts if f.name is name]
    order = known(name).said_by
    groups = [tuple(f for f in said if f.evidence.paper is kind) for kind in order]
    groups.append(tuple(f for f in said if f.evidence.paper not in order))
    return (group for group in groups if group)


def in_order(facts: Iterable[Fact], name: FactName) -> tuple[Fact, ...]:
    """The same one after another."""
    return tuple(f for group in ranked(facts, name) for f in group)


def own_word(facts: Iterable[Fact], name: FactName) -> tuple[Fact, ...]:
    """What the papers say of it that speak for the applicant; no others, even where these are silent."""
    order = known(name).said_by
    return tuple(f for f in in_order(facts, name) if f.evidence.paper in order)


def same_day(one: Fact, other: Fact) -> bool:
    """Whether two facts name the same day, as far as the coarser of them says: a month agrees with each day of it."""
    return one.text.startswith(other.text) or other.text.startswith(one.text)


def settled(facts: Iterable[Fact], name: FactName) -> str | None:
    """The value with the most weight behind it, the first among equals; None where no paper says it."""
    weights: defaultdict[str, float] = defaultdict(float)
    for fact in facts:
        if fact.name is name:
            sure = 1.0 if fact.confirmed_by else max(fact.evidence.confidence, 0.1)
            weights[fact.text] += _weight(fact) * sure
    return max(weights, key=lambda value: weights[value]) if weights else None


def _weight(fact: Fact) -> float:
    order = known(fact.name).said_by
    return _WEIGHTS[order.index(fact.evidence.paper)] if fact.evidence.paper in order else 1.0


def is_read(fact: Fact) -> bool:
    """Whether a fact was read from a picture, so that a letter of it may be another."""
    return fact.evidence.reader in RECOGNISED
