"""Figures of several bodies in one table, each told by the body that its row or its column names.

A town's paper hands rooms to three units: 单位 | 房号 | 使用面积; whose row is the applicant's shows only when all
papers are read, so that each figure keeps the name that it stands with.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields import Field
from extractors.model import Reason
from extractors.page.grid import Grid, words_of
from extractors.statements.columns import Candidate
from extractors.statements.heads import headers
from extractors.words.loading import pattern

_HEAD = pattern("statements/row_bodies", "heads_bodies")
_BODY = pattern("statements/row_bodies", "body")
_LEAST = 2
"""Bodies that such a table names."""

Told = tuple[Candidate, str, Reason | None]
"""A figure, the body that it stands with, and why it is none of one body's."""


def told_by_body(grid: Grid, group: Sequence[Candidate], field: Field) -> tuple[Told, ...]:
    """The figures of a label with their bodies, a total of all with a reason; () where the table names no two.

    Statements of accounts tell the group and the company apart in their own way.
    """
    named = [(c, _in_its_row(grid, c) or _over_it(c)) for c in group]
    if field.statement or len({body for _, body in named if body}) < _LEAST:
        return ()
    return tuple((c, body, None if body else Reason("total_of_bodies", " ".join(c.headers))) for c, body in named)


def _in_its_row(grid: Grid, candidate: Candidate) -> str:
    for cell in grid.row_cells(candidate.cell.row):
        text = words_of(cell)
        named = cell is not candidate.cell and _BODY.fullmatch(text)
        if named and any(_HEAD.fullmatch(over) for over in headers(grid, cell)):
            return text
    return ""


def _over_it(candidate: Candidate) -> str:
    return next((text for text in candidate.headers if _BODY.fullmatch(text)), "")
