"""What stands behind the labels of a licence in paragraphs and cells, spread or not: where no page says where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.licences.labels import asks, wordings
from extractors.model import Block, Cell, Passage, Table
from extractors.page.grid import Grid
from extractors.text.script import script


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a passage from `start` to `end`; `asks`: of which fact, "" for one of none."""

    asks: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands behind a label, as offsets in a passage; `more` stands under it in a cell without a label."""

    asks: str
    passage: Passage
    start: int
    end: int
    more: str = ""

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.passage.text[self.start : self.end]


def answers(block: Block, following: Block | None) -> Iterator[Answer]:
    """The answers of a block; `following` may go on with it."""
    if isinstance(block, Table):
        grid = Grid(block)
        yield from (answer for cell in block.cells for answer in _in_cell(grid, cell))
    else:
        yield from _in_block(block, following)


def _in_block(block: Passage, following: Block | None) -> Iterator[Answer]:
    """The answers of a paragraph; where a label ends it, the line that follows."""
    for answer in _answers(block):
        if answer.text.strip() or block.text[answer.end :].strip():
            yield answer
        elif isinstance(following, Passage) and not any(label.start == 0 for label in _labels(following)):
            yield Answer(answer.asks, following, 0, len(following.text.split("\n")[0]))


def _in_cell(grid: Grid, cell: Cell) -> Iterator[Answer]:
    """The answers of a cell; a label that ends it is answered by the next cell that is not empty."""
    for answer in _answers(cell.passage):
        if answer.text.strip():
            yield answer
            continue
        beside = next((c for c in grid.right_of(cell) if c.passage.text.strip()), None)
        if beside is not None:
            passage = beside.passage
            end = min((label.start for label in _labels(passage)), default=len(passage.text))
            yield Answer(answer.asks, passage, 0, end, _under(grid, beside))


def _under(grid: Grid, cell: Cell) -> str:
    """The words under a cell, where no label stands before them or in them."""
    under = next(grid.below(cell), None)
    ahead = grid.at(under.row, cell.column - 1) if under is not None else None
    if under is None or (ahead is not None and ahead.passage.text.strip()) or _labels(under.passage):
        return ""
    return under.passage.text


def _answers(passage: Passage) -> Iterator[Answer]:
    """Behind each label what stands before the next one, or before the end of its line."""
    labels, text = _labels(passage), passage.text
    for label, after in zip(labels, (*(n.start for n in labels[1:]), len(text)), strict=False):
        line = text.find("\n", label.end)
        if label.asks:
            yield Answer(label.asks, passage, label.end, after if line < 0 else min(after, line))


def _labels(passage: Passage) -> list[_Label]:
    """The labels of a passage."""
    copy = script(passage.text)
    text = copy.text
    spans = [(name, *copy.back(*match.span())) for name, label in wordings() for match in label.finditer(text)]
    found: list[_Label] = []
    for name, start, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        if _opens(passage.text, start, end) and (not found or start >= found[-1].end):
            found.append(_Label(name if asks(name) else "", start, end))
    return found


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a label begins a line or stands behind a gap; one that is spread is a label wherever it stands."""
    return start == 0 or text[start - 1].isspace() or any(map(str.isspace, text[start:end]))
