"""A mark lies on the figure alone, and a close-up holds the figure and stays in its picture."""

from __future__ import annotations

import pytest

from extractors.model import Box
from service.model import ExcerptCell
from service.report.crops import Pictures
from service.report.marking import LIST, close_up, is_whole_list, marked


def test_the_figure_is_marked_and_words_of_a_paper_are_no_markup() -> None:
    assert marked(ExcerptCell("面积<b>86</b>平方米", (5, 7))) == "面积&lt;b&gt;<mark>86</mark>&lt;/b&gt;平方米"
    assert marked(ExcerptCell("<i>")) == "&lt;i&gt;"


def test_a_close_up_holds_the_figure_and_stays_in_the_picture(made: Pictures) -> None:
    cut = made.cuts[1]
    window = close_up(cut.mark, cut.width, cut.height)
    assert cut.mark is not None
    assert window.left <= cut.mark.x0
    assert window.left + window.width >= cut.mark.x1
    assert window.left >= 0
    assert window.left + window.width <= cut.width + 0.1


@pytest.mark.parametrize("mark", [Box(0, 5, 20, 17), Box(280, 5, 300, 17), Box(0, 0, 300, 20)])
def test_a_figure_at_the_edge_is_shown_with_what_is_beside_it(mark: Box) -> None:
    window = close_up(mark, 300, 40)
    assert window.left <= mark.x0
    assert mark.x1 <= window.left + window.width <= 300


def test_a_close_up_without_a_mark_is_as_wide_as_the_picture() -> None:
    assert close_up(None, 300, 40).width == 300


def test_of_a_whole_list_the_top_is_shown() -> None:
    rows = Box(10, 20, 900, 20 + 5 * LIST)
    assert is_whole_list(rows)
    window = close_up(rows, 1000, 700)
    assert (window.left, window.top, window.width, window.height) == (10, 20, 4 * LIST, 1.5 * LIST)
