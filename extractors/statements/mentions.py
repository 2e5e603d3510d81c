"""The words of each field in a text: where they stand, how outright they name it, look-alikes among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.fields import Field, figures
from extractors.text.units import Unit
from extractors.words.loading import WordRule, pattern, rules


@dataclass(frozen=True, slots=True)
class Term:
    """A word for a field (`strength` 1-3), or for a look-alike of it (`strength` 0)."""

    pattern: re.Pattern[str]
    strength: int
    id: str = ""


@dataclass(frozen=True, slots=True, eq=False)  # there is one for each field, told apart by itself
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
    if text.isascii():
        return ()  # every word is Chinese; most cells of a long list are a number
    found = [*_found(text, terms, begin), *_over_brackets(text, terms, begin)]
    found.sort(key=lambda m: (m.start - m.end, m.strength > 0, -m.strength))
    kept: list[Mention] = []
    for mention in found:
        if not any(_overlap(mention, other) for other in kept):
            kept.append(mention)
    own = [m for m in found if m.strength]
    kept = [replace(m, covers=not m.strength and any(_overlap(m, o) for o in own)) for m in kept]
    return tuple(sorted(kept, key=lambda m: m.start))


def _found(text: str, terms: Terms, begin: int) -> Iterator[Mention]:
    for term in terms.before:
        for match in term.pattern.finditer(text, begin):
            if match.end() > match.start():
                yield Mention(match.start(), match.end(), term.strength, term.id)


def _over_brackets(text: str, terms: Terms, begin: int) -> Iterator[Mention]:
    """Terms that go on behind brackets with another word for what stands before them: 年服务(培训)企业."""
    asides = [m.span() for m in pattern("statements/linking", "aside").finditer(text, begin)]
    if not asides:
        return
    kept = [i for i in range(len(text)) if not any(a <= i < b for a, b in asides)]
    whole = "".join(text[i] for i in kept)
    for one in _found(whole, terms, sum(i < begin for i in kept)):
        start, end = kept[one.start], kept[one.end - 1] + 1
        if end - start > one.end - one.start:
            yield replace(one, start=start, end=end)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
