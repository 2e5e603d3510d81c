"""Which of many names may mean the same enterprise: all pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from extractors.lists.enterprises import name_parts, plain, words


def alike(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes (the later one first) of names that may mean the same, in order; the rest are different."""
    cores = [words("parts")["small_form"].sub("", name_parts(name)[1]) for name in names]
    distances = cdist(cores, cores, scorer=Levenshtein.distance, score_cutoff=1)
    same = {(max(i, j), min(i, j)) for i, j in np.argwhere(distances <= 1).tolist() if i != j}
    by_name: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        same |= {(i, j) for j in by_name.get(plain(name), ())}
        by_name.setdefault(plain(name), []).append(i)
    return sorted(same)
