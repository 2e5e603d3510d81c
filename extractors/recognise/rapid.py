"""RapidOCR as the first reader: a picture becomes words with a box and an edge for every character.

Uses RapidOCR's own detector and recogniser, with two differences from its whole
pipeline: lines are found on a reduced picture but read from the full one (small
print stays legible, and finding costs half), and the recogniser's columns are
kept, which give each character its place and its own confidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from queue import SimpleQueue
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.model import Box
from extractors.recognise.batches import batches, beside_one_another, together
from extractors.recognise.channels import each
from extractors.recognise.networks import Session, engine
from extractors.recognise.percent import percent

Picture = NDArray[np.uint8]
"""RGB, (height, width, 3)."""
Quad = NDArray[np.float32]
"""Four corners in pixels, clockwise from the top left of the text."""

FINDING_DPI = 150.0
"""The resolution at which lines are found: finer found no more of them on A4 (measured at 1400 to 2400 pixels)."""
FINDING_SIDE = (1200, 2800)
"""Bounds, in pixels, of the longer side of the picture in which lines are found."""
GLANCE = 1 / 2
"""Of that resolution, for seeing how lines lie: of 4,109 words of 37 spoilt pages 3,797 were read as they are then,
and 3,792 after a first look at two thirds; of 8,759 words of 76 pages 8,081 at two thirds, 8,071 at full."""
LINE_HEIGHT = 48
"""Height of the strips that the recogniser takes."""
NARROWEST = 320
"""Pixels to which a short strip is widened, as those were that the recogniser learned from."""
SHORT, SURE = 160, 0.98
"""Pixels to which it is widened at first, which takes half the time, and how sure each of its signs must be then;
else it is read as wide as the others."""
STEP = 32
"""Pixels by which strips differ in width: the engine makes itself ready for each width anew, which takes as long as
reading a strip."""
SHEET, NEARLY = (1760, 1248), 0.06
"""The pixels in which lines are found on an upright A4 sheet, and by which share a picture may be larger and be taken
for one. Sheets that were straightened are, by a few pixels, and for each larger size the engine takes new room and
keeps it: of children with 32 pages each one had 837 MB, another, with two larger pages, 883."""
PART = 160
"""Pixels; the sides of a part of a page in which lines are found are multiples of it."""
MASK, WIDENED = "*", 2.0
"""The sign for masked figures, and how much wider a strip with it is read."""
MARGIN = 0.3
"""Of its height, blank added at either end of a strip: the last sign is misread where it touches the rim
(of 768 blurred figures 44 were wrong without it, 30 with it)."""


_TONES = (np.arange(256, dtype=np.float32) / 255 - np.float32(0.5)) / np.float32(0.5)
"""What the recogniser takes a byte of a strip for."""


@dataclass(frozen=True, slots=True)
class Characters:
    """What the recogniser made of one strip: `places` are the characters' middles, 0..1 of the strip's width."""

    text: str
    confidences: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The mean over the characters, but never more than the worst digit."""
        if not self.text:
            return 0.0
        digits = [c for c, sign in zip(self.confidences, self.text, strict=True) if sign.isdigit()]
        return min([sum(self.confidences) / len(self.confidences), *digits])


def find_lines(picture: Picture, dpi: float, threads: int = 0, within: Sequence[Box] | None = None) -> list[Quad]:
    """The quadrilaterals of the text lines of an RGB picture, in its pixels; `within` some parts of it, or all over."""
    return _lines(picture, _wanted(picture, dpi), threads, within)


def glance(picture: Picture, dpi: float, threads: int = 0) -> list[Quad]:
    """The same from a look that takes a third of the time: good for how lines lie, not for which there are."""
    return _lines(picture, _wanted(picture, dpi) * GLANCE, threads)


def _wanted(picture: Picture, dpi: float) -> float:
    """Pixels of the longer side of the picture in which lines are found."""
    longer = float(max(picture.shape[:2]))
    return min(max(longer * FINDING_DPI / dpi, FINDING_SIDE[0]), FINDING_SIDE[1])


def _lines(picture: Picture, wanted: float, threads: int, within: Sequence[Box] | None = None) -> list[Quad]:
    factor = min(wanted / max(picture.shape[:2]), 2.0)
    factor = 1.0 if abs(factor - 1) < 0.05 else factor
    small = _at_least(_resized(picture, factor), 64)
    finder = engine(threads).finder()
    even = _normalised(small, finder.get_preprocess())
    down, across = even.shape[2] / small.shape[0], even.shape[3] / small.shape[1]
    found = []
    for rows, columns in _parts(within, factor * across, factor * down, even):
        part = np.ascontiguousarray(even[:, :, rows, columns])
        whole = part.shape == even.shape
        boxes, _ = finder.postprocess_op(finder.session(part), small.shape[:2] if whole else part.shape[2:])
        step = np.ones(2) if whole else np.array([across, down])
        corner = np.array([columns.start, rows.start])
        found += [(quad + corner) / step / factor for quad in (finder.sorted_boxes(boxes) if len(boxes) else ())]
    return [from_the_left(np.asarray(quad, dtype=np.float32)) for quad in found]


def _parts(
    within: Sequence[Box] | None, across: float, down: float, even: NDArray[np.float32]
) -> Iterator[tuple[slice, slice]]:
    """The rows and columns to look at: few different sizes, since the engine makes itself ready for each anew."""
    height, width = even.shape[2:]
    if within is None:
        yield slice(0, height), slice(0, width)
    for box in within or ():
        yield _stretch(box.top * down, box.bottom * down, height), _stretch(box.x0 * across, box.x1 * across, width)


def _stretch(start: float, end: float, most: int) -> slice:
    length = min(max(math.ceil((end - start) / PART), 1) * PART, most)
    first = min(max(int((start + end - length) / 2), 0), most - length)
    return slice(first, first + length)


def _normalised(picture: Picture, preparing: Any) -> NDArray[np.float32]:
    """The RGB picture as the finder takes it, by a table of its own `normalize`: over a whole page that works in
    doubles, which takes a tenth of the time of the finding itself."""
    greys = np.repeat(np.arange(256, dtype=np.uint8)[:, None, None], 3, axis=2)
    table = preparing.normalize(greys)[:, 0].astype(np.float32)
    sized = _even(picture, preparing)
    planes = [cv2.LUT(np.ascontiguousarray(sized[:, :, 2 - i]), table[:, i]) for i in range(3)]
    return np.asarray(np.stack(planes)[None], dtype=np.float32)


def _even(picture: Picture, preparing: Any) -> Picture:
    """The picture in a size that the finder takes: that of a sheet where it is one, else as the finder does itself."""
    for height, width in (SHEET, SHEET[::-1]):
        shares = picture.shape[0] / height, picture.shape[1] / width
        if all(1 - NEARLY / 4 < share < 1 + NEARLY for share in shares):
            return np.asarray(cv2.resize(picture, (width, height)), dtype=np.uint8)
    return np.asarray(preparing.resize(picture), dtype=np.uint8)


def from_the_left(quad: Quad) -> Quad:
    """The same corners, begun so that the first edge runs to the right: of a line that runs down and a little aside
    the finder takes a long edge for the first, as if the line ran across."""
    edges = np.roll(quad, -1, axis=0) - quad
    rightward = edges[:, 0] / np.maximum(np.linalg.norm(edges, axis=1), 1e-6)
    return np.asarray(np.roll(quad, -int(rightward.argmax()), axis=0), dtype=np.float32)


def _resized(picture: Picture, factor: float) -> Picture:
    if factor == 1:
        return picture
    if factor < 1:
        return each(picture, lambda one: cv2.resize(one, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def _at_least(picture: Picture, side: int) -> Picture:
    """Padded with its own border so that the detector, which shrinks to multiples of 32, keeps thin strips."""
    down, right = max(0, side - picture.shape[0]), max(0, side - picture.shape[1])
    if not down and not right:
        return picture
    return np.asarray(cv2.copyMakeBorder(picture, 0, down, 0, right, cv2.BORDER_REPLICATE), dtype=np.uint8)


def strip(picture: Picture, quad: Quad) -> Picture:
    """The quadrilateral as a level strip of its own size."""
    width = max(1, round(float(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3])))))
    height = max(1, round(float(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(quad, dtype=np.float32), corners)
    flat = cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8)


def read_strips(strips: Sequence[Picture], threads: int = 0) -> list[Characters]:
    """The characters of level RGB strips, in their order; those of masked numbers are read from wider ones.

    Stars and the figures beside them stand closer than the recogniser's columns: 441700********1606 comes out as
    44170**606, and as it is from a strip of twice the width.
    """
    found = _read(strips, threads)
    masked = [i for i, one in enumerate(found) if MASK in one.text]
    for i, again in zip(masked, _read([_widened(strips[i]) for i in masked], threads), strict=True):
        found[i] = again if MASK in again.text else found[i]
    return found


def _widened(strip: Picture) -> Picture:
    wide = cv2.resize(strip, None, fx=WIDENED, fy=1, interpolation=cv2.INTER_CUBIC)
    return np.asarray(wide, dtype=np.uint8)


def _read(strips: Sequence[Picture], threads: int) -> list[Characters]:
    padded = [_with_margins(strip) for strip in strips]
    found = _at(padded, SHORT, threads)
    unsure = [i for i, one in enumerate(found) if min(one.confidences, default=0.0) < SURE]
    again = [i for i in unsure if _width(padded[i]) < NARROWEST]
    for i, one in zip(again, _at([padded[i] for i in again], NARROWEST, threads), strict=True):
        found[i] = one
    return [_without_margins(one, strip) for one, strip in zip(found, padded, strict=True)]


def _at(padded: Sequence[Picture], least: int, threads: int) -> list[Characters]:
    """Each as it is read from a strip of its own width, or of the least."""
    made = engine(threads)
    alphabet = made.reader().postprocess_op.character
    free: SimpleQueue[Session] = SimpleQueue()
    for session in made.runs[: len(padded)]:
        free.put(session)
    widths = [made.width(max(_width(strip), least)) for strip in padded]

    def read(batch: tuple[int, ...]) -> list[Characters]:
        width = widths[batch[0]]
        session = free.get()
        try:
            likelihoods = session(together([as_taken(padded[i], width) for i in batch], made.at_once(width)))
            shares = [LINE_HEIGHT * padded[i].shape[1] / padded[i].shape[0] / width for i in batch]
            # Before it is free: another run writes over what it gave.
            return [_decode(one, alphabet, share) for one, share in zip(likelihoods, shares, strict=False)]
        finally:
            free.put(session)

    order = list(batches(widths, made.at_once))
    found = beside_one_another(read, order, free.qsize())
    places: dict[int, Characters] = dict(zip(chain(*order), chain(*found), strict=True))
    return [places[i] for i in range(len(padded))]


def _width(strip: Picture) -> int:
    """Pixels that it takes: time goes by them, those of the blank behind a strip as well."""
    return int(math.ceil(LINE_HEIGHT * strip.shape[1] / strip.shape[0] / STEP) * STEP)


def as_taken(strip: Picture, width: int) -> NDArray[np.float32]:
    """An RGB strip as the recogniser's own `resize_norm_img` makes it, by a table, which takes a third of the time."""
    own = min(math.ceil(LINE_HEIGHT * strip.shape[1] / strip.shape[0]), width)
    planes = cv2.split(cv2.resize(strip, (own, LINE_HEIGHT)))
    taken = np.zeros((3, LINE_HEIGHT, width), dtype=np.float32)
    for plane, place in zip(reversed(planes), taken, strict=True):
        place[:, :own] = cv2.LUT(plane, _TONES)
    return taken


def _with_margins(strip: Picture) -> Picture:
    side = _margin(strip)
    ground = [int(percent(strip, 85, channel=channel)[0]) for channel in range(3)]
    return np.asarray(cv2.copyMakeBorder(strip, 0, 0, side, side, cv2.BORDER_CONSTANT, value=ground), dtype=np.uint8)


def _margin(strip: Picture) -> int:
    return int(max(1, round(strip.shape[0] * MARGIN)))


def _without_margins(read: Characters, padded: Picture) -> Characters:
    side = _margin(padded)
    width = max(1, padded.shape[1] - 2 * side)
    places = tuple(min(1.0, max(0.0, (p * padded.shape[1] - side) / width)) for p in read.places)
    return Characters(read.text, read.confidences, places)


def _decode(likelihood: NDArray[np.float32], alphabet: Sequence[str], used: float) -> Characters:
    """Greedy CTC: class 0 is the blank; a run of one class is one character, in the middle of the run."""
    best = likelihood.argmax(axis=1)
    columns = max(1.0, len(best) * used)
    runs = [(c, a, b) for c, a, b in _runs(best) if c != 0]
    text = "".join(alphabet[c] for c, _, _ in runs)
    if len(text) != len(runs):
        raise ValueError("the recogniser's alphabet holds a class of several characters")
    sure = tuple(float(likelihood[a:b, c].max()) for c, a, b in runs)
    return Characters(text, sure, tuple(min(1.0, (a + b) / 2 / columns) for _, a, b in runs))


def _runs(classes: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    bounds = [0, *(np.flatnonzero(np.diff(classes)) + 1).tolist(), len(classes)]
    for start, end in pairwise(bounds):
        if end > start:
            yield int(classes[start]), start, end


def turned_share(strips: Sequence[Picture], threads: int = 0) -> float:
    """The share of strips, 0..1, that the direction classifier takes for upside down; 0.5 for none."""
    if not strips:
        return 0.5
    answers = engine(threads).turned()([s[:, :, ::-1] for s in strips]).cls_res
    votes = [(score if label == "180" else 1 - score) for label, score in answers]
    return float(np.mean(votes))
