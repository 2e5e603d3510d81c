"""Black bars that a fax or a scanner lays over a page: the rows under them are there, and nobody can read them.

A table goes on beyond a bar, which is a row of it of which nothing was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from extractors.model import Box, RulingLine
from extractors.recognise.channels import brightest, each
from extractors.recognise.rapid import Picture

BLACK = 0.45
"""Of the paper's brightness; shading under print is paler."""
THICK, LONG = 6.0, 60.0
"""Points that a bar is high and wide at least; no print is black over so much."""
THICKEST = 70.0
"""Points; more is a picture or the desk."""
WIDE = 0.35
"""Of the page's width."""
RIM = 0.03
"""Of the page's height: what lies nearer to its edge is the edge's shadow."""
COARSE = 72.0
"""dpi in which bars are looked for."""
REACH = 6.0
"""Points from a bar at which a line across it ends."""


def find(picture: Picture, dpi: float) -> tuple[Box, ...]:
    """The bars of an RGB picture, in points of it."""
    factor = min(1.0, COARSE / dpi)
    small = each(picture, lambda one: cv2.resize(one, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    grey = brightest(small)
    dark = (grey < BLACK * float(np.percentile(grey, 80))).astype(np.uint8)
    scale = dpi * factor / 72
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(3, round(THICK * scale)), round(LONG * scale))))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(solid, dtype=np.uint8))
    height, width = grey.shape[:2]
    return tuple(
        Box(x / scale, y / scale, (x + w) / scale, (y + h) / scale)
        for x, y, w, h, _ in ((int(v) for v in row) for row in stats[1:])
        if w >= WIDE * width and h <= THICKEST * scale and RIM * height < y and y + h < (1 - RIM) * height
    )


def bridged(lines: Sequence[RulingLine], bars: Sequence[Box]) -> tuple[RulingLine, ...]:
    """The lines together with those of a table that run on under bars, and with the edges of these as its rows."""
    return (*lines, *(line for bar in bars for line in _under(lines, bar)))


def _under(lines: Sequence[RulingLine], bar: Box) -> Iterator[RulingLine]:
    tall = [x for x in lines if x.x0 == x.x1 and bar.x0 - REACH <= x.x0 <= bar.x1 + REACH]
    over = [x for x in tall if x.top < bar.top - REACH and bar.top - REACH <= x.bottom <= bar.bottom + REACH]
    below = [x for x in tall if x.bottom > bar.bottom + REACH and bar.top - REACH <= x.top <= bar.bottom + REACH]
    through = [x for x in tall if x.top < bar.top - REACH and x.bottom > bar.bottom + REACH]
    places = [x.x0 for x in (*over, *below, *through)]
    if len(over) + len(through) < 2 or len(places) < 2:
        return
    yield from (RulingLine(x.x0, min(x.bottom, bar.bottom), x.x0, bar.bottom) for x in over)
    yield from (RulingLine(x.x0, bar.top, x.x0, max(x.top, bar.top)) for x in below)
    for y in (bar.top, bar.bottom):
        yield RulingLine(min(places), y, max(places), y)
