"""What is installed is used, what is missing is named, and nothing heavy is imported to find out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from extractors.model import Reader
from extractors.recognise import engines


def test_both_engines_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_installed", lambda reader: True)
    assert engines.available("auto", 1) == engines.Engines(Reader.RAPIDOCR, Reader.TESSERACT, (), 1)


def test_a_missing_second_engine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_installed", lambda reader: reader is Reader.RAPIDOCR)
    assert engines.available() == engines.Engines(Reader.RAPIDOCR, None, (Reader.TESSERACT,))


def test_tesseract_stands_in_for_a_missing_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_installed", lambda reader: reader is Reader.TESSERACT)
    assert engines.available() == engines.Engines(Reader.TESSERACT, None, (Reader.RAPIDOCR,))


def test_one_engine_alone_is_not_missing_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_installed", lambda reader: True)
    assert engines.available("tesseract") == engines.Engines(Reader.TESSERACT, None)


def test_none_at_all_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_installed", lambda reader: False)
    with pytest.raises(engines.NoEngine, match="rapidocr"):
        engines.available()


def test_asking_imports_no_engine() -> None:
    code = (
        "import sys; from extractors.recognise.engines import available; available();"
        "print([m for m in ('cv2', 'rapidocr', 'openvino', 'pytesseract') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("said", "there", "chosen"),
    [
        ("", {"openvino", "onnxruntime"}, "openvino"),
        ("", {"onnxruntime"}, "onnxruntime"),
        ("", set(), None),
        ("onnxruntime", {"openvino", "onnxruntime"}, "onnxruntime"),
        ("gpu", {"openvino", "onnxruntime"}, "gpu"),
        ("gpu", {"openvino"}, None),
    ],
)
def test_the_setting_says_what_recognises(
    said: str, there: set[str], chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(engines.BACKEND, said)
    monkeypatch.setattr(engines, "find_spec", lambda name: name if name in there else None)
    assert engines.rapidocr_backend() == chosen


def test_a_setting_that_names_no_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(engines.BACKEND, "tpu")
    with pytest.raises(engines.NoEngine) as raised:
        engines.rapidocr_backend()
    assert raised.value.detail == "PRESCREEN_ENGINE=tpu: openvino, onnxruntime, gpu"
