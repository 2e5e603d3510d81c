"""Read strips become words."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.recognise.rapid import Characters
from extractors.recognise.words import words

HEIGHT = 40


def _strip(print_: list[tuple[str, int, int]]) -> tuple[Characters, np.ndarray]:
    """A strip with a block of ink from x0 to x1 for each character."""
    width = print_[-1][2] + 10
    strip = np.full((HEIGHT, width, 3), 255, dtype=np.uint8)
    for _, x0, x1 in print_:
        strip[8:32, x0:x1] = 0
    places = tuple((x0 + x1) / 2 / width for _, x0, x1 in print_)
    return Characters("".join(c for c, _, _ in print_), (1.0,) * len(print_), places), strip


@pytest.mark.parametrize(
    ("gap", "before", "behind", "parts"),
    [
        (28, "8", "年", ["8", "年"]),
        (28, "8", "2", ["82"]),
        (60, "8", "2", ["8", "2"]),
        (60, "8", ".", ["8."]),
        (28, "：", "年", ["：年"]),
        (60, "：", "年", ["：", "年"]),
        (6, "8", "年", ["8年"]),
    ],
)
def test_a_wide_blank_parts_words_but_not_a_number_at_its_point(
    gap: int, before: str, behind: str, parts: list[str]
) -> None:
    print_ = [("人", 10, 40), ("员", 44, 74), (before, 78, 98), (behind, 98 + gap, 120 + gap)]
    print_ += [("度", 124 + gap, 150 + gap), ("数", 154 + gap, 184 + gap)]
    read, strip = _strip(print_)
    quad = np.array([[0, 0], [strip.shape[1], 0], [strip.shape[1], HEIGHT], [0, HEIGHT]], dtype=np.float32)
    found = [w.text for w in words(read, strip, quad)]
    assert found == (["人员" + parts[0] + "度数"] if len(parts) == 1 else ["人员" + parts[0], parts[1] + "度数"])


def test_a_blank_read_at_the_point_of_a_number_is_none() -> None:
    read, strip = _strip([(c, 10 + 30 * i, 30 + 30 * i) for i, c in enumerate("按621.1平方")])
    places = (*read.places[:5], (read.places[4] + read.places[5]) / 2, *read.places[5:])
    spaced = Characters("按621. 1平方", (1.0,) * 9, places)
    quad = np.array([[0, 0], [strip.shape[1], 0], [strip.shape[1], HEIGHT], [0, HEIGHT]], dtype=np.float32)
    assert [w.text for w in words(spaced, strip, quad)] == ["按621.1平方"]


def test_blanks_read_in_a_credit_code_are_none() -> None:
    code = "91441700 M A4X 7 Q2T0B"
    at = [10 + sum(8 if c == " " else 24 for c in code[:i]) for i in range(len(code))]
    _, strip = _strip([(c, x, x + 20) for c, x in zip(code, at, strict=True) if c != " "])
    places = tuple((x + (4 if c == " " else 10)) / strip.shape[1] for c, x in zip(code, at, strict=True))
    quad = np.array([[0, 0], [strip.shape[1], 0], [strip.shape[1], HEIGHT], [0, HEIGHT]], dtype=np.float32)
    found = words(Characters(code, (1.0,) * len(code), places), strip, quad)
    assert [w.text for w in found] == ["91441700MA4X7Q2T0B"]


def test_a_blank_read_between_a_figure_and_chinese_does_not_hold_two_cells_together() -> None:
    print_ = [(c, 10 + 24 * i, 30 + 24 * i) for i, c in enumerate("78.06")]
    print_ += [(c, 160 + 40 * i, 194 + 40 * i) for i, c in enumerate("负债合计")]
    read, strip = _strip(print_)
    between = (130 + 160) / 2 / strip.shape[1]
    spaced = Characters("78.06 负债合计", (1.0,) * 10, (*read.places[:5], between, *read.places[5:]))
    quad = np.array([[0, 0], [strip.shape[1], 0], [strip.shape[1], HEIGHT], [0, HEIGHT]], dtype=np.float32)
    assert [w.text for w in words(spaced, strip, quad)] == ["78.06", "负债合计"]


@pytest.mark.parametrize(
    ("first", "second", "gap", "parted"),
    [
        ("583,026.41", "551,000.00", 14, True),
        ("231,960.84", "所有者权益", 14, True),
        ("231,960.84", "所有者权益", 0, False),
        ("231,960.84", "万元以上", 14, False),
    ],
)
def test_close_columns_are_parted_where_an_amount_ends(first: str, second: str, gap: int, parted: bool) -> None:
    start = 20 + 24 * len(first) + gap
    print_ = [(c, 20 + 24 * i, 38 + 24 * i) for i, c in enumerate(first)]
    print_ += [(c, start + 24 * i, start + 18 + 24 * i) for i, c in enumerate(second)]
    read, strip = _strip(print_)
    quad = np.array([[0, 0], [strip.shape[1], 0], [strip.shape[1], HEIGHT], [0, HEIGHT]], dtype=np.float32)
    found = [w.text for w in words(read, strip, quad)]
    assert found == ([first, second] if parted else [first + second])
