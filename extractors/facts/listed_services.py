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
from extractors.text.script import script
from extractors.words.loading import pattern

HEADER_ROWS = 8
MOST, SOME = 0.5, 0.15
"""Shares of the rows: what the most were served with tells the platform's services, and then so does what some were."""
FEWEST = 10
"""Rows below which a list tells nothing of the platform."""


def find(document: Document, papers: Sequence[Paper]) -> Iterator[tuple[Passage, Told]]:
    """The services of the document's lists of clients taken together; none where no service stands out."""
    cells = [c for over, table in _lists(document, papers) for c in _served(over, table)]
    told = [(c, chosen(words_of(c), options("services"))) for c in cells]
    counts = Counter(service for _, found in told for service in found)
    if len(cells) < FEWEST or max(counts.values(), default=0) < MOST * len(cells):
        return
    shown = [service for service in options("services") if counts[service] >= SOME * len(cells)]
    first = next(c for c, found in told if found)
    yield first.passage, Told(FactName.SERVICES, JOINED_BY.join(shown), 0, len(first.passage.text))


def _lists(document: Document, papers: Sequence[Paper]) -> Iterator[tuple[str, Table]]:
    """The tables of lists of clients, each with what stands over it."""
    over = ""
    for block in document.blocks:
        if isinstance(block, Passage):
            over += block.text
        elif block.cells and kind_of(papers, block.cells[0].passage) is Kind.CLIENT_LIST:
            yield over, block
            over = ""


def _served(over: str, table: Table) -> Iterator[Cell]:
    """What stands under the header of services in a list that is of nobody else."""
    if pattern("lists/clients", "not_clients").search(script(over, lines=True).text):
        return
    grid, header = Grid(table), pattern("facts/phrases", "service_column")
    for cell in table.cells:
        if cell.row < HEADER_ROWS and header.fullmatch(words_of(cell)):
            yield from (c for c in grid.below(cell) if words_of(c) and c.column_span <= cell.column_span)
            return
