"""Whether lines that fade with a watermark's tone say one thing again and again; print of that tone says many.

A licence is printed pale over a ground that repeats itself, with a code and a square of dots that are darker: by its
tones alone its text would be a watermark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from extractors.recognise import rapid
from extractors.recognise.rapid import Characters, Picture, Quad

GONE = 0.35
"""Of a line's contrast; what keeps less has faded."""
MOST = 16
"""Faded lines that are read, spread over the page."""
SHORTEST, SURE = 4, 0.8
"""Letters of a line that says something, and how sure they are."""
FEWEST = 5
"""Different lines that are print."""

Read = Callable[[Sequence[Picture]], Sequence[Characters]]


def is_print(picture: Picture, faded: Picture, lines: Sequence[Quad], read: Read) -> bool:
    """Whether most of the text lines (quadrilaterals in pixels) that fade between two RGB pictures differ."""
    gone = [strip for quad in lines if _fades(strip := rapid.strip(picture, quad), rapid.strip(faded, quad))]
    step = max(1, -(-len(gone) // MOST))
    chosen = gone[::step]
    said = [r.text for r in (read(chosen) if chosen else ()) if len(r.text) >= SHORTEST and r.confidence >= SURE]
    alone = [text for i, text in enumerate(said) if not any(_alike(text, o) for o in said[:i] + said[i + 1 :])]
    return len(alone) >= FEWEST and 2 * len(alone) > len(said)


def again_and_again(said: Sequence[Characters]) -> str:
    """The words that such lines say more than once; "" where they say none."""
    times = Counter(r.text for r in said if len(r.text) > 1 and r.confidence >= SURE)
    text, count = next(iter(times.most_common(1)), ("", 0))
    return text if count > 1 else ""


def _fades(before: Picture, after: Picture) -> bool:
    return _contrast(after) < GONE * _contrast(before)


def _contrast(strip: Picture) -> float:
    dark, paper = np.percentile(strip.min(axis=2), [2, 85])
    return float(paper - dark)


def _alike(one: str, other: str) -> bool:
    """Whether two lines share a stretch of half the shorter one."""
    shorter, longer = sorted((one, other), key=len)
    size = max(2, len(shorter) // 2)
    return any(shorter[i : i + size] in longer for i in range(len(shorter) - size + 1))
