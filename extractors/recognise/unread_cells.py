"""Cells with ink in them from which no word was accepted: they are told as unread, or as ticked, never as empty.

A seal over a remark, a figure that was struck and written over by hand: somebody wrote there, and what it says
may decide. Each such cell gets a word of its own, the sign for what was not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import UNREAD, Box, RulingLine, Word
from extractors.page.rules_grid import Grid, Slot, connected, grid_of, strokes
from extractors.recognise.percent import percent
from extractors.recognise.rapid import Picture
from extractors.recognise.ruling import ink_mask
from extractors.recognise.tick_shape import is_tick
from extractors.recognise.unread import DRAWN, TICK

Mask = NDArray[np.uint8]

RIM = 2.6
"""Points beside a cell's rules where ink is that of the rules."""
DARK = 0.74
"""Of the paper's brightness: lighter ink is the trace of a seal that was taken away, or print from behind …"""
FAINT, PALEST = 0.45, 0.88
"""… but where all print is faint, ink counts that is the first share as dark as what was read, up to the second."""
LOWEST, LEAST = 4.0, 3.0
"""Points; the height of print, and the length of a stroke of it."""
THIN = 1.3
"""Points; what keeps this near to a straight line is a dash, or the stroke through a cell that was left blank."""
MOST = 0.5
"""Of a cell that print fills; more is shading or a picture."""
SMALLEST = 9.0
"""Points; a lower or narrower cell is a gap between lines."""


def unread(
    picture: Picture, words: Sequence[Word], lines: Sequence[RulingLine], dpi: float, bars: Sequence[Box] = ()
) -> list[Word]:
    """A word (in pixels) for each cell of the ruled tables of an RGB picture that holds ink and none of `words`.

    It is a tick where one is drawn there, else the sign for what was not read; so it is in a cell under one of `bars`.
    """
    scale = dpi / 72
    places = [((w.box.x0 + w.box.x1) / 2 / scale, (w.box.top + w.box.bottom) / 2 / scale) for w in words]
    shade = _dark(picture, words)
    ink = dark(picture, words, dpi)
    return [
        Word(TICK, box, DRAWN) if is_tick(_inside(picture, slot.box, scale)) else Word(UNREAD, box, 0.0)
        for grid in _grids(lines)
        for slot in _blank(grid, places)
        if (box := _covered(slot.box, bars, scale) or _seen(shade, ink, slot.box, scale)) is not None
    ]


def _covered(cell: Box, bars: Sequence[Box], scale: float) -> Box | None:
    """The inside of a cell that lies under a black bar."""
    y = (cell.top + cell.bottom) / 2
    if not any(bar.top <= y <= bar.bottom and bar.x0 <= (cell.x0 + cell.x1) / 2 <= bar.x1 for bar in bars):
        return None
    return Box(cell.x0 * scale, cell.top * scale, cell.x1 * scale, cell.bottom * scale)


def _seen(dark: Mask, ink: Mask, cell: Box, scale: float) -> Box | None:
    return None if _shaded(dark, cell, scale) else _written(ink, cell, scale)


def _grids(lines: Sequence[RulingLine]) -> Iterator[Grid]:
    flat, tall = strokes(lines)
    yield from (grid for h, v in connected(flat, tall) if (grid := grid_of(h, v)))


def _blank(grid: Grid, places: Sequence[tuple[float, float]]) -> list[Slot]:
    """The cells in which no word has its middle; none of a grid with hardly a word, which is a drawing."""
    held = {at for x, y in places if (at := grid.at(x, y)) is not None}
    if len(held) < 2:
        return []
    return [slot for i, slot in enumerate(grid.slots) if i not in held]


def dark(picture: Picture, words: Sequence[Word], dpi: float) -> Mask:
    """255 where an RGB picture holds ink as dark as its print."""
    return np.minimum(_dark(picture, words), ink_mask(picture, dpi))


def written(ink: Mask, place: Box, dpi: float) -> Box | None:
    """Where something is written within a place (both in pixels); None where nothing is, or no more than a speck."""
    scale = dpi / 72
    x0, top, x1, bottom = (v / scale for v in (place.x0, place.top, place.x1, place.bottom))
    return _written(ink, Box(x0 - RIM, top - RIM, x1 + RIM, bottom + RIM), scale)


def _dark(picture: Picture, words: Sequence[Word]) -> Mask:
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    paper = float(np.percentile(grey[::4, ::4], 80))
    faint = min(paper - FAINT * (paper - _print(grey, words)), PALEST * paper)
    least = max(DARK * paper, faint)
    return np.where(grey < least, 255, 0).astype(np.uint8)


def _print(grey: Mask, words: Sequence[Word]) -> float:
    """How bright the darkest strokes of what was read are; 0 where nothing was."""
    boxes = (grey[int(w.box.top) : int(w.box.bottom), int(w.box.x0) : int(w.box.x1)] for w in words)
    darkest = [percent(inside, 3)[0] for inside in boxes if inside.size]
    return float(np.median(darkest)) if darkest else 0.0


def _shaded(dark: Mask, cell: Box, scale: float) -> bool:
    inside = _inside(dark, cell, scale)
    return bool(inside.size) and float((inside > 0).mean()) > MOST


def _inside(mask: Mask, cell: Box, scale: float) -> Mask:
    """A view of a cell of a mask or picture without its rim."""
    left, top, right, foot = _rim(cell, scale)
    return mask[max(top, 0) : max(foot, 0), max(left, 0) : max(right, 0)]


def _rim(cell: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, right, foot = (v * scale for v in (cell.x0 + RIM, cell.top + RIM, cell.x1 - RIM, cell.bottom - RIM))
    return round(left), round(top), round(right), round(foot)


def _written(ink: Mask, cell: Box, scale: float) -> Box | None:
    """Where something is written in a cell; None where nothing is, or no more than a dash or a speck."""
    left, top, right, foot = _rim(cell, scale)
    if min(right - left, foot - top) < SMALLEST * scale:
        return None
    inside = _inside(ink, cell, scale)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside)
    strokes_there = [i for i in range(1, count) if _is_stroke(stats[i], inside.shape, scale)]
    if not strokes_there or not any(_is_print(labels == i, stats[i], scale) for i in strokes_there):
        return None
    x0, y0, x1, y1 = _around(np.asarray(stats[strokes_there], dtype=np.int32))
    return Box(left + x0, top + y0, left + x1, top + y1)


def _is_stroke(stats: NDArray[np.int32], room: tuple[int, ...], scale: float) -> bool:
    """No speck, and no rest of a rule along the whole cell."""
    _, _, width, height, area = (int(v) for v in stats)
    rule = (width > 0.8 * room[1] and height < 3 * scale) or (height > 0.8 * room[0] and width < 3 * scale)
    return max(width, height) >= LEAST * scale and area >= 2 * scale and not rule


def _is_print(mask: NDArray[np.bool_], stats: NDArray[np.int32], scale: float) -> bool:
    """As high as print, and bent or branched as no single pen stroke through a blank cell is."""
    if int(stats[cv2.CC_STAT_HEIGHT]) < LOWEST * scale:
        return False
    y, x = np.nonzero(mask)
    points = np.stack([x, y], axis=1).astype(np.float32)
    dx, dy, mx, my = cv2.fitLine(points, cv2.DIST_L2, 0, 0.01, 0.01).ravel()
    off = np.abs((points[:, 0] - mx) * dy - (points[:, 1] - my) * dx)
    return float(np.percentile(off, 95)) > THIN * scale


def _around(stats: NDArray[np.int32]) -> tuple[float, float, float, float]:
    left, top = stats[:, 0].min(), stats[:, 1].min()
    right, foot = (stats[:, 0] + stats[:, 2]).max(), (stats[:, 1] + stats[:, 3]).max()
    return float(left), float(top), float(right), float(foot)
