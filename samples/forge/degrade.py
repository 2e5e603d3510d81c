"""What scanners, fax machines and telephones do to a page; every step says where each point went.

Pictures are uint8 RGB arrays (h, w, 3). A step returns the picture and the 3 x 3 homography from old to new pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A spoilt page, the homography from the clean page's pixels, and its resolution."""

    picture: Picture
    matrix: Matrix
    dpi: int


def turn(picture: Picture, quarters: int) -> tuple[Picture, Matrix]:
    """Quarter turns counter-clockwise."""
    matrix = np.eye(3)
    for _ in range(quarters % 4):
        width = picture.shape[1]
        picture = np.rot90(picture)
        matrix = np.array([[0, 1, 0], [-1, 0, width], [0, 0, 1.0]]) @ matrix
    return np.ascontiguousarray(picture), matrix


def skew(picture: Picture, degrees: float, paper: tuple[int, int, int] = (255, 255, 255)) -> tuple[Picture, Matrix]:
    """A few degrees about the centre; the size stays, corners may be lost as on a real scanner's bed."""
    h, w = picture.shape[:2]
    matrix = np.vstack([cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1.0), [0, 0, 1]])
    done = cv2.warpAffine(picture, matrix[:2], (w, h), flags=cv2.INTER_AREA, borderValue=paper)
    return done.astype(np.uint8), matrix


def noise(picture: Picture, sigma: float, seed: int) -> Picture:
    """Sensor noise."""
    grain = np.random.default_rng(seed).normal(0, sigma, picture.shape[:2])[..., None]
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def specks(picture: Picture, count: int, seed: int) -> Picture:
    """Dust on the glass."""
    out, rng = picture.copy(), Random(seed)
    h, w = out.shape[:2]
    for _ in range(count):
        shade = rng.randint(30, 150)
        cv2.circle(out, (rng.randrange(w), rng.randrange(h)), rng.choice((1, 1, 2)), (shade, shade, shade), -1)
    return out


def blur(picture: Picture, sigma: float) -> Picture:
    """Out of focus."""
    return cv2.GaussianBlur(picture, (0, 0), sigma).astype(np.uint8)


def shadow(picture: Picture, rng: Random, depth: float) -> Picture:
    """A soft gradient of light across the page."""
    h, w = picture.shape[:2]
    angle = rng.uniform(0, 2 * np.pi)
    xs, ys = np.meshgrid(np.linspace(-1, 1, w), np.linspace(-1, 1, h))
    ramp = 1 - depth * (0.5 + 0.5 * np.tanh(1.6 * (xs * np.cos(angle) + ys * np.sin(angle))))
    return np.clip(picture * ramp[..., None], 0, 255).astype(np.uint8)


def tint(picture: Picture, colour: tuple[float, float, float]) -> Picture:
    """Lamp light or grey recycled paper."""
    return np.clip(picture * np.array(colour), 0, 255).astype(np.uint8)


def fax(picture: Picture, threshold: int) -> Picture:
    """One bit a pixel."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.repeat(np.where(grey < threshold, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def faint(picture: Picture, share: float) -> Picture:
    """Toner running out: ink is paler."""
    return (255 - (255 - picture.astype(np.float64)) * share).astype(np.uint8)


def on_desk(picture: Picture, rng: Random, tilt: float) -> tuple[Picture, Matrix]:
    """The sheet lies on a desk and is photographed from aside."""
    h, w = picture.shape[:2]
    margin = 0.06
    wide, high = int(w * (1 + 2 * margin)), int(h * (1 + 2 * margin))
    desk = _desk(rng, wide, high)

    def corner(x: float, y: float) -> tuple[float, float]:
        return (x + rng.uniform(-tilt, tilt) * w, y + rng.uniform(-tilt, tilt) * h)

    x0, y0 = w * margin, h * margin
    goal = np.array([corner(x0, y0), corner(x0 + w, y0), corner(x0 + w, y0 + h), corner(x0, y0 + h)], np.float32)
    goal[:, 0] = np.clip(goal[:, 0], 2, wide - 3)
    goal[:, 1] = np.clip(goal[:, 1], 2, high - 3)
    matrix = cv2.getPerspectiveTransform(np.array([(0, 0), (w, 0), (w, h), (0, h)], np.float32), goal)
    sheet = cv2.warpPerspective(picture, matrix, (wide, high), flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full((h, w), 255, np.uint8), matrix, (wide, high))
    desk = np.where(cv2.GaussianBlur(mask, (0, 0), 9)[..., None] > 20, desk * 0.75, desk)
    return np.where(mask[..., None] > 127, sheet, desk).astype(np.uint8), matrix


def _desk(rng: Random, width: int, height: int) -> Picture:
    """A wooden or plain desk top."""
    base = np.array(rng.choice(((150, 112, 78), (96, 98, 104), (186, 170, 146), (60, 52, 48))), np.float64)
    grain = np.random.default_rng(rng.randrange(10**6)).normal(0, 1, (height, 1))
    grain = cv2.GaussianBlur(np.repeat(grain, width, axis=1), (0, 0), 6) * 40
    return np.clip(base + grain[..., None], 0, 255).astype(np.uint8)


Profile = Callable[[Picture, Random, int], Spoilt]


def good_scan(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """An office scanner: nearly straight, little noise."""
    done, matrix = skew(picture, rng.uniform(-0.8, 0.8))
    return Spoilt(noise(done, rng.uniform(1, 5), rng.randrange(10**6)), matrix, dpi)


def poor_scan(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """Skewed, soft, dusty, grey."""
    grey = rng.uniform(0.86, 0.99)
    done = tint(picture, (grey, grey, grey * rng.uniform(0.93, 1)))
    done, matrix = skew(done, rng.uniform(-5, 5), paper=(int(255 * grey),) * 3)
    if rng.random() < 0.4:
        done = faint(done, rng.uniform(0.45, 0.8))
    done = blur(done, rng.uniform(0.4, 0.9) * dpi / 200)
    return Spoilt(specks(noise(done, rng.uniform(3, 10), rng.randrange(10**6)), rng.randint(0, 80), 7), matrix, dpi)


def fax_scan(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """A fax or a black-and-white copier."""
    done, matrix = skew(picture, rng.uniform(-1.5, 1.5))
    done = noise(blur(done, 0.5 * dpi / 200), 12, rng.randrange(10**6))
    return Spoilt(fax(done, rng.randint(140, 190)), matrix, dpi)


def turned_scan(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """Put in upside down or sideways."""
    first = good_scan(picture, rng, dpi)
    done, matrix = turn(first.picture, rng.choice((2, 2, 1, 3)))
    return Spoilt(done, matrix @ first.matrix, dpi)


def phone_photo(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """A telephone's picture of the sheet on a desk."""
    done, matrix = on_desk(picture, rng, rng.uniform(0.005, 0.035))
    done = tint(shadow(done, rng, rng.uniform(0.1, 0.42)), (1.0, rng.uniform(0.94, 1), rng.uniform(0.84, 0.98)))
    done = blur(done, rng.uniform(0.3, 0.8) * dpi / 200)
    return Spoilt(noise(done, rng.uniform(2, 7), rng.randrange(10**6)), matrix, dpi)


def copier(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """A copy of a copy: black margins, punched holes, a staple, grey ink."""
    first = good_scan(faint(picture, rng.uniform(0.6, 0.9)), rng, dpi)
    done = first.picture.copy()
    h, w = done.shape[:2]
    edge = int(dpi * rng.uniform(0.03, 0.14))
    side = rng.choice(("left", "right", "top"))
    dark = rng.randint(15, 70)
    region = {"left": np.s_[:, :edge], "right": np.s_[:, w - edge :], "top": np.s_[:edge, :]}[side]
    done[region] = dark
    for share in (0.37, 0.63):
        cv2.circle(done, (int(0.3 * dpi), int(h * share)), int(0.11 * dpi), (dark, dark, dark), -1)
    cv2.line(done, (int(0.35 * dpi), int(0.4 * dpi)), (int(0.7 * dpi), int(0.3 * dpi)), (90, 90, 90), 3)
    return Spoilt(done, first.matrix, dpi)


def bleed(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """Thin paper: the back shines through, mirrored."""
    back = picture[:, ::-1].astype(np.float64)
    shine = 255 - (255 - np.roll(back, int(dpi * 0.4), axis=0)) * rng.uniform(0.1, 0.22)
    return good_scan(np.minimum(picture, shine).astype(np.uint8), rng, dpi)


def screenshot(picture: Picture, rng: Random, dpi: int) -> Spoilt:
    """A picture of the screen: clean and small, with a bar above."""
    h, w = picture.shape[:2]
    bar = rng.randint(20, 60)
    done = np.full((h + bar, w, 3), rng.randint(215, 245), np.uint8)
    done[bar:] = picture
    return Spoilt(done, np.array([[1, 0, 0], [0, 1, bar], [0, 0, 1.0]]), dpi)


SCANS: dict[str, Profile] = {"good": good_scan, "poor": poor_scan, "fax": fax_scan, "turned": turned_scan}
SCANS |= {"copier": copier, "bleed": bleed}
PHOTOS: dict[str, Profile] = {"phone": phone_photo}
PROFILES = SCANS | PHOTOS | {"screenshot": screenshot}
