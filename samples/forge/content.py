"""A paper before it is printed: blocks of marked runs. Every format prints the same blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from samples.forge.truth import Figure


@dataclass(frozen=True, slots=True)
class Run:
    """Text printed in one go; `mark` names the figure that it states."""

    text: str
    mark: str | None = None


Runs = tuple[Run, ...]
Style = Literal["title", "subtitle", "heading", "body", "plain", "centre", "right", "small"]
Rules = Literal["full", "rows", "three", "outer", "none"]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: Runs
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `vertical` prints one character a line, `boxed` one character a little box."""

    runs: Runs
    row_span: int = 1
    column_span: int = 1
    align: Literal["left", "centre", "right"] = "centre"
    vertical: bool = False
    bold: bool = False
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, None where a span from above or from the left covers the place.

    `widths` are shares of the page's width; the first `header_rows` stand again on every page.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    widths: tuple[float, ...]
    rules: Rules = "full"
    header_rows: int = 0
    size: float = 9.5
    row_height: float = 20.0


@dataclass(frozen=True, slots=True)
class Break:
    """A new page begins."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, in points."""

    height: float


Block = Para | Grid | Break | Gap


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is, what it prints, which figures it states.

    `seal` is the text of a seal, red and round unless said otherwise; `seal_over` the mark that it is pressed upon,
    else the paper's end. `ground`: the sheet's paper bears a pattern of fine lines.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...] = ()
    landscape: bool = False
    header: str = ""
    seal: str = ""
    seal_over: str | None = None
    seal_colour: str = "red"
    seal_shape: str = "round"
    ground: bool = False
    quirks: frozenset[str] = field(default_factory=frozenset)
