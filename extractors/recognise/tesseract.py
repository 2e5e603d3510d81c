"""Tesseract: the independent second reader of figures, and the reader of whole pages where RapidOCR is not there.

One process reads many crops (a list of files), since starting it costs more than reading one.
"""

from __future__ import annotations

import csv
import io
import math
import os
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from extractors.recognise.rapid import Picture

START = 20.0
"""Seconds granted to any run …"""
EACH = 2.0
"""… for every crop in it …"""
PAGE = 120.0
"""… and for a whole page."""


class TesseractTimeout(RuntimeError):
    """Tesseract took longer than it was granted; its process has been ended."""


@dataclass(frozen=True, slots=True)
class Found:
    """One word of tesseract's table: its picture's number from 0, its line, its box in pixels, confidence 0..1."""

    picture: int
    line: tuple[int, int, int]
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    text: str


def read_figures(crops: Sequence[Picture], language: str = "eng") -> list[tuple[str, float]]:
    """What stands in each prepared crop (a line of figures) and the worst word's confidence 0..1; "" for nothing."""
    if not crops:
        return []
    words: dict[int, list[Found]] = defaultdict(list)
    for word in _run(crops, language, 7, START + EACH * len(crops)):
        words[word.picture].append(word)
    return [
        ("".join(w.text for w in words[i]), min((w.confidence for w in words[i]), default=0.0))
        for i in range(len(crops))
    ]


def read_words(picture: Picture, dpi: float, language: str = "chi_sim", layout: int = 11) -> list[Found]:
    """The words of a whole page; `layout` is tesseract's page segmentation mode."""
    return _run([picture], language, layout, PAGE, dpi)


def orientation(picture: Picture) -> tuple[int, float]:
    """Degrees clockwise by which the picture must be turned to be upright, and how sure; (0, 0.0) for no idea."""
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        answer = pytesseract.image_to_osd(picture, timeout=PAGE, output_type=pytesseract.Output.DICT)
    except pytesseract.TesseractError:  # "Too few characters" is an error to it
        return 0, 0.0
    except RuntimeError as error:
        raise TesseractTimeout(str(error)) from error
    return int(answer["rotate"]) % 360, float(answer["orientation_conf"])


def _run(pictures: Sequence[Picture], language: str, layout: int, patience: float, dpi: float = 300) -> list[Found]:
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"  # on two cores its threads fight: 40 s instead of 7 for a page
    with tempfile.TemporaryDirectory(prefix="figures-") as folder:
        listing = _listed(pictures, Path(folder))
        settings = f"--psm {layout} --dpi {min(max(round(dpi), 70), 600)}"
        try:
            table = pytesseract.image_to_data(str(listing), lang=language, config=settings, timeout=patience)
        except pytesseract.TesseractError:
            raise
        except RuntimeError as error:
            raise TesseractTimeout(str(error)) from error
    return [
        word
        for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
        if (word := _word(row))
    ]


def _listed(pictures: Sequence[Picture], folder: Path) -> Path:
    """The pictures as files, and a file that names them in order."""
    names = []
    for index, picture in enumerate(pictures):
        name = folder / f"{index}.png"
        name.write_bytes(cv2.imencode(".png", picture[:, :, ::-1] if picture.ndim == 3 else picture)[1].tobytes())
        names.append(str(name))
    listing = folder / "pictures.txt"
    listing.write_text("\n".join(names) + "\n", encoding="utf-8")
    return listing


def _word(row: dict[str, str]) -> Found | None:
    """A word of the table; None for its other rows and for blanks."""
    text = (row.get("text") or "").strip()
    sure = float(row["conf"])
    if row["level"] != "5" or not text or sure < 0 or not math.isfinite(sure):
        return None
    left, top, width, height = (float(row[k]) for k in ("left", "top", "width", "height"))
    line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
    return Found(int(row["page_num"]) - 1, line, left, top, left + width, top + height, sure / 100, text)


def without_rules(picture: Picture, mask: Picture) -> Picture:
    """A copy with the pixels of `mask` (255) painted over in the colour of the paper."""
    paper = [int(v) for v in np.percentile(picture.reshape(-1, 3), 85, axis=0)]
    cleaned = picture.copy()
    cleaned[mask > 0] = paper
    return cleaned
