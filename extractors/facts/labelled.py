"""Values behind the labels of who applies for what: in lines, in table cells, with or without a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts import ticks
from extractors.model import Cell, Document, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.paper_titles import passages_of
from extractors.text.folding import fold
from extractors.text.glosses import without_gloss
from extractors.text.script import script
from extractors.words.loading import pattern, rules


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and the label that stands before it; `start`..`end` are offsets in the value's passage."""

    label: str
    value: str
    passage: Passage
    start: int
    end: int


_WORDS = "facts/labelled"


def bare(label: str) -> str:
    """A label without its item's mark, brackets and colon."""
    label = pattern(_WORDS, "item_marks").sub("", label)
    return pattern(_WORDS, "asides").sub("", without_gloss(label))


def _in_lines(passage: Passage) -> Iterator[Labelled]:
    for name, at_least in (("in_line", _COLON), ("apart", _GAP)):
        # Most cells hold neither, and looking for labels takes a hundred times as long.
        if at_least.search(passage.text):
            for match in pattern(_WORDS, name).finditer(passage.text):
                yield Labelled(script(match["label"]).text, match["value"], passage, *match.span("value"))


_COLON, _GAP = re.compile("[:：]"), re.compile(r"\s\s")


def _in_table(table: Table) -> Iterator[Labelled]:
    grid = Grid(table)
    for cell in table.cells:
        yield from _in_lines(cell.passage)
        label = _in_group(grid, cell)
        if not label or len(label) > _LABEL:
            continue
        beside, under = next(grid.right_of(cell), None), next(grid.below(cell), None)
        # Labels in a row have their values under them, a label among values has its own beside it.
        value = under if beside is None or _named(words_of(beside)) else beside
        if value is not None and value.passage.text.strip():
            text = _options(grid, cell) if _OF_OPTIONS & set(_named(label)) else ""
            yield Labelled(label, text or value.passage.text, value.passage, 0, len(value.passage.text))


_OF_OPTIONS = frozenset({"category", "services"})


def _options(grid: Grid, label: Cell) -> str:
    """What stands behind a label in all its rows, where options or their boxes have cells of their own; else ""."""
    rows = range(label.row, label.row + label.row_span)
    beside = [c for row in rows for c in grid.row_cells(row) if c.column > label.column]
    texts = [words_of(c) for c in beside]
    boxed = [t for t in texts if ticks.holds_a_box(t)]
    return "".join(texts) if len(boxed) > 1 or any(map(ticks.is_box, boxed)) else ""


def _in_group(grid: Grid, cell: Cell) -> str:
    """A label's words, with whose they are where only the cell that groups its rows, or the row over them, says so."""
    label = words_of(cell)
    if not pattern(_WORDS, "of_what").fullmatch(bare(label)):
        return label
    before = grid.at(cell.row, cell.column - 1) if cell.column else None
    group = words_of(before) if before is not None and before.row_span > 1 else _over(grid, cell.row, label)
    owner = next((rule.more for rule in rules(_WORDS, "owners") if rule.takes(group)), None)
    if owner is None or (pattern(_WORDS, "asks_a_category").fullmatch(bare(label)) and not owner["has_a_category"]):
        return label
    return f"{owner['name']}{label}"


def _over(grid: Grid, row: int, label: str) -> str:
    """The words of the nearest row above that is a heading and nothing else; "" where a row between asks the same.

    What is asked once more under a heading may be of anybody (a shareholder, a partner).
    """
    for above in range(row - 1, -1, -1):
        told = [cell for cell in grid.row_cells(above) if words_of(cell)]
        texts = [words_of(cell) for cell in told]
        if len(texts) == 1 and len(texts[0]) <= _LABEL and told[0].column_span > 1 and told[0].row == above:
            return texts[0]
        if label in texts:
            return ""
    return ""


_LABEL = 24


@lru_cache(maxsize=4096)  # a cell is asked as a label, and as what stands beside one
def _named(label: str) -> tuple[str, ...]:
    """What a label asks for."""
    text = bare(label)
    return tuple(rule.id for rule in rules("facts/identity", "labels") if rule.takes(text))


def asked_by(heading: str) -> tuple[str, ...]:
    """What a (folded, compact) heading asks for, if it is a label and nothing else."""
    return _named(heading)


_GLUED_LINE = 90


@lru_cache(maxsize=1)
def _glued_labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A label with the value that its end cannot be mistaken for, by what the label asks for."""
    behind, values = pattern(_WORDS, "behind_label").pattern, rules(_WORDS, "glued_values")
    labels = ((rule.id, pattern("facts/identity", rule.id).pattern, rule.pattern.pattern) for rule in values)
    return tuple(
        (name, re.compile(rf"(?:{label}){behind}(?P<value>{value})(?:\([^()]*\))?$")) for name, label, value in labels
    )


def _glued(passage: Passage) -> Iterator[tuple[str, Labelled]]:
    """A label that its value follows with no more than a blank: 平台全称 阳江市…服务平台."""
    start = 0
    for line in passage.text.split("\n"):
        yield from _glued_line(passage, line if len(line) <= _GLUED_LINE else "", start)
        start += len(line) + 1


def _glued_line(passage: Passage, line: str, start: int) -> Iterator[tuple[str, Labelled]]:
    copy = script(line)
    text = copy.text
    match = pattern(_WORDS, "item_number").match(text)
    begin = match.end() if match else 0
    for name, wording in _glued_labels():
        if found := wording.match(text[begin:]):
            a, b = copy.back(begin + found.start("value"), begin + found.end("value"))
            label = text[begin : begin + found.start("value")]
            yield name, Labelled(label, line[a:b], passage, start + a, start + b)


def labelled(document: Document) -> Iterator[tuple[str, Labelled]]:
    """What stands behind the labels of who applies for what, with what each label asks for."""
    last = ""
    for block in document.blocks:
        if last and isinstance(block, Passage) and ticks.goes_on(fold(block.text)):
            yield last, Labelled("", block.text, block, 0, len(block.text))
            continue
        last = ""
        for found in _in_lines(block) if isinstance(block, Passage) else _in_table(block):
            for name in _named(found.label):
                last = name if isinstance(block, Passage) else ""
                yield name, found
        for passage in passages_of(block):
            for name, found in _glued(passage):
                last = name if isinstance(block, Passage) else ""
                yield name, found
