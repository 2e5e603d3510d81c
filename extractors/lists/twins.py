"""Which of many names may mean the same enterprise: all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from extractors.lists.enterprises import Sort, bare, has_form, shares_brand, sort_of, words
from extractors.lists.named_places import plain, readings


def alike(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes (the later one first) of names that may mean the same, in order; the rest are different."""
    whose, cores = _cores(names)
    distances = cdist(cores, cores, scorer=Levenshtein.distance, score_cutoff=1)
    close = [(whose[i], whose[j]) for i, j in np.argwhere(distances <= 1).tolist()]
    same = {(max(i, j), min(i, j)) for i, j in close if i != j}
    by_name: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        same |= {(i, j) for j in by_name.get(plain(name), ())}
        by_name.setdefault(plain(name), []).append(i)
    return sorted(same)


def shortened(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes (the later one first) of which one name, without a legal form, may be short for the other."""
    formed = [has_form(name) and not words("parts")["as_said"].fullmatch(name) for name in names]
    short = [i for i, name in enumerate(names) if not formed[i] and sort_of(name) is Sort.ENTERPRISE]
    whole = [i for i in range(len(names)) if formed[i]]
    return sorted((max(i, j), min(i, j)) for i in short for j in whole if shares_brand(names[i], names[j]))


def _cores(names: Sequence[str]) -> tuple[list[int], list[str]]:
    """The cores of all names as they may be read, and the index of the name that each is of."""
    found = [(i, bare(core)) for i, name in enumerate(names) for core in dict.fromkeys(r.core for r in readings(name))]
    return [i for i, _ in found], [core for _, core in found]
