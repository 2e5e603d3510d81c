"""Which of many names may mean the same enterprise: all pairs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from extractors.lists.enterprises import Sort, bare, has_form, sort_of, words
from extractors.lists.named_places import plain, readings

_AT_ONCE = 500


def alike(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes (the later one first) of names that may mean the same, in order; the rest are different."""
    whose, cores = _cores(names)
    close = [(whose[i], whose[j]) for i, j in _close(cores)]
    same = {(max(i, j), min(i, j)) for i, j in close if i != j}
    by_name: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        same |= {(i, j) for j in by_name.get(plain(name), ())}
        by_name.setdefault(plain(name), []).append(i)
    return sorted(same)


def _close(cores: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of cores with at most one letter between them; some rows at a time, for all would take gigabytes."""
    for start in range(0, len(cores), _AT_ONCE):
        some = cores[start : start + _AT_ONCE]
        distances = cdist(some, cores, scorer=Levenshtein.distance, score_cutoff=1, dtype=np.uint8)
        yield from ((start + i, j) for i, j in np.argwhere(distances <= 1).tolist())


def shortened(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes (the later one first) of which one name, without a legal form, may be short for the other."""
    formed = [has_form(name) and not words("parts")["as_said"].fullmatch(name) for name in names]
    short = [i for i, name in enumerate(names) if not formed[i] and sort_of(name) is Sort.ENTERPRISE]
    whole = [i for i in range(len(names)) if formed[i]]
    pairs = {*_begun(names, short, whole), *((i, j) for j, i in _begun(names, whole, short))}
    return sorted((max(i, j), min(i, j)) for i, j in pairs)


def _begun(names: Sequence[str], some: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which of the others begin with the core of which."""
    by_beginning = defaultdict[str, list[int]](list)
    for other in others:
        for core in (reading.core for reading in readings(names[other])):
            for end in range(1, len(core) + 1):
                by_beginning[core[:end]].append(other)
    return ((one, other) for one in some for r in readings(names[one]) for other in by_beginning.get(r.core, ()))


def _cores(names: Sequence[str]) -> tuple[list[int], list[str]]:
    """The cores of all names as they may be read, and the index of the name that each is of."""
    found = [(i, bare(core)) for i, name in enumerate(names) for core in dict.fromkeys(r.core for r in readings(name))]
    return [i for i, _ in found], [core for _, core in found]
