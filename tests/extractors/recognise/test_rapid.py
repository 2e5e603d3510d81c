"""What the line finder's corners are made of, what the recogniser is given, and when models are loaded."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import numpy as np
import pytest

from extractors.recognise import rapid
from extractors.recognise.rapid import as_taken, from_the_left

LEVEL = [[10, 10], [200, 14], [200, 34], [10, 30]]
DOWN = [[74, 47], [80, 47], [90, 151], [84, 151]]


def test_a_level_line_stays_as_it_is() -> None:
    assert from_the_left(np.array(LEVEL, dtype=np.float32)).tolist() == LEVEL


def test_a_line_that_runs_down_and_aside_begins_with_its_short_edge() -> None:
    begun = [*DOWN[1:], DOWN[0]]
    assert from_the_left(np.array(begun, dtype=np.float32)).tolist() == DOWN


@pytest.mark.parametrize("size", [(30, 100), (12, 9), (96, 1500)])
def test_a_strip_is_given_as_the_recogniser_itself_would_take_it(size: tuple[int, int]) -> None:
    taker = pytest.importorskip("rapidocr.ch_ppocr_rec.main").TextRecognizer
    strip = np.random.default_rng(6).integers(0, 256, (*size, 3), dtype=np.uint8)
    own = taker.resize_norm_img(SimpleNamespace(rec_image_shape=[3, 48, 320]), strip[:, :, ::-1], 768.5 / 48)
    assert np.array_equal(as_taken(strip, 768), own)


def test_all_models_are_loaded_beside_the_one_that_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    loads = {f"_load_{name}_model": lambda name=name: loaded.append(name) for name in ("det", "cls", "rec")}
    monkeypatch.setattr(rapid, "_started", lambda threads: SimpleNamespace(**loads))
    rapid._engine(threads=91)
    for thread in [t for t in threading.enumerate() if t.name == "models"]:
        thread.join()
    assert loaded == ["det", "cls", "rec"]
