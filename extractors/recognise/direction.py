"""Which way up a page is, from the lines of text on it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.recognise import rapid
from extractors.recognise.rapid import Picture, Quad

SAMPLE = 7
"""Lines that are asked for their direction."""
LONGER = 1.2
"""Times its own and the usual line's height that a line is long at least: a digit is higher than wide."""
CLEAR = 0.12
"""Below this share of turned lines, among at least four, the page stands upright without further proof."""


def quarter_turns(picture: Picture, quads: Sequence[Quad], threads: int = 0) -> int:
    """How many quarter turns counterclockwise make the picture upright: 0 to 3.

    Lines run across or down by their shape; which end is up is asked of the
    direction classifier and, unless that is clear, of the recogniser itself:
    print read the wrong way round makes poor reading.
    """
    base = 1 if _run_down(quads) else 0
    chosen = _telling(quads, base)
    if not chosen:
        return 0
    strips = [rapid.strip(picture, np.roll(quad, -base, axis=0)) for quad in chosen]
    if base == 0 and len(strips) >= 4 and rapid.turned_share(strips, threads) < CLEAR:
        return 0
    return base if _legible(strips, threads) >= _legible([s[::-1, ::-1] for s in strips], threads) else base + 2


def _sides(quad: Quad) -> tuple[float, float]:
    """Its extent across and down."""
    across = float(np.linalg.norm(quad[0] - quad[1]) + np.linalg.norm(quad[3] - quad[2])) / 2
    down = float(np.linalg.norm(quad[0] - quad[3]) + np.linalg.norm(quad[1] - quad[2])) / 2
    return across, down


def _run_down(quads: Sequence[Quad]) -> bool:
    """True where more line length runs down the picture than across it; single characters have no say."""
    sides = [_sides(quad) for quad in quads]
    usual = float(np.median([min(pair) for pair in sides])) if sides else 0.0
    level = upright = 0.0
    for across, down in sides:
        if max(across, down) < LONGER * max(usual, min(across, down)):
            continue
        if across > down:
            level += across
        else:
            upright += down
    return upright > level


def _telling(quads: Sequence[Quad], base: int) -> list[Quad]:
    """Lines of a handy length, the best first: long enough to tell, short enough to be read quickly."""

    def merit(quad: Quad) -> float:
        across, down = _sides(quad)
        length, thickness = (down, across) if base else (across, down)
        ratio = length / max(thickness, 1.0)
        return min(ratio, 8.0) - max(0.0, ratio - 14.0) if ratio > 1.2 else 0.0

    return sorted((quad for quad in quads if merit(quad) > 0), key=merit, reverse=True)[:SAMPLE]


def _legible(strips: Sequence[Picture], threads: int) -> float:
    """How well strips can be read as they stand: the mean confidence, each weighed by its length."""
    read = rapid.read_strips([np.ascontiguousarray(strip) for strip in strips], threads)
    weights = [min(len(r.text), 12) + 1 for r in read]
    sure = [sum(r.confidences) / len(r.confidences) if r.confidences else 0.0 for r in read]
    return sum(w * s for w, s in zip(weights, sure, strict=True)) / max(sum(weights), 1)
