"""What was not read is taken only where every way of looking at it reads the same whole figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from extractors.model import UNREAD, Box
from extractors.recognise.again import MOST, Read, settled
from extractors.recognise.rapid import Characters, Picture

SHEET = np.full((200, 400, 3), 250, dtype=np.uint8)
PLACE = Box(40.0, 60.0, 120.0, 84.0)


def _reader(*texts: str, sure: float = 0.9) -> Read:
    """Says these one after another, way by way."""
    told: Iterator[str] = iter(texts)

    def read(strips: Sequence[Picture]) -> list[Characters]:
        return [Characters(text := next(told), (sure,) * len(text), (0.5,) * len(text)) for _ in strips]

    return read


def test_a_figure_that_all_ways_read_alike_is_taken() -> None:
    (word,) = settled([PLACE], SHEET, _reader("126.28", "126.28", "126.28"))
    assert (word.text, word.box, word.confidence) == ("126.28", PLACE, pytest.approx(0.9))


@pytest.mark.parametrize("texts", [("126.28", "126.28", "128.28"), ("116.0062",) * 3, ("无",) * 3, ("",) * 3])
def test_else_it_stays_unread(texts: tuple[str, ...]) -> None:
    (word,) = settled([PLACE], SHEET, _reader(*texts))
    assert (word.text, word.confidence) == (UNREAD, 0.0)


def test_an_unsure_reading_stays_unread() -> None:
    (word,) = settled([PLACE], SHEET, _reader("76", "76", "76", sure=0.5))
    assert word.text == UNREAD


def test_each_place_keeps_its_own() -> None:
    other = Box(40.0, 100.0, 120.0, 124.0)
    found = settled([PLACE, other], SHEET, _reader("76", "5", "76", "6", "76", "5"))
    assert [(w.text, w.box) for w in found] == [("76", PLACE), (UNREAD, other)]


def test_a_page_full_of_them_is_told_and_not_tried() -> None:
    found = settled([PLACE] * (MOST + 1), SHEET, _reader())
    assert {w.text for w in found} == {UNREAD}
    assert len(found) == MOST + 1
