"""Which legal forms, as licences print them, are those of legal persons, and which are not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checkers.rulebook.places import texts
from checkers.rulebook.strict_yaml import Item, keyed
from extractors.text.folding import fold

_LONG = 5
"""Letters of a word that is known with one of them misread, at least."""


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Words of forms. `branches` are no legal persons wherever such a word stands; `unclear` need a word more.

    What stands in brackets says who owns a company, unless the word itself has brackets.
    """

    persons: tuple[str, ...]
    others: tuple[str, ...]
    branches: tuple[str, ...]
    unclear: tuple[str, ...]

    def is_person(self, form: str) -> bool | None:
        """Whether a form is that of a legal person; None where it does not tell."""
        if any(bare(word) in bare(form) for word in self.branches):
            return False
        hits = [hit for hit in self._hits(form) if "(" in fold(hit[0])] or self._hits(without_brackets(form))
        return max(hits, key=lambda hit: len(hit[0]))[1] if hits else None

    def of_name(self, name: str) -> bool | None:
        """The same of what an organisation's name ends in: the longest word."""
        words = [(bare(word), False) for word in (*self.branches, *self.others)]
        words += [(bare(word), True) for word in self.persons]
        ends = [(len(word), good) for word, good in words if bare(name).endswith(word)]
        return max(ends)[1] if ends else None

    def nearly_person(self, form: str) -> bool:
        """Whether a form is that of a legal person but for one letter."""
        text, words = bare(form), [bare(word) for word in self.persons if len(bare(word)) >= _LONG]
        return any(_is_near(text[at : at + len(w)], w) for w in words for at in range(len(text) - len(w) + 1))

    def _hits(self, form: str) -> list[tuple[str, bool | None]]:
        """The words that a form holds; of two as long, that of no legal person comes first."""
        sorts = ((self.others, False), (self.unclear, None), (self.persons, True))
        return [(word, good) for words, good in sorts for word in words if bare(word) in bare(form)]


def bare(text: str) -> str:
    """A text folded, without brackets and blanks."""
    return re.sub(r"[\s()]", "", fold(text))


def without_brackets(text: str) -> str:
    """A text without what stands in brackets."""
    return re.sub(r"\([^()]*\)?", "", fold(text))


def read(item: Item) -> LegalForms:
    """The part `asks` of a rule; raises RulebookError."""
    found = keyed(item, ("persons", "others"), ("branches", "unclear"))
    return LegalForms(*(texts(found.get(part)) for part in ("persons", "others", "branches", "unclear")))


def _is_near(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
