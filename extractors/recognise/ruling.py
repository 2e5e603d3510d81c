"""The ruling lines of an upright page picture: thin, faint, broken or slightly bent ones too, not strokes of text."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import RulingLine
from extractors.recognise.channels import darkest
from extractors.recognise.components import components
from extractors.recognise.rapid import Picture
from extractors.recognise.tangles import level_runs

SHORTEST = 11.0
"""Points; shorter runs of ink are strokes of characters."""
ALONE = 42.0
"""Points; a shorter line counts only where both its ends meet a line across it."""
BRIDGE = 2.5
"""Points; gaps up to this between two pieces of one line are closed …"""
WIDE_BRIDGE = 10.0
"""… and up to this where both pieces are too long to be strokes."""
THICKEST = 4.0
"""Points; thicker bars are shading or pictures."""
NEAR = 2.5
"""Points; pieces whose heights differ by less are the same line."""
BORDER = 6.0
"""Points; what is dark this close to the picture's border is the edge of the sheet, or a shadow …"""
ACROSS = 0.95
"""… and a thick line over so much of the picture is one too, or a fold."""
SOLID = 0.97
"""Of the length of a thick line that has ink in its middle; a row of characters has gaps."""

Mask = NDArray[np.uint8]


def find(picture: Picture, dpi: float) -> tuple[RulingLine, ...]:
    """The lines of an RGB picture, in points of it (pixels * 72 / dpi)."""
    ink = ink_mask(picture, dpi)
    level, thick = _level(ink, dpi)
    upright, broad = _level(np.ascontiguousarray(ink.T), dpi)
    return tuple(_standing([*level, *map(_transposed, upright)], [*thick, *map(_transposed, broad)]))


def _level(ink: Mask, dpi: float) -> tuple[list[RulingLine], list[RulingLine]]:
    """The level lines of an ink mask: thin ones, and those as thick as the gap that print keeps from a thin one.

    Rows of strokes inside lines of characters are neither; of short thick ones only their company tells.
    """
    scale = dpi / 72
    thin: list[RulingLine] = []
    thick: list[RulingLine] = []
    for line in _merged(_pieces(ink, dpi)):
        most = 0.45 if line.x1 - line.x0 < 3 * ALONE else 0.8
        if _crowded(line, ink, scale, blurred=False) <= most:
            thin.append(line)
        elif _solid(line, ink, scale) and _crowded(line, ink, scale, blurred=True) <= most:
            thick.append(line)
    return thin, thick


def _solid(line: RulingLine, ink: Mask, scale: float) -> bool:
    """Whether a line has ink all along, within the picture: neither characters nor the edge or a fold of the sheet."""
    y, left, right = _places(line, scale)
    if not BORDER * scale < y < len(ink) - BORDER * scale or right - left > ACROSS * ink.shape[1]:
        return False
    middle = max(1, round(0.5 * scale))
    return float(ink[y - middle : y + middle + 1, left:right].any(axis=0).mean()) > SOLID


def _crowded(line: RulingLine, ink: Mask, scale: float, *, blurred: bool) -> float:
    """Of the length of a line, the share that has ink close beside it, on the side that has more.

    `blurred`: what is inked most of the way beside it is the line itself.
    """
    y, left, right = _places(line, scale)
    sides = ink[y::-1, left:right], ink[y:, left:right]
    return max(_share(side, scale, blurred) for side in sides)


def _places(line: RulingLine, scale: float) -> tuple[int, int, int]:
    """The row of a level line, and its first and past its last column, in pixels."""
    return round(line.top * scale), int(line.x0 * scale), int(line.x1 * scale) + 1


def _share(away: Mask, scale: float, blurred: bool) -> float:
    """Of the columns of `away`, whose rows go outwards from a line's middle, the share with ink beyond the line."""
    off, reach = max(2, round(1.2 * scale)) + 1, max(2, round(2.8 * scale))
    thickest = min(len(away), round(THICKEST * scale / 2) + 2) if blurred else off
    while off < thickest and np.count_nonzero(away[off]) > away.shape[1] / 2:
        off += 1
    beside = away[off : off + reach]
    return float(beside.any(axis=0).mean()) if len(beside) else 0.0


def ink_mask(picture: Picture, dpi: float) -> Mask:
    """255 where the picture is darker than its surroundings within a sixth of an inch."""
    grey = darkest(picture) if picture.ndim == 3 else picture
    block = max(11, round(dpi / 6) | 1)
    return np.asarray(
        cv2.adaptiveThreshold(
            np.ascontiguousarray(grey), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12
        ),
        dtype=np.uint8,
    )


def line_mask(ink: Mask, dpi: float) -> Mask:
    """The part of an ink mask that lies on level runs longer than any stroke."""
    length = max(12, round(SHORTEST * dpi / 72))
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, max(3, round(dpi / 50))), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)), dtype=np.uint8)


def _pieces(ink: Mask, dpi: float) -> list[RulingLine]:
    """The level pieces of an ink mask, in points."""
    mask = line_mask(ink, dpi)
    count, labels, stats, _ = components(mask)
    scale = 72 / dpi
    found = []
    for index in range(1, count):
        x, top, width, height, area = (int(v) for v in stats[index])
        here = labels[top : top + height, x : x + width] == index
        thickness = area / width - 2  # the dilation added one pixel on either side
        bent = max(NEAR, 0.02 * width * scale)
        if thickness * scale > THICKEST or (height - thickness) * scale > bent + 2 * scale or thickness * 4 > width:
            found += _untangled(here, x, top, scale)
            continue
        # The middle row of its ink: what runs into a line, a seal's frame, must not draw it aside.
        y = (top + float(np.median(np.nonzero(here)[0])) + 0.5) * scale
        found.append(RulingLine(x * scale, y, (x + width) * scale, y))
    return found


def _untangled(tangle: NDArray[np.bool_], x: int, top: int, scale: float) -> list[RulingLine]:
    """The long lines in a piece that is no line as a whole."""
    if tangle.shape[1] * scale < ALONE:
        return []
    runs = level_runs(tangle, round(ALONE / scale), round(THICKEST / scale) + 2)
    return [
        RulingLine((x + start) * scale, (top + row + 0.5) * scale, (x + end) * scale, (top + row + 0.5) * scale)
        for row, start, end in runs
    ]


def _transposed(line: RulingLine) -> RulingLine:
    return RulingLine(line.top, line.x0, line.bottom, line.x1)


def _merged(lines: list[RulingLine]) -> list[RulingLine]:
    """Level pieces of one line joined over small gaps."""
    done: list[RulingLine] = []
    for line in sorted(lines, key=lambda x: x.x0):
        low, high = line.top - NEAR, line.top + NEAR
        mates = (i for i, other in enumerate(done) if low < other.top < high and _continues(other, line))
        mate = next(mates, None)
        if mate is None:
            done.append(line)
        else:
            done[mate] = _joined(done[mate], line)
    return done


def _continues(one: RulingLine, other: RulingLine) -> bool:
    """True where `other`, which starts further right, goes on where `one` ends."""
    long = min(one.x1 - one.x0, other.x1 - other.x0) >= ALONE
    return abs(one.top - other.top) < NEAR and other.x0 - one.x1 < (WIDE_BRIDGE if long else BRIDGE)


def _joined(one: RulingLine, other: RulingLine) -> RulingLine:
    """Both as one line, at the mean height by length."""
    first, second = one.x1 - one.x0, other.x1 - other.x0
    y = (one.top * first + other.top * second) / max(first + second, 1e-6)
    return RulingLine(one.x0, y, max(one.x1, other.x1), y)


def _standing(thin: list[RulingLine], thick: list[RulingLine]) -> list[RulingLine]:
    """The long lines, and the short ones hung with both ends between standing ones; the rest are strokes of print.

    Strokes of large print are as long as short thick lines may be alone.
    """
    lines = [*thin, *thick]
    stands = [_length(line) >= ALONE for line in thin] + [_length(line) >= 3 * ALONE for line in thick]
    for _ in range(3):
        kept = [line for line, good in zip(lines, stands, strict=True) if good]
        before = sum(stands)
        stands = [good or _hangs(line, kept) for line, good in zip(lines, stands, strict=True)]
        if sum(stands) == before:
            break
    return [line for line, good in zip(lines, stands, strict=True) if good]


def _length(line: RulingLine) -> float:
    return max(line.x1 - line.x0, line.bottom - line.top)


def _hangs(line: RulingLine, others: list[RulingLine]) -> bool:
    ends = ((line.x0, line.top), (line.x1, line.bottom))
    level = line.top == line.bottom
    across = [other for other in others if (other.top == other.bottom) != level]
    return all(any(_holds(other, x, y) for other in across) for x, y in ends)


def _holds(line: RulingLine, x: float, y: float) -> bool:
    slack = 3.0
    return line.x0 - slack <= x <= line.x1 + slack and line.top - slack <= y <= line.bottom + slack
