"""What stands on a page and was not read is read again in several ways; only a figure on which all agree is taken.

Print of a fax is so thin and broken that it reads better a little blurred or bolder; where the ways differ nobody
knows what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from extractors.model import UNREAD, Box, Word
from extractors.recognise.rapid import Characters, Picture
from extractors.words.loading import pattern

LEAST = 0.6
"""The confidence that every way must have."""
MOST = 40
"""Places of a page that are tried again; more of them are a page that cannot be read."""
MARGIN = 0.2
"""Of its height, around a place."""

Read = Callable[[Sequence[Picture]], Sequence[Characters]]

_WHOLE = pattern("recognise", "whole_figure")


def settled(places: Sequence[Box], picture: Picture, read: Read) -> list[Word]:
    """A word (in pixels) for each place of an RGB picture: the figure that stands there, or that it was not read."""
    strips = [_strip(picture, box) for box in places] if len(places) <= MOST else []
    tries = [read([way(strip) for strip in strips]) for way in (_plain, _blurred, _bolder)] if strips else []
    found = [_agreed([one[i] for one in tries]) for i in range(len(strips))] or [None] * len(places)
    return [_word(one, box) for one, box in zip(found, places, strict=True)]


def _word(read: Characters | None, box: Box) -> Word:
    return Word(UNREAD, box, 0.0) if read is None else Word(read.text.strip(), box, read.confidence)


def _agreed(tries: Sequence[Characters]) -> Characters | None:
    """The least sure of readings that all say the same whole figure."""
    texts = {one.text.strip() for one in tries}
    worst = min(tries, key=lambda one: one.confidence)
    same = len(texts) == 1 and _WHOLE.fullmatch(texts.pop())
    return worst if same and worst.confidence >= LEAST else None


def _strip(picture: Picture, box: Box) -> Picture:
    room = MARGIN * (box.bottom - box.top)
    top, left = max(0, int(box.top - room)), max(0, int(box.x0 - room))
    bottom, right = int(box.bottom + room) + 1, int(box.x1 + room) + 1
    return np.ascontiguousarray(picture[top : max(bottom, top + 4), left : max(right, left + 4)])


def _plain(strip: Picture) -> Picture:
    return strip


def _blurred(strip: Picture) -> Picture:
    return np.asarray(cv2.GaussianBlur(strip, (0, 0), strip.shape[0] / 36), dtype=np.uint8)


def _bolder(strip: Picture) -> Picture:
    return _blurred(np.asarray(cv2.erode(strip, np.ones((2, 2), np.uint8)), dtype=np.uint8))
