"""The bare readers that the whole job is held against: `python -m tests.bench.bare scans|text|read PDF`."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.papers import DPI


@lru_cache(maxsize=1)
def _reader() -> Any:
    from rapidocr import EngineType, RapidOCR

    kind = EngineType("openvino")
    settings = {f"{part}.engine_type": kind for part in ("Det", "Cls", "Rec")} | {"Global.log_level": "error"}
    engine = {"inference_num_threads": 1, "enable_cpu_pinning": False}
    return RapidOCR(params=settings | {f"EngineConfig.openvino.{name}": value for name, value in engine.items()})


def _scan(job: tuple[str, int]) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(job[0])
    picture = document[job[1]].render(scale=DPI / 72).to_numpy()
    found = _reader()(np.ascontiguousarray(picture[:, :, :3]))
    return len(found.txts or ())


def scans(path: str) -> int:
    """RapidOCR on OpenVINO over every page, two processes; how many lines it read."""
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(path))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return sum(pool.map(_scan, [(path, number) for number in range(pages)]))


def text(path: str) -> float:
    """CPU seconds of pdfplumber's words of every page."""
    import pdfplumber

    with pdfplumber.open(Path(path)) as document:
        document.pages[0].extract_words()
        started = time.process_time()
        for page in document.pages[1:]:
            page.extract_words()
            page.close()
    return time.process_time() - started


def read(path: str) -> float:
    """CPU seconds of this project's own reading of the same pages."""
    from extractors.readers import open_document, read_pages
    from extractors.recognise.engines import available

    outline, engines = open_document(Path(path), Path(path).name), available(threads=1)
    list(read_pages(outline, (1,), engines))
    started = time.process_time()
    list(read_pages(outline, tuple(range(2, outline.pages + 1)), engines))
    return time.process_time() - started


if __name__ == "__main__":
    print({"scans": scans, "text": text, "read": read}[sys.argv[1]](sys.argv[2]))
