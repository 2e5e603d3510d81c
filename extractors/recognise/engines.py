"""Which readers of pictures are installed here, and which of them reads first.

Looks without importing the engines, so that light callers stay light.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Literal

from extractors.errors import PaperError
from extractors.model import Reader

Names = Literal["auto", "rapidocr", "tesseract"]
PATIENCE = 20.0
"""Seconds that a start of tesseract may take when it is only asked for its languages."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The first reader recognises pages, the second reads each figure again.

    `missing`: readers that were wanted and are not installed; the report says so.
    `threads`: threads for each engine in this process, 0 for as many as there are cores.
    """

    first: Reader
    second: Reader | None
    missing: tuple[Reader, ...] = ()
    threads: int = 0


class NoEngine(PaperError):
    """No reader of pictures is installed at all, or not the one that was asked for."""

    code = "no_engine"


def has_rapidocr() -> bool:
    """True where RapidOCR and one of its two engines can be imported."""
    return find_spec("rapidocr") is not None and rapidocr_backend() is not None


def rapidocr_backend() -> Literal["openvino", "onnxruntime"] | None:
    """The engine that RapidOCR runs on here; OpenVINO is several times faster."""
    if find_spec("openvino") is not None:
        return "openvino"
    return "onnxruntime" if find_spec("onnxruntime") is not None else None


@lru_cache(maxsize=1)
def has_tesseract() -> bool:
    """True where tesseract runs and has the languages chi_sim and eng (a missing one only shows when reading)."""
    binary = shutil.which("tesseract")
    if binary is None or find_spec("pytesseract") is None:
        return False
    try:
        answer = subprocess.run([binary, "--list-langs"], capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return {"chi_sim", "eng"} <= set(answer.stdout.split())


def _installed(reader: Reader) -> bool:
    return has_rapidocr() if reader is Reader.RAPIDOCR else has_tesseract()


def available(names: Names = "auto", threads: int = 0) -> Engines:
    """The engines to use. "auto" wants RapidOCR first and tesseract second; a name wants that one alone.

    Raises NoEngine when nothing that was asked for is installed.
    """
    wanted = (Reader.RAPIDOCR, Reader.TESSERACT) if names == "auto" else (Reader(names),)
    found = [reader for reader in wanted if _installed(reader)]
    missing = tuple(reader for reader in wanted if reader not in found)
    if not found:
        raise NoEngine(", ".join(wanted))
    return Engines(found[0], found[1] if len(found) > 1 else None, missing, threads)
