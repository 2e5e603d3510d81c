"""Where a figure stands, marked: in the words of an excerpt, and by a window on its cut-out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from extractors.model import Box
from service.model import ExcerptCell

LIST = 90
"""Pixels of a cut-out above which a mark is not of a figure but of a whole list."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a cut-out that is shown, in its pixels."""

    left: float
    top: float
    width: float
    height: float


def marked(cell: ExcerptCell) -> Markup:
    """A cell of an excerpt with its figure marked."""
    if cell.mark is None:
        return Markup("{}").format(cell.text)
    start, end = cell.mark
    parts = cell.text[:start], cell.text[start:end], cell.text[end:]
    return Markup("{}<mark>{}</mark>{}").format(*parts)


def is_whole_list(mark: Box) -> bool:
    """Whether a mark on a cut-out is not of a figure but of the list that was counted."""
    return mark.bottom - mark.top > LIST


def close_up(mark: Box | None, width: float, height: float) -> Window:
    """The window around the figure on a cut-out of that size; figures of one height stand side by side in a strip."""
    mark = mark or Box(0, 0, width, height)
    if is_whole_list(mark):
        return Window(mark.x0, mark.top, min(4 * LIST, width - mark.x0), min(1.5 * LIST, height - mark.top))
    tall = max(mark.bottom - mark.top, 12)
    wide = min(max(mark.x1 - mark.x0 + 3 * tall, 14 * tall), width)  # a short name is not drawn large
    left = max(min((mark.x0 + mark.x1 - wide) / 2, width - wide), 0)
    top = max(mark.top - 0.9 * tall, 0)
    return Window(round(left, 1), round(top, 1), round(wide, 1), round(2.8 * tall, 1))
