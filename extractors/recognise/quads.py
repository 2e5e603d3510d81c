"""The found text lines put in order before they are read: parted at upright rules, no ink read twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import RulingLine
from extractors.recognise.percent import percent
from extractors.recognise.rapid import Picture, Quad

Span = tuple[float, float]


def settled(quads: Sequence[Quad], lines: Sequence[RulingLine], picture: Picture, scale: float) -> list[Quad]:
    """The quadrilaterals to read; `scale` is pixels of `picture` a point of `lines`."""
    parts = [part for quad in quads for part in cut_at_rules(quad, lines, scale)]
    return apart(_uncovered(parts), picture)


def cut_at_rules(quad: Quad, lines: Sequence[RulingLine], scale: float) -> list[Quad]:
    """A text line parted at the upright rules that cross it, since they part cells."""
    (left, right), (top, foot) = _across(quad), _down(quad)
    height = foot - top
    if right - left < 0.7 * height:
        return [quad]
    crossing = sorted(
        line.x0 * scale
        for line in lines
        if line.x0 == line.x1
        and min(line.bottom * scale, foot) - max(line.top * scale, top) > 0.7 * height
        and left < line.x0 * scale < right
    )
    parts = [(a, b) for a, b in pairwise([left, *crossing, right]) if b - a > 0.35 * height]
    return [part(quad, (a - left) / (right - left), (b - left) / (right - left)) for a, b in parts]


def part(quad: Quad, start: float, end: float) -> Quad:
    """The share start..end of a quadrilateral, from left to right."""
    top, foot = quad[1] - quad[0], quad[2] - quad[3]
    corners = [quad[0] + start * top, quad[0] + end * top, quad[3] + end * foot, quad[3] + start * foot]
    return np.asarray(corners, dtype=np.float32)


def _across(quad: Quad) -> Span:
    return float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())


def _down(quad: Quad) -> Span:
    return float(quad[:2, 1].mean()), float(quad[2:, 1].mean())


def _shared(one: Span, other: Span) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def _uncovered(quads: list[Quad]) -> list[Quad]:
    """Without those that lie for the most part in a larger one: the finder let two lines overlap."""
    boxes = np.array([(*_across(quad), *_down(quad), _area(quad)) for quad in quads]).reshape(-1, 5)
    kept: list[int] = []
    for i in np.argsort(-boxes[:, 4], kind="stable"):
        left, right, top, foot, area = boxes[i]
        larger = boxes[kept]
        wide = np.minimum(right, larger[:, 1]) - np.maximum(left, larger[:, 0])
        high = np.minimum(foot, larger[:, 3]) - np.maximum(top, larger[:, 2])
        if (wide.clip(0) * high.clip(0) < 0.6 * area).all():
            kept.append(int(i))
    return [quads[i] for i in sorted(kept, key=lambda k: (boxes[k, 2], boxes[k, 0]))]


def _area(quad: Quad) -> float:
    (left, right), (top, foot) = _across(quad), _down(quad)
    return max((right - left) * (foot - top), 1e-6)


def apart(quads: list[Quad], picture: Picture) -> list[Quad]:
    """Neighbours on one line that overlap end to end are parted where there is least ink."""
    done = list(quads)
    across, down = [_across(q) for q in done], [_down(q) for q in done]
    for i, j in permutations(range(len(done)), 2):
        (left, right), (start, end) = across[i], across[j]
        if not left < start < right < end or right - start > 0.5 * min(right - left, end - start):
            continue
        (top, foot), (high, low) = down[i], down[j]
        if _shared(down[i], down[j]) < 0.5 * min(foot - top, low - high):
            continue
        cut = _clearest(picture, (start, right), (min(top, high), max(foot, low)))
        done[i] = part(done[i], 0, (cut - left) / (right - left))
        done[j] = part(done[j], (cut - start) / (end - start), 1)
        for changed in (i, j):
            across[changed], down[changed] = _across(done[changed]), _down(done[changed])
    return done


def _clearest(picture: Picture, across: Span, down: Span) -> float:
    """The middle of the widest blank run of columns; the middle of all where there is none."""
    left, right = int(across[0]), max(int(across[0]) + 1, int(np.ceil(across[1])))
    piece = picture[max(0, int(down[0])) : max(1, int(down[1])), left:right]
    if piece.size == 0:
        return sum(across) / 2
    ink = inked_columns(piece)
    borders = np.concatenate([[-1], np.flatnonzero(ink), [len(ink)]])
    widest = int(np.diff(borders).argmax())
    if borders[widest + 1] - borders[widest] < 2:
        return sum(across) / 2
    return left + float(borders[widest] + 1 + borders[widest + 1]) / 2


def inked_columns(strip: Picture) -> NDArray[np.bool_]:
    """True for the columns in which something is printed; the strip's rims, where rules may lie, do not count."""
    grey = np.asarray(cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    height = grey.shape[0]
    core = grey[height // 8 : max(height - height // 8, height // 8 + 1)]
    low, high = percent(core, 2, 80)
    if high - low < 24:
        return np.zeros(core.shape[1], dtype=bool)
    return np.asarray((core < (low + high) / 2).any(axis=0))
