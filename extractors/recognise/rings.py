"""What round seals say along their ring: words beside the page's own, as their ink is taken off before that is read."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box, Word
from extractors.recognise import rapid
from extractors.recognise.quads import inked_columns
from extractors.recognise.rapid import Picture

ROUND = 1.25
"""Times its height that a round seal is wide, at most."""
SMALLEST = 40.0
"""Points across; in a smaller one letters are too small."""
BAND = (0.57, 0.95)
"""Between which parts of the radius the letters stand."""
HEIGHT = 96
"""Pixels of the straightened band."""
LEAST = 0.8
"""What is read with less confidence is no writing."""
SHORTEST = 4
"""Letters."""


def words(picture: Picture, seals: Sequence[Box], dpi: float, threads: int = 0) -> list[Word]:
    """The writing of each round seal of an RGB picture, one word a seal in its box."""
    found = [box for box in seals if is_round(box, dpi)]
    bands = [_band(picture, box, 2 * dpi / 72) for box in found]
    read = rapid.read_strips(bands, threads) if bands else []
    return [Word(r.text, box, r.confidence) for box, r in zip(found, read, strict=True) if _is_writing(r)]


def _is_writing(read: rapid.Characters) -> bool:
    return len(read.text) >= SHORTEST and read.confidence >= LEAST


def is_round(box: Box, dpi: float) -> bool:
    """Whether a seal is round, and large enough for letters along its ring."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return max(width, height) < ROUND * min(width, height) and min(width, height) * 72 / dpi >= SMALLEST


def _band(picture: Picture, box: Box, margin: float) -> Picture:
    """The writing as a level line, the ring opened where the most of it is blank."""
    across, down = (box.x1 - box.x0) / 2 - margin, (box.bottom - box.top) / 2 - margin
    length = int(np.pi * (BAND[0] + BAND[1]) * HEIGHT / (BAND[1] - BAND[0]))
    turn, reach = np.meshgrid(
        np.pi / 2 + np.linspace(0, 2 * np.pi, length, endpoint=False), np.linspace(BAND[1], BAND[0], HEIGHT)
    )
    x = (box.x0 + box.x1) / 2 + across * reach * np.cos(turn)
    y = (box.top + box.bottom) / 2 + down * reach * np.sin(turn)
    band = np.asarray(cv2.remap(picture, x.astype(np.float32), y.astype(np.float32), cv2.INTER_CUBIC), dtype=np.uint8)
    return np.roll(band, -_blank(inked_columns(band)), axis=1)


def _blank(ink: NDArray[np.bool_]) -> int:
    """The middle of the longest run of blank columns, going round."""
    printed = np.flatnonzero(ink)
    if len(printed) == 0:
        return 0
    gaps = np.diff(np.append(printed, printed[0] + len(ink)))
    widest = int(gaps.argmax())
    return int(printed[widest] + gaps[widest] // 2) % len(ink)
