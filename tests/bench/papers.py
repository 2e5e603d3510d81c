"""Papers to measure by: dense pages of a list, as text or as a scan, with the figures that stand on them."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
import yaml
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from samples.forge.formats.fonts import register

ROOT = Path(__file__).resolve().parents[2]
DPI = 200
A4 = (595.28, 841.89)
ROWS = 38
LIGHT = 35
WORDS = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
PLACES = (50, 110, 340, 440)


def text_pdf(target: Path, pages: int, seed: int = 1) -> list[list[str]]:
    """A text PDF of so many pages; the figures of each page."""
    rng, canvas = Random(seed), Canvas(str(target), pagesize=A4, invariant=True)
    written = [_page(canvas, rng, number) for number in range(1, pages + 1)]
    canvas.save()
    return written


def _page(canvas: Canvas, rng: Random, number: int) -> list[str]:
    canvas.setFont(register("hei"), 10)
    figures = []
    for row in range(ROWS):
        figure = f"{rng.randint(1, 999)},{rng.randint(0, 999):03d}.{rng.randint(0, 99):02d}"
        figures.append(figure)
        line = WORDS["line"].format(name="".join(rng.choices(WORDS["signs"], k=6)))
        for x, text in zip(PLACES, (f"{number}-{row + 1}", line, WORDS["state"], figure), strict=True):
            canvas.drawString(x, 790 - 19.5 * row, text)
    for row in range(ROWS + 1):
        canvas.line(45, 805 - 19.5 * row, 550, 805 - 19.5 * row)
    for x in (45, 105, 335, 435, 550):
        canvas.line(x, 805, x, 805 - 19.5 * ROWS)
    canvas.showPage()
    return figures


def scan_pdf(target: Path, pages: int, seed: int = 1, quality: int = 85) -> list[list[str]]:
    """The same as a scan: grey, grainy, a little aslant; `quality` of its JPEG pictures, which take 1.1 MB at 85."""
    text = target.with_suffix(".text.pdf")
    written = text_pdf(text, pages, seed)
    document = pypdfium2.PdfDocument(text)
    _bound(target, (_scanned(document[i].render(scale=DPI / 72).to_numpy(), seed + i) for i in range(pages)), quality)
    document.close()
    text.unlink()
    return written


def light_scan(target: Path, pages: int) -> None:
    """The same with smaller pictures, so that hundreds of pages are no more than a file may be.

    It is made by a process of its own: the most memory that a process had is counted with the command that it becomes
    (exec_mmap() of Linux), so what is measured after it would have had as much.
    """
    subprocess.run([sys.executable, "-m", __name__, str(target), str(pages)], cwd=ROOT, check=True)


def _scanned(page: np.ndarray, seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    grey = cv2.cvtColor(np.ascontiguousarray(page[:, :, :3]), cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.8, 0.8)), 1.0)
    turned = cv2.warpAffine(cv2.GaussianBlur(grey, (0, 0), 0.7), turn, (width, height), borderValue=255)
    return Image.fromarray(np.clip(turned * 0.93 + rng.normal(8, 5, grey.shape), 0, 255).astype(np.uint8))


def _bound(target: Path, scans: Iterable[Image.Image], quality: int) -> None:
    canvas = Canvas(str(target), pagesize=A4, invariant=True)
    for scan in scans:
        kept = io.BytesIO()
        scan.save(kept, "JPEG", quality=quality, dpi=(DPI, DPI))
        kept.seek(0)
        canvas.drawImage(ImageReader(kept), 0, 0, *A4)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    scan_pdf(Path(sys.argv[1]), int(sys.argv[2]), quality=LIGHT)
