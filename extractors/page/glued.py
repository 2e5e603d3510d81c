"""Cells that were read as one word: a date behind the words of its neighbour, a row's number behind a date.

Where close columns run together in many rows at one place, they are columns; in running text dates stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.model import Word
from extractors.page.columned import Run
from extractors.page.lines import edges_of, sliced
from extractors.words.loading import pattern

ROWS = 4
"""Words that part at one place, or begin there with a date, at least."""
CUT = 2
"""Of them, those that have to be cut."""
LEVEL = 4.0
"""Points by which these places may differ."""

_DATE = pattern("page", "date_in_cell")


def unglued(words: Sequence[Word]) -> tuple[list[Word], tuple[float, ...]]:
    """The words, cut where columns of dates begin and end, and these places from left to right."""
    breaks = {i: list(_breaks(word)) for i, word in enumerate(words)}
    found = sorted(x for at in breaks.values() for _, x in at)
    free = [x for word in words for x in _free_edges(word)]
    places = tuple(place for place in _clusters(found) if _agreed(place, found, free))
    if not places:
        return list(words), ()
    return [part for i, word in enumerate(words) for part in _parts(word, breaks[i], places)], places


def _breaks(word: Word) -> Iterator[tuple[int, float]]:
    """Where a date in a word begins behind something else, and where something else follows it."""
    edges = edges_of(word)
    for match in _DATE.finditer(word.text):
        before, after = word.text[: match.start()].rstrip(), word.text[match.end() :].lstrip()
        if before:
            yield match.start(), edges[match.start()]
        if after:
            yield match.end(), edges[match.end()]


def _free_edges(word: Word) -> Iterator[float]:
    """Where a date that opens or ends a word begins and ends."""
    for match in _DATE.finditer(word.text):
        if match.start() == 0:
            yield word.box.x0
        if match.end() == len(word.text):
            yield word.box.x1


def _clusters(found: Sequence[float]) -> Iterator[float]:
    """The means of places that lie close together."""
    group: list[float] = []
    for x in found:
        if group and x - group[-1] > LEVEL:
            yield sum(group) / len(group)
            group = []
        group.append(x)
    if group:
        yield sum(group) / len(group)


def _agreed(place: float, found: Sequence[float], free: Sequence[float]) -> bool:
    cut, plain = (sum(abs(x - place) <= LEVEL for x in places) for places in (found, free))
    return cut >= CUT and cut + plain >= ROWS


def _parts(word: Word, breaks: Sequence[tuple[int, float]], places: Sequence[float]) -> list[Word]:
    at = [i for i, x in breaks if any(abs(x - place) <= LEVEL for place in places)]
    cuts = [0, *sorted(set(at)), len(word.text)]
    return [sliced(word, a, b) for a, b in pairwise(cuts) if word.text[a:b].strip()]


def with_borders(run: Run, borders: Sequence[float], size: float) -> Run:
    """The run with gutters where words were cut as well, between two columns that nearly touch."""
    more = [x for x in borders if _part_words(run, x) and all(abs(x - gutter) > size for gutter in run.gutters)]
    return Run(run.lines, tuple(sorted((*run.gutters, *more)))) if more else run


def _part_words(run: Run, x: float) -> bool:
    """Whether words of one line stand on both sides of a place, one of them close to it, in several lines."""
    pairs = [(a.box.x1, b.box.x0) for line in run.lines for a, b in pairwise(line.words)]
    return sum(end <= x + 1 and start >= x - 1 and min(x - end, start - x) <= LEVEL for end, start in pairs) >= ROWS
