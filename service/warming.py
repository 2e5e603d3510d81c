"""The libraries that reading takes are loaded once for all children, from the first moment that one will be wanted."""

from __future__ import annotations

from extractors.forking import start_with
from extractors.recognise.engines import has_rapidocr, rapidocr_backend

READING = ("numpy", "cv2", "pypdfium2", "pdfplumber")
RECOGNISING = ("openvino", "rapidocr.main")
UNDERSTANDING = ("spacy",)
"""Takes half a second, and no first page waits for it."""


def warm(*more: str) -> None:
    """Begin to load what reads a page, and these libraries; of no effect where children were started before."""
    # Another engine each child loads itself: it starts threads as it is loaded, which a fork would not have.
    unwanted = () if rapidocr_backend() == "openvino" else ("openvino",)
    recognising = [name for name in RECOGNISING if name not in unwanted] if has_rapidocr() else []
    start_with((*READING, *recognising, *more))
