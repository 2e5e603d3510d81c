"""What fades with a watermark is print where its lines say many things, and a watermark where they say one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from extractors.recognise.rapid import Characters, Picture, Quad
from extractors.recognise.repeated import MOST, Read, again_and_again, is_print

HEIGHT = 40


def _pictures(tones: Sequence[int], faded: Sequence[int]) -> tuple[Picture, Picture, list[Quad]]:
    """A sheet with a bar for each line, the same sheet with other tones, and the lines."""
    sheets = [np.full((HEIGHT * len(tones), 300, 3), 245, dtype=np.uint8) for _ in range(2)]
    for sheet, shades in zip(sheets, (tones, faded), strict=True):
        for i, shade in enumerate(shades):
            sheet[HEIGHT * i + 10 : HEIGHT * i + 25, 20:250] = shade
    corners = [(10, 5), (290, 5), (290, 35), (10, 35)]
    lines = [np.array([(x, y + HEIGHT * i) for x, y in corners], dtype=np.float32) for i in range(len(tones))]
    return sheets[0], sheets[1], lines


def _reader(texts: Sequence[str], sure: float = 0.95) -> Read:
    told: Iterator[str] = iter(texts)

    def read(strips: Sequence[Picture]) -> list[Characters]:
        return [Characters(text := next(told), (sure,) * len(text), (0.5,) * len(text)) for _ in strips]

    return read


TEXTS = ["ABLE TOWN", "42 HARBOUR", "PRINTED 1998", "MR FIELD", "OPEN SHOP", "NO LIMIT"]


def _all_gone(texts: Sequence[str], sure: float = 0.95) -> bool:
    return is_print(*_pictures([150] * len(texts), [245] * len(texts)), _reader(texts, sure))


def test_lines_that_differ_are_print() -> None:
    assert _all_gone(TEXTS)


@pytest.mark.parametrize("texts", [["REVIEW OF 2031"] * 6, [*["REVIEW OF 2031", "W OF 2031"] * 4, "42 HARBOUR"]])
def test_lines_that_say_one_thing_are_a_watermark(texts: list[str]) -> None:
    assert not _all_gone(texts)


def test_what_cannot_be_read_or_is_too_short_proves_nothing() -> None:
    assert not _all_gone(TEXTS, sure=0.5)
    assert not _all_gone(["A", "BC", "DEF", "G", "HI", "JKL"])


def test_lines_that_stay_have_no_say() -> None:
    picture, faded, lines = _pictures([150] * 6, [150, 150, 150, 150, 245, 245])
    assert not is_print(picture, faded, lines, _reader(TEXTS[:2]))


def test_a_full_page_is_read_in_part() -> None:
    many = 4 * MOST
    texts = [chr(0x4E00 + 9 * i) * 5 for i in range(MOST)]
    assert is_print(*_pictures([150] * many, [245] * many), _reader(texts))


def test_what_such_lines_say_again_and_again_is_the_watermarks_word() -> None:
    def said(*texts: str, sure: float = 0.95) -> list[Characters]:
        return [Characters(text, (sure,) * len(text), (0.5,) * len(text)) for text in texts]

    assert again_and_again(said("榕树", "漠江", "榕树", "榕")) == "榕树"
    assert again_and_again(said("榕树", "漠江")) == again_and_again(said("榕树", "榕树", sure=0.5)) == ""
