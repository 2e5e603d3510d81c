"""What a sentence is made of for its sense to be weighed: runs of one to three characters, by number.

Numbers are alike whatever they say, and so are the marks of clauses: the words around them tell.
"""

from __future__ import annotations

import re
import zlib

from extractors.words.loading import pattern

SLOTS = 1 << 18
"""Runs are told apart by a hash of so many values (Weinberger et al., Feature Hashing, ICML 2009)."""
LONGEST = 3
"""Characters of a run; four add nothing on sentences of others."""

_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMERALS = pattern("sense", "numerals")
_NUMBER_OF_CLAUSE = pattern("sense", "number_of_clause")


def features(sentence: str) -> tuple[int, ...]:
    """The numbers of a sentence's runs, each once, in order."""
    text = f"^{_plain(sentence)}$"
    runs = {text[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(text) - n + 1)}
    return tuple(sorted({zlib.crc32(run.encode()) % SLOTS for run in runs}))


def _plain(sentence: str) -> str:
    text = _FIGURES.sub("0", "".join(sentence.split()))
    return _NUMBER_OF_CLAUSE.sub("", _NUMERALS.sub("0", text))
