"""Which pages are recognised though they have a text layer."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.model import Box, Page, Reader, Word
from extractors.recognise.pages import needs_recognition

BLANK = np.full((1170, 827, 3), 255, dtype=np.uint8)


def page(text: str) -> Page:
    words = (Word(text, Box(50, 50, 300, 62), 1.0, ()),) if text else ()
    return Page(1, 595.0, 842.0, Reader.TEXT_LAYER, words, ())


@pytest.mark.parametrize(
    "text",
    [
        "(cid:31)(cid:102)(cid:7)",
        "\ue012\ue013\ue014",
        "资产总额".encode("gbk").decode("latin-1"),
        "资产总额".encode().decode("latin-1"),
    ],
)
def test_a_layer_that_says_nothing_is_not_believed(text: str) -> None:
    assert needs_recognition(page(text), BLANK)


@pytest.mark.parametrize("text", ["资产总额 52.35 万元", "Total assets: 52", "Société Générale à Zürich", "±0.5 °C"])
def test_a_sound_layer_is_kept(text: str) -> None:
    assert not needs_recognition(page(text), BLANK)


def test_without_a_layer_it_depends_on_the_print() -> None:
    printed = BLANK.copy()
    printed[100:110, 100:400] = 0
    assert not needs_recognition(page(""), BLANK)
    assert needs_recognition(page(""), printed)
