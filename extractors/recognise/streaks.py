"""Streaks that dirt on a scanner's glass draws over a page, from edge to edge: taken off before anything is read."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.channels import Grey, darkest
from extractors.recognise.rapid import Picture

WIDEST = 1.0
"""Points; a broader one is a shadow or a bar."""
DARKER = 10.0
"""Grey steps by which a streak is darker than the paper on both sides of it."""
PARTS, DRAWN = 24, 0.9
"""Into so many parts a page is cut from edge to edge, and in such a share of them a streak is seen."""
MOST = 2
"""More lines from edge to edge are those of a table that fills its picture."""
MARGIN, INK, BARE = 0.02, 40.0, 0.005
"""Share of the page at either end that is margin; grey steps of ink, and the share of it that a bare margin has."""

EVERY = 3
"""Of so many rows one is looked at."""


def without(picture: Picture) -> Picture:
    """The RGB picture without its streaks, upright or level; the same array where it has none.

    The lines of a table end within the page; a streak runs through both its margins, as straight as the scanner's feed.
    """
    upright = _without_upright(picture)
    turned = upright.transpose(1, 0, 2)
    level = _without_upright(turned)
    return upright if level is turned else np.ascontiguousarray(level.transpose(1, 0, 2))


def _without_upright(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    reach = max(2, round(WIDEST * max(height, width) / 842))
    if height < 4 * EVERY * PARTS or width < 16 * reach:
        return picture
    darker = _darker(darkest(np.ascontiguousarray(picture[::EVERY])), reach)
    # A part's median lies above only where half of its rows do.
    seen = cv2.reduce((darker > DARKER).astype(np.uint8), 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[0]
    columns = np.flatnonzero(seen >= DRAWN / 2 * len(darker))
    parts = np.stack([np.median(part, axis=0) for part in np.array_split(darker[:, columns], PARTS)])
    runs = _runs(columns[(parts > DARKER).mean(axis=0) >= DRAWN], reach)
    if not runs or len(runs) > MOST or not _is_bare(darker):
        return picture
    out = picture.copy()
    for start, end in runs:
        _mend(out, max(start - 1, reach), min(end + 1, width - 1 - reach), reach)
    return out


def _darker(grey: Grey, reach: int) -> Grey:
    """By how much each pixel is darker than both at `reach` from it in its row."""
    beside = cv2.copyMakeBorder(grey, 0, 0, reach, reach, cv2.BORDER_REPLICATE)
    lighter = cv2.min(beside[:, : -2 * reach], beside[:, 2 * reach :])
    return np.asarray(cv2.subtract(lighter, grey), dtype=np.uint8)


def _runs(columns: NDArray[np.intp], reach: int) -> list[tuple[int, int]]:
    """The columns of each streak, first and last."""
    runs: list[tuple[int, int]] = []
    for column in columns.tolist():
        if runs and column - runs[-1][1] <= reach:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _is_bare(darker: Grey) -> bool:
    """Whether nothing is printed in the margins that the streaks run through."""
    rows = max(1, round(MARGIN * darker.shape[0]))
    ends = np.concatenate([darker[:rows], darker[-rows:]])
    return float((ends > INK).mean()) < BARE


def _mend(picture: Picture, first: int, last: int, reach: int) -> None:
    """Make some columns as bright as they were; print under a streak stays: there both its sides are dark."""
    left, right = (picture[:, x].astype(np.float32) for x in (first - reach, last + reach))
    for column in range(first, last + 1):
        here = picture[:, column].astype(np.float32)
        lost = np.maximum(np.median(np.minimum(left, right) - here, axis=0), 0)
        picture[:, column] = np.maximum(here, np.minimum(here + lost, np.maximum(left, right))).astype(np.uint8)
