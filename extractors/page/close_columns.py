"""Columns that nearly touch: figures set to the right, and the words of the next column set to the left behind them.

Where a sheet has two sides, last year's column must not be one with the names of the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.model import Word
from extractors.page.columned import Run
from extractors.page.lines import Line, edges_of, line_of, sliced

ROWS = 3
"""Rows in which a figure and words stand so."""
SHARE = 0.4
"""Of all rows of the table."""
LEVEL = 3.0
"""Points by which the figures' ends may differ; the words may be set in by their rank."""

_AMOUNT = re.compile(r"-?\d[\d,，]*\.\d{2}")
_GLUED = re.compile(r"(?P<amount>-?\d[\d,，]*\.\d{2})\s*(?=[\u4e00-\u9fff])")
_TEXT = re.compile(r"[\u4e00-\u9fff]{2}")


def with_close_columns(run: Run) -> Run:
    """The run with a gutter between such columns, and what was read over it cut there."""
    gutter = border(run.lines, run.gutters)
    if gutter is None:
        return run
    cut = tuple(line_of([part for word in line.words for part in parts(word, gutter)]) for line in run.lines)
    return Run(cut, tuple(sorted((*run.gutters, gutter))))


def border(lines: Sequence[Line], gutters: Sequence[float] = ()) -> float | None:
    """Where a column of figures and one of words part that nothing else does; `gutters`: where columns part anyhow."""
    found = [line_of([part for word in line.words for part in _unglued(word)]) for line in lines]
    places = list(_places(found, gutters))
    if len(places) < max(ROWS, SHARE * len(found)):
        return None
    ends = median(end for end, _ in places)
    agreed = [start for end, start in places if abs(end - ends) <= LEVEL and start >= ends]
    return (ends + min(agreed)) / 2 if len(agreed) >= max(ROWS, SHARE * len(found)) else None


def parts(word: Word, gutter: float) -> list[Word]:
    """A word, in parts where a figure and words were read as one, or over the gutter: 年初余额负债和所有者权益."""
    return [part for piece in _unglued(word) for part in _cut(piece, gutter)]


def _unglued(word: Word) -> list[Word]:
    match = _GLUED.match(word.text)
    if not match or not _TEXT.match(word.text[match.end() :]):
        return [word]
    return [sliced(word, 0, match.end("amount")), sliced(word, match.end(), len(word.text))]


def _places(lines: Sequence[Line], gutters: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Where a figure ends and words of the same column begin."""
    for line in lines:
        for one, other in pairwise(line.words):
            parted = any(one.box.x1 <= gutter <= other.box.x0 for gutter in gutters)
            if not parted and _AMOUNT.fullmatch(one.text) and _TEXT.match(other.text):
                yield one.box.x1, other.box.x0


def _cut(word: Word, gutter: float) -> list[Word]:
    """A word that runs over the gutter in two."""
    if not word.box.x0 + LEVEL < gutter < word.box.x1 - LEVEL:
        return [word]
    edges = edges_of(word)
    at = sum((edges[i] + edges[i + 1]) / 2 < gutter for i in range(len(word.text)))
    return [sliced(word, a, b) for a, b in ((0, at), (at, len(word.text))) if word.text[a:b].strip()]
