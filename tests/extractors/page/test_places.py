"""From offsets in a passage to boxes on the page."""

from __future__ import annotations

from extractors.model import Box, Passage, Piece, Word
from extractors.page.places import box_of, figure_box


def _passage(*words: tuple[str, float, float]) -> Passage:
    """Words of 10 points a character at (x, top), without blanks between them."""
    pieces, start = [], 0
    for text, x, top in words:
        edges = tuple(x + 10 * i for i in range(len(text) + 1))
        pieces.append(Piece(start, Word(text, Box(x, top, edges[-1], top + 12), 1.0, edges)))
        start += len(text)
    return Passage("".join(w for w, _, _ in words), tuple(pieces), 1)


def test_a_figure_in_one_line_is_marked_whole() -> None:
    passage = _passage(("面积", 50, 100), ("168", 70, 101), ("平方米", 110, 100))
    assert figure_box(passage, 2, 8) == Box(70, 100, 140, 113) == box_of(passage, 2, 8)


def test_a_figure_that_runs_on_is_marked_where_most_of_it_stands() -> None:
    passage = _passage(("服务企业1080", 400, 100), ("家中小微企业", 50, 120))
    assert figure_box(passage, 4, 9) == Box(440, 100, 480, 112)
    assert box_of(passage, 4, 9) == Box(50, 100, 480, 132)


def test_nothing_without_words() -> None:
    assert figure_box(Passage("168平方米"), 0, 3) is None
