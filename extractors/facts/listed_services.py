"""Services as the list of clients shows them: what most of those served were served with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.facts.ticks import chosen, options
from extractors.facts.untitled import Told
from extractors.known_facts import JOINED_BY
from extractors.model import Cell, Document, FactName, Kind, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import kind_of
from extractors.words.loading import pattern

HEADER_ROWS = 8
MOST, SOME = 0.5, 0.15
"""Shares of the rows: what the most were served with tells the platform's services, and then so does what some were."""
FEWEST = 10
"""Rows below which a list tells nothing of the platform."""


def find(document: Document, papers: Sequence[Paper]) -> Iterator[tuple[Passage, Told]]:
    """The services of the document's lists of clients taken together; none where no service stands out."""
    cells = [c for block in document.blocks if isinstance(block, Table) for c in _served(block, papers)]
    told = [(c, chosen(words_of(c), options("services"))) for c in cells]
    counts = Counter(service for _, found in told for service in found)
    if len(cells) < FEWEST or max(counts.values(), default=0) < MOST * len(cells):
        return
    shown = [service for service in options("services") if counts[service] >= SOME * len(cells)]
    first = next(c for c, found in told if found)
    yield first.passage, Told(FactName.SERVICES, JOINED_BY.join(shown), 0, len(first.passage.text))


def _served(table: Table, papers: Sequence[Paper]) -> Iterator[Cell]:
    """What stands under the header of services in a list of clients."""
    if not table.cells or kind_of(papers, table.cells[0].passage) is not Kind.CLIENT_LIST:
        return
    grid, header = Grid(table), pattern("facts/phrases", "service_column")
    for cell in table.cells:
        if cell.row < HEADER_ROWS and header.fullmatch(words_of(cell)):
            yield from (c for c in grid.below(cell) if words_of(c) and c.column_span <= cell.column_span)
            return
