"""A leaf is a page as a reader turns them: a sheet that bears two pages side by side is two of them."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Block, Passage, Place, Spot, Table

Leaf = tuple[int | None, int]
"""A page's number, and the half of its sheet: 1 the left one, 2 the right one, 0 where the sheet is one page."""


def half_of(block: Block) -> int:
    """The half of its sheet on which a block begins, 0 where the sheet is one page."""
    passage = block if isinstance(block, Passage) else next((c.passage for c in block.cells), None)
    return (passage.place.half or 0) if passage and passage.place else 0


def leaf_of(passage: Passage) -> Leaf:
    """The page on which a passage stands, as a reader turns them."""
    return passage.page, half_of(passage)


def picture_of(passage: Passage) -> int:
    """The picture of a Word file on which a passage stands, 0 where it stands on none."""
    place = passage.place
    return (place.number or 0) if place and place.spot is Spot.PICTURE else 0


def on_half(block: Block, half: int) -> Block:
    """The block with the half of the sheet on which it stands."""
    if isinstance(block, Table):
        cells = tuple(replace(c, passage=_placed(c.passage, half)) for c in block.cells)
        return replace(block, cells=cells)
    return _placed(block, half)


def _placed(passage: Passage, half: int) -> Passage:
    return replace(passage, place=replace(passage.place or Place(), half=half))
