"""What goes into a bundle, and how its pages come out again."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.model import Category
from extractors.model import Page, Reader
from service.bundles.making import KeptReadings, Recorder, inner_path, recorded, settings
from service.model import Options, PageKey

KEY = PageKey("0" * 64, 3, "auto", "v1")
PAGE = Page(3, 595.0, 842.0, Reader.TEXT_LAYER, ())


def test_pages_are_remembered_and_come_out_whatever_code_read_them() -> None:
    recorder = Recorder()
    recorder.put(KEY, PAGE)
    (reading,) = recorded(recorder)
    assert (reading.sha256, reading.number) == ("0" * 64, 3)
    kept = KeptReadings({(reading.sha256, reading.number): reading.content})
    assert kept.get(PageKey("0" * 64, 3, "tesseract", "v2")) == PAGE
    assert kept.get(PageKey("0" * 64, 4, "auto", "v1")) is None


def test_a_recorder_asks_the_cache_below_it() -> None:
    below = Recorder()
    below.pages[KEY] = PAGE
    assert Recorder(under=None).get(KEY) is None
    above = Recorder(under=KeptReadings({(r.sha256, r.number): r.content for r in recorded(below)}))
    assert above.get(KEY) == PAGE
    assert above.pages == {KEY: PAGE}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("申请表.PDF", "inputs/0007.pdf"),
        ("../../etc/passwd", "inputs/0007"),
        ("a." + "x" * 40, "inputs/0007.xxxxxxxxx"),
    ],
)
def test_an_input_lies_under_a_made_up_name(name: str, path: str) -> None:
    assert inner_path(7, name) == path


def test_what_the_review_was_told_is_kept() -> None:
    options = Options(as_of=date(2023, 3, 1), category=Category.SPECIALISED, services=("legal",))
    assert settings(options, date(2023, 6, 1)) == {
        "as_of": "2023-03-01",
        "category": "specialised",
        "services": ["legal"],
        "readers": "auto",
        "today": "2023-06-01",
    }
