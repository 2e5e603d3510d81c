"""The pen writes a paper: it collects blocks, and notes each figure that it writes down."""

from __future__ import annotations

import re
from itertools import count
from random import Random

from samples.forge.content import Block, Cell, Gap, Grid, Paper, Para, Run, Runs, Style
from samples.forge.truth import Figure, Role, Written

_SLOT = re.compile(r"\{(\w+)\}")
_marks = count()


class Pen:
    """Collects the blocks and figures of one paper."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.blocks: list[Block] = []
        self.figures: list[Figure] = []
        self._numbers = count(1)
        self._paper = next(_marks)

    def _note(self, role: Role, field: str | None, written: Written, basis: str, why: str, wording: str) -> Run:
        mark = f"m{self._paper}-{next(self._numbers)}"
        self.figures.append(Figure(mark, role, field, written.value, basis, why, wording, vague=written.vague))
        return Run(written.text, mark)

    def claim(self, field: str, written: Written, basis: str, wording: str = "") -> Run:
        """A figure that must be found."""
        return self._note("claim", field, written, basis, "", wording)

    def optional(self, field: str, written: Written, basis: str, wording: str = "") -> Run:
        """A figure that may be claimed or not."""
        return self._note("optional", field, written, basis, "", wording)

    def decoy(self, written: Written, why: str) -> Run:
        """A figure that must not be claimed."""
        return self._note("decoy", None, written, "", why, "")

    def count(
        self, field: str, value: float, basis: str = "computed", also: tuple[float, ...] = (), role: Role = "claim"
    ) -> None:
        """A figure that the paper states by its rows only."""
        self.figures.append(Figure(None, role, field, value, basis, also=also))

    def decoy_count(self, value: float, why: str) -> None:
        """A count of rows that must not be claimed."""
        self.figures.append(Figure(None, "decoy", None, value, "", why))

    def para(self, *parts: str | Run, style: Style = "body") -> None:
        """A paragraph of these parts."""
        self.blocks.append(Para(runs(*parts), style))

    def fill(self, template: str, style: Style = "body", **slots: str | Run) -> None:
        """A paragraph of a template whose {slots} are filled."""
        self.blocks.append(Para(fill(template, **slots), style))

    def gap(self, height: float = 10) -> None:
        """White space."""
        self.blocks.append(Gap(height))

    def grid(self, grid: Grid) -> None:
        """A table."""
        self.blocks.append(grid)

    def paper(self, kind: str, title: str, **more: object) -> Paper:
        """The paper written so far."""
        return Paper(kind, title, tuple(self.blocks), tuple(self.figures), **more)


def runs(*parts: str | Run) -> Runs:
    """Strings and runs as runs."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts if part != "")


def fill(template: str, **slots: str | Run) -> Runs:
    """The template as runs, each {slot} replaced; an unknown slot is an error of the word lists."""
    parts = _SLOT.split(template)
    return runs(*(slots[part] if i % 2 else part for i, part in enumerate(parts)))


def cell(*parts: str | Run, **more: object) -> Cell:
    """A cell of these parts."""
    return Cell(runs(*parts), **more)
