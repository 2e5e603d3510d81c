"""A sheet that bears two pages side by side is taken as two: an A3 scan of two papers, two pages printed on one.

It is one only where nothing crosses its middle from top to bottom, and where each half looks like a page by itself:
with a title over it, a ruled table of its own, text that fills it, or the header of the list on its left. A table over
the whole width, a licence under one title and a form stay whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz

from extractors.model import Box, Page, RulingLine, Word
from extractors.page.lines import Line, em_of, lines, middle, segments
from extractors.page.places import map_box
from extractors.page.rules_grid import connected, grid_of, strokes

LANDSCAPE = 1.2
"""Times its height that a sheet with two pages is wide at least."""
BAND = (0.4, 0.6)
"""Shares of the width between which the two pages part."""
APART = 0.025
"""Of the width; narrower gaps part columns."""
LETTERS = 2.5
"""Of the print's size: what stands on one line closer than that belongs together, as the letters of a wide title do."""
RIM = 0.03
"""Of the height: level lines nearer to the sheet's edge are the edge itself, or the glass's."""
LEAST = 3
"""Lines that a page without a table has."""
TITLE = 1.15
"""Times the size of the text in which a title is set …"""
HIGH = 0.35
"""… in the upper part of its page, this much of its height …"""
CENTRED = 0.08
"""… and this much of its width off its middle at most."""
FULL = 0.55
"""Of the page's width that a line of running text fills."""
LONG = 12
"""Characters of such a line."""
MARGIN = 0.06
"""Of a page's width by which the margins of a text and of its end may differ."""
CELLS = 4
"""Of a ruled table that is a page's own."""
HEADER, COLUMNS = 5, 3
"""Lines at the top of a page among which the header of a list stands, and columns that it names."""
LOWER = 1.5
"""Of the print's size; two people in one row have their headers on one line."""
SAME_TEXT = 85.0
"""rapidfuzz ratio above which two recognised headers are the same print."""


def halves(page: Page) -> tuple[Page, Page] | None:
    """The two pages that stand side by side on this sheet, in its own space; None where it is one page."""
    sheet = _sheet(page)
    width, height = sheet.x1 - sheet.x0, sheet.bottom - sheet.top
    if not page.words or width < LANDSCAPE * height:
        return None
    gutter = _gutter(page, sheet)
    if gutter is None:
        return None
    left, right = (_part(page, gutter, side) for side in (False, True))
    outlines = (replace(sheet, x1=gutter), replace(sheet, x0=gutter))
    if not _is_page(left, outlines[0]):
        return None
    goes_on = _goes_on(left, right, outlines) or _repeats_header(left, right)
    return (left, right) if goes_on or _is_page(right, outlines[1]) else None


def _sheet(page: Page) -> Box:
    """The sheet's outline in reading space."""
    back = np.linalg.inv(np.array(page.to_page, dtype=np.float64).reshape(3, 3)).ravel()
    a, b, c, d, e, f, g, h, i = (float(v) for v in back / back[8])
    return map_box(Box(0.0, 0.0, page.width, page.height), (a, b, c, d, e, f, g, h, i))


def _gutter(page: Page, sheet: Box) -> float | None:
    """Where the two pages part, in the sheet's very middle if that is free; None where anything crosses there."""
    width = sheet.x1 - sheet.x0
    low, high = (sheet.x0 + share * width for share in BAND)
    taken = sorted([*_crossed_by(page.words), *_crossed_by_lines(page.ruling_lines, sheet)])
    reached, best = sheet.x0, (0.0, 0.0)
    for start, end in [*taken, (sheet.x1, sheet.x1)]:
        if start - reached > best[1] - best[0] and start > low and reached < high:
            best = reached, start
        reached = max(reached, end)
    fold = min(max((sheet.x0 + sheet.x1) / 2, best[0]), best[1])
    return fold if best[1] - best[0] >= APART * width else None


def _crossed_by(words: Sequence[Word]) -> Iterable[tuple[float, float]]:
    """The stretches that print takes up, the gaps between what stands close together among them."""
    for line in lines(words):
        yield from ((word.box.x0, word.box.x1) for word in line.words)
        for one, other in pairwise(line.words):
            if other.box.x0 - one.box.x1 < LETTERS * max(em_of([one]), em_of([other])):
                yield one.box.x1, other.box.x0


def _crossed_by_lines(ruling_lines: Sequence[RulingLine], sheet: Box) -> Iterable[tuple[float, float]]:
    rim = RIM * (sheet.bottom - sheet.top)
    for line in ruling_lines:
        if line.top == line.bottom and sheet.top + rim < line.top < sheet.bottom - rim:
            yield min(line.x0, line.x1), max(line.x0, line.x1)


def _part(page: Page, gutter: float, right: bool) -> Page:
    words = tuple(w for w in page.words if (middle(w.box)[0] > gutter) == right)
    rules = tuple(r for r in page.ruling_lines if ((r.x0 + r.x1) / 2 > gutter) == right)
    return replace(page, words=words, ruling_lines=rules)


def _is_page(half: Page, outline: Box) -> bool:
    """Whether half a sheet looks like a page by itself."""
    found = lines(half.words)
    return _has_table(half) or (len(found) >= LEAST and (_has_title(found, outline) or _has_text(found)))


def _goes_on(left: Page, right: Page, outlines: tuple[Box, Box]) -> bool:
    """Whether the few lines of the right half are the end of the text on the left: they begin at the same margin."""
    margins = [min((w.box.x0 for w in half.words), default=0.0) for half in (left, right)]
    apart = (margins[1] - outlines[1].x0) - (margins[0] - outlines[0].x0)
    width = outlines[0].x1 - outlines[0].x0
    return bool(right.words) and _has_text(lines(left.words)) and abs(apart) <= MARGIN * width


def _repeats_header(left: Page, right: Page) -> bool:
    """Whether a list goes on in the right half: the header that stands under a title on the left opens it again."""
    upper, again = lines(left.words)[:HEADER], lines(right.words)[:1]
    return any(
        len(line.words) >= COLUMNS
        and line.box.top - other.box.top > LOWER * em_of(line.words)
        and fuzz.ratio(line.text, other.text) >= SAME_TEXT
        for line in upper
        for other in again
    )


def _extent(found: Sequence[Line]) -> Box:
    boxes = [line.box for line in found]
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _has_title(found: Sequence[Line], outline: Box) -> bool:
    """Whether a line in larger print stands alone over the middle of the text, or of its half of the sheet."""
    around, size = _extent(found), em_of(w for line in found for w in line.words)
    width, height = around.x1 - around.x0, around.bottom - around.top
    return any(
        em_of(line.words) >= TITLE * size
        and any(abs(middle(line.box)[0] - middle(box)[0]) <= CENTRED * width for box in (around, outline))
        and line.box.top <= around.top + HIGH * height
        for line in found
    )


def _has_text(found: Sequence[Line]) -> bool:
    """Whether lines of running text fill the width."""
    around, size = _extent(found), em_of(w for line in found for w in line.words)
    long = [
        part
        for line in found
        for part in segments(line, size)
        if len(part.text) >= LONG and part.box.x1 - part.box.x0 >= FULL * (around.x1 - around.x0)
    ]
    return len(long) >= LEAST


def _has_table(half: Page) -> bool:
    """Whether a ruled table stands in it."""
    grids = (grid_of(flat, tall) for flat, tall in connected(*strokes(half.ruling_lines)))
    return any(grid is not None and len(grid.xs) > 2 and len(grid.slots) >= CELLS for grid in grids)
