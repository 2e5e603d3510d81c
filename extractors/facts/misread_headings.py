"""Headings that a reader of pictures got wrong by one letter: which paper they may be those of, never surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractors.words.loading import word_file

_WORDS = "facts/institutions"
_SHORTEST = 4
"""Letters of a heading of which one may be another: of fewer nothing is known by the rest."""


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = word_file(_WORDS).more["plain_headings"]
    return {item: [w for w in words if len(w) >= _SHORTEST] for item, words in found.items()}


def _others() -> Sequence[str]:
    found: Sequence[str] = word_file(_WORDS).more["other_headings"]
    return found


def nearly(title: str) -> tuple[str, ...]:
    """The papers that a heading would name, were one letter of it another, one lost or one too many."""
    if any(title.endswith(word) for words in (*_known().values(), _others()) for word in words):
        return ()  # what reads so and names no paper was refused for what stands beside it
    return tuple(item for item, words in _known().items() if any(_ends_nearly_in(title, word) for word in words))


def _ends_nearly_in(title: str, word: str) -> bool:
    """Whether a title is a word, or ends in it behind what says whose it is, but for one letter."""
    whole = Levenshtein.distance(title, word, score_cutoff=1) == 1
    end = title[-len(word) :]
    return whole or (len(title) > len(word) and Levenshtein.distance(end, word) == 1 and end[0] == word[0])
