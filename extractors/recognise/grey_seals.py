"""Seals without colour, as a copier leaves them: rings and frames paler than the print are taken off by their tone.

Ink on ink is darker than either, so what is no darker than the seal itself was bare paper or nothing but seal.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box
from extractors.recognise import reverse, seals
from extractors.recognise.channels import darkest
from extractors.recognise.components import components
from extractors.recognise.outlines import outline
from extractors.recognise.rapid import Picture

SEEN = 26.0
"""Grey steps below the paper from which a pixel can be ink."""
BLACK = 100.0
"""Grey steps; print that is paler than this cannot be told from a grey seal."""
PALE, DARK = 0.72, 0.8
"""Of the darkness of print: a grey seal has less than the one, and beside what has more is the edge of print."""
EDGE = 2.0
"""Points beside print that may be its thin strokes."""
BESIDE = 3.5
"""Points beside a seal's strokes in which rests of it may be left …"""
LETTERS = 0.42
"""… and of its half breadth from its rim, where its letters stand: farther in, thin print is as pale as they."""
BROAD = 3.2
"""Points across; strokes of print are thinner."""
SPECK = 3.0
"""Points; smaller pale spots are rests of print."""
GAP = 14.0
"""Points between pale strokes of one seal: where it crosses print or a rule it is lost."""
LOWEST = 26.0
"""Points; what is lower may be a line of blurred print between rules."""
COVERED = 0.5
"""Of the outline's breadth that ink must cover: of worn seals it is two thirds, of grains a third."""
RULE = 120.0
"""Points; longer level or upright runs of pale ink are rules of a table."""

Depth = NDArray[np.float32]
Mask = NDArray[np.bool_]


def without(picture: Picture, dpi: float) -> tuple[Picture, tuple[Box, ...]]:
    """The RGB picture without its grey seals, and their boxes in pixels; the same array where there are none."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    paper = float(np.percentile(grey[::4, ::4], 80))
    depth = np.clip(paper - grey.astype(np.float32), 0, None)
    own = _own(depth, dpi)
    if own < BLACK:
        return picture, ()
    pale = _pale(depth, own, dpi)
    found = [p for p in seals.patches(pale, dpi, GAP) if _is_seal(p)]
    if not found:
        return picture, ()
    cleaned, lines = picture.copy(), _outlines(found, picture.shape)
    for patch in found:
        here = seals.inside(patch.box)
        _lift(cleaned[here], pale[here], lines[here], paper)
        _fade(cleaned[here], depth[here], pale[here], own, paper, dpi / 72)
    return cleaned, tuple(patch.box for patch in found)


def _is_seal(patch: seals.Patch) -> bool:
    """Framed, and the frame is ink itself: grains that lie along the rules of a noisy page are none."""
    if min(patch.width, patch.height) < LOWEST or not seals.is_framed(patch):
        return False
    line = outline(patch.ink, patch.scale, patch.gap)
    inked = cv2.dilate(patch.ink, _square(3)) > 0
    return line is not None and float(inked[line > 0].mean()) >= COVERED


def _outlines(found: Sequence[seals.Patch], shape: tuple[int, ...]) -> Mask:
    """Where the rings and frames run in the picture, also across print."""
    canvas = np.zeros(shape[:2], dtype=np.uint8)
    for patch in found:
        line = outline(patch.ink, patch.scale, patch.gap)
        here = canvas[seals.inside(patch.core)]
        if line is not None and here.size:
            sized = cv2.resize(line, (here.shape[1], here.shape[0]), interpolation=cv2.INTER_NEAREST)
            here[sized > 0] = 255
    return canvas > 0


def _own(depth: Depth, dpi: float) -> float:
    """How dark the page's own print is: its characters, for punched holes and rims are darker than any print."""
    coarse, scale = np.ascontiguousarray(depth[::2, ::2]), dpi / 2
    labels, peaks = reverse.characters(coarse, scale)
    inked = coarse[(peaks[labels] > 0) & (coarse > 2 * SEEN)]
    return float(np.percentile(inked, 85)) if inked.size > 200 else 0.0


def _pale(depth: Depth, own: float, dpi: float) -> Mask:
    """Ink that is paler than print, and neither its thin strokes nor a rule."""
    scale = dpi / 72
    toned = ((depth > SEEN) & (depth < PALE * own)).astype(np.uint8)
    print_itself = (depth >= DARK * own).astype(np.uint8)
    free = cv2.dilate(print_itself, _square(2 * round(EDGE * scale) + 1)) == 0
    # What is broader than a stroke of print is the seal's even where print runs through it: its star.
    broad = cv2.morphologyEx(toned, cv2.MORPH_OPEN, _square(round(BROAD * scale)))
    pale = np.asarray(((toned > 0) & free) | (broad > 0), dtype=np.uint8)
    if pale.mean() < seals.FEWEST:
        return np.zeros(pale.shape, dtype=bool)
    for shape in ((1, round(RULE * scale)), (round(RULE * scale), 1)):
        pale[cv2.morphologyEx(pale, cv2.MORPH_OPEN, np.ones(shape, np.uint8)) > 0] = 0
    return _without_specks(pale, scale)


def _square(side: int) -> NDArray[np.uint8]:
    return np.ones((max(side, 3), max(side, 3)), np.uint8)


def _without_specks(pale: NDArray[np.uint8], scale: float) -> Mask:
    _, labels, stats, _ = components(pale)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= SPECK * scale
    large[0] = False
    return np.asarray(large[labels])


def _lift(part: Picture, pale: Mask, line: Mask, paper: float) -> None:
    """Take a seal off a piece of a picture, which is changed itself: its ink is a filter over paper and print."""
    ink = cv2.dilate(pale.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    light = darkest(part).astype(np.float32)
    passed = float(np.percentile(light[pale], 30)) / paper
    clear = np.clip(light / max(passed, 0.2), 0, paper).astype(np.uint8)
    part[ink | line] = clear[ink | line][:, None]


def _fade(part: Picture, depth: Depth, pale: Mask, own: float, paper: float, scale: float) -> None:
    """Take off what is left of a seal's letters beside and between print: what is no darker than they are elsewhere."""
    tone = float(np.percentile(depth[pale], 75))
    kept = np.clip((depth - tone) / max(own - tone, 1.0), 0, 1) * own
    inner = np.zeros(depth.shape, dtype=np.uint8)
    hull = cv2.convexHull(np.argwhere(pale)[:, ::-1].astype(np.int32))
    cv2.fillConvexPoly(inner, hull, 1)
    beside = cv2.dilate(pale.astype(np.uint8), _square(2 * round(BESIDE * scale) + 1))
    there = (inner > 0) & ((beside > 0) | _among_letters(inner)) & (depth < own)
    part[there] = np.maximum(part[there], (paper - kept[there]).clip(0, 255).astype(np.uint8)[:, None])


def _among_letters(inner: NDArray[np.uint8]) -> Mask:
    """The outer part of what a seal's rim encloses."""
    framed = cv2.copyMakeBorder(inner, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    within = cv2.distanceTransform(framed, cv2.DIST_L2, 3)[1:-1, 1:-1]
    return np.asarray(within < LETTERS * within.max())
