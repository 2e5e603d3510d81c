"""A figure in a column of figures with something else in its cell.

A seal lies over it (信 217.24), or the label of the next column ran into it (502,955.67 负债合计).
"""

from __future__ import annotations

import re

from extractors.model import Cell
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate
from extractors.statements.labels import value_of
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.words.loading import pattern

_PLAIN = re.compile(r"-?\d[\d,.]*")
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d{2}(?!\d)")
_UNIT = pattern("statements/among_figures", "unit")
FEW = 3
"""Characters that may stray into a cell."""
_NEXT_LABEL = re.compile(r"(?P<figure>-?(?:\d{1,3}(?:[.,]\d{3})*|\d+)[.,]\d{2})\s*[\u4e00-\u9fff(][^\d]{2,}")
FEWEST, SHARE = 4, 0.6
"""Plain figures that a column must have, by number and of all its cells, to be one of figures."""


def among_figures(grid: Grid, cell: Cell, headers: tuple[str, ...]) -> Candidate | None:
    """The figure of such a cell; None where the column is none of figures or the cell holds more than one."""
    copy = script(cell.passage.text, lines=True)
    text = copy.text
    if (match := _NEXT_LABEL.fullmatch(text)) and _of_figures(grid, cell):
        (figure,) = quantities(match["figure"])
        return Candidate(cell, figure, *copy.back(figure.start, figure.end), headers)
    amounts = list(_AMOUNT.finditer(text))
    if len(amounts) != 1 or not _of_figures(grid, cell):
        return None
    rest = text[: amounts[0].start()] + text[amounts[0].end() :]
    if len(re.sub(r"\s", "", rest)) > FEW or not re.search(r"[\u4e00-\u9fff]", rest) or _UNIT.search(rest):
        return None
    (figure,) = quantities(amounts[0].group())
    shift = amounts[0].start()
    return Candidate(cell, figure, *copy.back(figure.start + shift, figure.end + shift), headers)


def opens_with_figure(text: str) -> bool:
    """Whether a cell's (folded, compact) text is a figure, or one that the next column's label ran into."""
    return value_of(text) is not None or _NEXT_LABEL.fullmatch(text) is not None


def _of_figures(grid: Grid, cell: Cell) -> bool:
    texts = [words_of(c) for c in grid.table.cells if c.column == cell.column and c is not cell]
    filled = [t for t in texts if t]
    plain = sum(bool(_PLAIN.fullmatch(t) or _NEXT_LABEL.fullmatch(t)) for t in filled)
    return plain >= FEWEST and plain >= SHARE * len(filled)
