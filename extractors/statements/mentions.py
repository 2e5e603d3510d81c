"""The words of each field in a text: where they stand, how outright they name it, look-alikes among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.fields import Field, figures
from extractors.text.units import Unit
from extractors.words.loading import WordRule, rules


@dataclass(frozen=True, slots=True)
class Term:
    """A word for a field (`strength` 1-3), or for a look-alike of it (`strength` 0)."""

    pattern: re.Pattern[str]
    strength: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """All words of one field; `after` stand behind the figure; `bare` numbers after a colon are its figures."""

    field: Field
    units: frozenset[Unit]
    bare: bool
    before: tuple[Term, ...]
    after: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A term found at start..end of a text; `covers` says that a look-alike covers a word of the field itself."""

    start: int
    end: int
    strength: int
    rule: str = ""
    covers: bool = False


@lru_cache(maxsize=1)
def all_terms() -> tuple[Terms, ...]:
    """The words of all fields."""
    return tuple(map(_terms, figures()))


def _terms(field: Field) -> Terms:
    name = f"labels/{field}"
    return Terms(
        field,
        frozenset(map(Unit, field.counted_in)),
        field.bare,
        _compile(rules(name, "labels"), rules(name, "look_alikes")),
        _compile(rules(name, "after"), rules(name, "after_look_alikes")),
    )


def _compile(labels: Sequence[WordRule], look_alikes: Sequence[WordRule]) -> tuple[Term, ...]:
    terms = [Term(rule.pattern, rule.more["strength"], rule.id) for rule in labels]
    return tuple(terms + [Term(rule.pattern, 0, rule.id) for rule in look_alikes])


def mentions(text: str, terms: Terms, begin: int = 0) -> tuple[Mention, ...]:
    """Where `terms` stand in `text` from an offset on, in order; a mention inside a longer one is left out.

    Of two that overlap the longer stays, and of two as long the look-alike: a wrong
    figure is worse than a missed one.
    """
    found = [
        Mention(m.start(), m.end(), term.strength, term.id)
        for term in terms.before
        for m in term.pattern.finditer(text, begin)
        if m.end() > m.start()
    ]
    found.sort(key=lambda m: (m.start - m.end, m.strength > 0, -m.strength))
    kept: list[Mention] = []
    for mention in found:
        if not any(_overlap(mention, other) for other in kept):
            kept.append(mention)
    own = [m for m in found if m.strength]
    kept = [replace(m, covers=not m.strength and any(_overlap(m, o) for o in own)) for m in kept]
    return tuple(sorted(kept, key=lambda m: m.start))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
