"""Every error says in both languages what it is and what to do, and survives the way out of a child."""

from __future__ import annotations

import pickle
import re

import pytest

from extractors import errors
from extractors.errors import PaperError, TooManyPages, of_memory
from extractors.readers.layers import LayerUnreadable
from extractors.recognise.engines import NoEngine
from extractors.words.loading import word_file

TEXTS = word_file("errors").more

FIGURES = {
    "ending": ".pdf", "format": "HEIC", "pages": 2000, "limit": 500, "width": 1, "height": 2, "size": 9, "seconds": 60,
}  # fmt: skip


def _causes():
    found = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, PaperError)]
    return sorted([*found, LayerUnreadable, NoEngine], key=lambda cause: cause.code)


@pytest.mark.parametrize("cause", _causes(), ids=lambda cause: cause.code)
def test_texts(cause):
    needed = set(re.findall(r"\{(\w+)\}", "".join(TEXTS[cause.code].values()))) - set(cause.usual)
    error = cause("xkcd", **{name: FIGURES[name] for name in needed})
    assert re.search(r"[\u4e00-\u9fff]", error.zh) and not re.search(r"[\u4e00-\u9fff]", error.en)
    assert "请" in error.zh, "what to do"
    assert not re.search(r"[{}]|xkcd|/tmp|Traceback", error.zh + error.en)


def test_codes_are_distinct():
    codes = [cause.code for cause in _causes()]
    assert len(codes) == len(set(codes)) > 20
    assert set(codes) == set(TEXTS), "a text for every code, and none for another"


def test_errors_survive_pickling():
    error = pickle.loads(pickle.dumps(TooManyPages("xkcd", pages=2000, limit=500)))
    assert (type(error), error.detail) == (TooManyPages, "xkcd")
    assert "2000" in error.zh and str(error) == error.en


def test_out_of_memory_is_known_by_many_words():
    outer = RuntimeError("reading failed")
    outer.__cause__ = RuntimeError("Failed to allocate 22978560 bytes of memory")
    assert of_memory(outer) and of_memory(MemoryError())
    assert not of_memory(ValueError("not a number")) and not of_memory(None)
