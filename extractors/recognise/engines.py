"""Which readers of pictures are installed here, and which of them reads first.

Looks without importing the engines, so that light callers stay light.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Literal, cast, get_args

from extractors.errors import PaperError
from extractors.model import Reader

Names = Literal["auto", "rapidocr", "tesseract"]
Backend = Literal["openvino", "onnxruntime", "gpu"]
BACKEND = "PRESCREEN_ENGINE"
"""The setting that names one of these; `gpu` is onnxruntime with CUDA, on the processor where there is none."""

_MODULES: dict[str, str] = {"openvino": "openvino", "onnxruntime": "onnxruntime", "gpu": "onnxruntime"}
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


def rapidocr_backend() -> Backend | None:
    """What RapidOCR runs on here: what the setting names, else OpenVINO, the quickest without a GPU, else onnxruntime.

    None where that is not installed. Raises NoEngine for a setting that names none of them.
    """
    wanted = os.environ.get(BACKEND, "")
    if wanted not in ("", *get_args(Backend)):
        raise NoEngine(f"{BACKEND}={wanted}: {', '.join(get_args(Backend))}")
    usual: tuple[Backend, ...] = ("openvino", "onnxruntime")
    asked = (cast("Backend", wanted),) if wanted else usual
    return next((name for name in asked if find_spec(_MODULES[name]) is not None), None)


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
