"""Coloured ink: where it is, and a picture without it in which the black print below is left.

Ink is a filter over paper and print alike, and lets most of the light of its own colour through: dividing the
channel that it dims least by what bare ink lets through gives paper and print as they were below it.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognise.channels import brightest, darkest
from extractors.recognise.rapid import Picture

COLOURED = 22
"""Steps between the brightest and the darkest channel of coloured ink, beyond those that the paper has."""
PALEST = 8
"""Steps of its colour that a seal's thin strokes still have."""
FAINT = 0.55
"""Of the paper's brightness; print under ink is darker."""
FEWEST = 5
BLACK = 0.5
"""Of the paper's brightness; print is black that is darker. Pictures keep colour more coarsely than light, so that a
thin stroke of ink has lost some of its own: where print is black and plainly darker than the ink …"""
DARKER = 0.8
"""… of whose brightness it has no more than this, all that is near to ink and paler than print is taken for ink."""
PALER = 0.85
"""Of the bare ink's brightness; what is darker has print below or beside it."""
_AROUND = np.ones((5, 5), np.uint8)

Mask = NDArray[np.bool_]
Inks = Callable[[Picture], Mask]


def red_ink(picture: Picture) -> Mask:
    """True where the picture is red to magenta beyond what paper or bad light is."""
    if not picture.size:
        return np.zeros(picture.shape[:2], dtype=bool)
    red, green, blue = cv2.split(picture)  # taken from one another they end at 0, which suits what is asked of them
    most = cv2.max(green, blue)
    return np.asarray((cv2.subtract(red, green) > 40) & (cv2.subtract(red, most) > 18) & (red > 70))


def coloured_ink(picture: Picture) -> Mask:
    """True where the picture has any colour that most of it has not: red, blue, purple, green."""
    if not picture.size:
        return np.zeros(picture.shape[:2], dtype=bool)
    colour = cv2.subtract(brightest(picture), darkest(picture))
    return np.asarray(colour > min(int(COLOURED + float(np.median(colour[::2, ::2]))), 255))


def lift(part: Picture, inks: Inks) -> None:
    """Take one kind of ink off a piece of a picture, which is changed itself."""
    ink = inks(part)
    if ink.sum() < FEWEST:
        return
    clear, dimmed = _channels(part[ink])
    light = part[:, :, clear].astype(np.float32)
    tint = np.clip(light - brightest(part[:, :, dimmed]), 0, None)
    bare = ink & (tint >= np.percentile(tint[ink], 50))
    paper, own = float(np.percentile(light, 90)), _print_there(light[~ink])
    inked = float(np.median(light[bare]))
    share = tint / max(float(np.median(tint[bare])), 1.0)
    if _print_there(light[~ink], 0.5) < min(DARKER * inked, BLACK * paper):
        share = np.where(light >= PALER * inked, 2 * cv2.dilate(share, _AROUND), share)
    gain = max(1.0, paper / max(inked, 1.0))
    below = light * (1 + np.clip(share, 0, 1) * (gain - 1)) / max(paper, 1.0)
    # The ink's rims come out a little darker than paper: what is nearly paper becomes it.
    faint = max(FAINT, own / max(paper, 1.0) + 0.2)
    below = np.where(below > faint, faint + (below - faint) * 1.5, below)
    grey = (np.clip(below, 0, 1) * paper).astype(np.uint8)
    # Thin strokes are paler than the ring: inside a seal every tinted pixel is its ink.
    touched = cv2.dilate((ink | (tint > PALEST)).astype(np.uint8), _AROUND) > 0
    touched &= brightest(part) - light <= COLOURED  # ink of another colour crosses there
    part[touched] = grey[touched][:, None]


def _print_there(plain: NDArray[np.float32], percent: float = 3) -> float:
    """How bright the print around is that no ink covers, the darkest so many percent of what is there."""
    return float(np.percentile(plain, percent)) if plain.size else 0.0


def _channels(coloured: NDArray[np.uint8]) -> tuple[int, list[int]]:
    """The channel that this ink dims least, and those that it dims: one of purple ink, two of red.

    Where two are dimmed the brighter of them tells ink best, since grey print has a little colour in one or the other.
    """
    usual = np.median(coloured, axis=0)
    clear, middle = int(usual.argmax()), (float(usual.max()) + float(usual.min())) / 2
    return clear, [i for i in range(3) if usual[i] < middle]
