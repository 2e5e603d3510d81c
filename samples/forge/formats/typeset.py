"""Sets a paper's blocks onto pages, and so knows where every figure stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samples.forge.content import Break, Cell, Gap, Grid, Paper, Para, Run, Runs
from samples.forge.formats import fonts
from samples.forge.formats.ink import Glyphs, Seal, Sheet, Stroke

A4 = (595.28, 841.89)
_TOKENS = re.compile(r"[0-9A-Za-z.,%:/@_\-]+|\s|.", re.DOTALL)
_NOT_FIRST = "，。；：、）》”’！？,.;:)%％"


@dataclass(frozen=True, slots=True)
class Look:
    """The hand of a typesetter: fonts, sizes (points), margins, how wide lines stand apart."""

    font: str = "song"
    title_font: str = "hei"
    size: float = 11.0
    leading: float = 1.7
    margin: float = 64.0
    page_numbers: bool = True
    spread_titles: bool = False
    indent: bool = True


Line = list[tuple[str, str | None]]


def wrap(runs: Runs, width: float, font: str, size: float, indent: float = 0.0) -> list[Line]:
    """Runs as lines no wider than `width`; numbers and Latin words are not cut, no line opens with a comma."""
    lines: list[Line] = [[]]
    used = indent
    for run in runs:
        for token in _TOKENS.findall(run.text):
            wide = fonts.width(token, font, size)
            if token == "\n":
                lines.append([])
                used = 0.0
                continue
            if used + wide > width and lines[-1] and token not in _NOT_FIRST:
                lines.append([])
                used = 0.0
            if lines[-1] and lines[-1][-1][1] == run.mark:
                lines[-1][-1] = (lines[-1][-1][0] + token, run.mark)
            else:
                lines[-1].append((token, run.mark))
            used += wide
    return lines


class Setter:
    """Fills sheets from the top; one setter a paper."""

    def __init__(self, paper: Paper, look: Look) -> None:
        self.paper, self.look = paper, look
        self.size = A4[::-1] if paper.landscape else A4
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self._new_page()

    @property
    def inner(self) -> float:
        return self.size[0] - 2 * self.look.margin

    @property
    def floor(self) -> float:
        return self.size[1] - self.look.margin * 0.9

    def _new_page(self) -> None:
        self.sheets.append(Sheet(*self.size, ground=self.paper.ground))
        self.y = self.look.margin * 0.9
        if self.paper.header:
            self._line([(self.paper.header, None)], 8.5, self.look.margin, self.y - 26, self.inner, "centre")

    def set(self) -> list[Sheet]:
        """All pages of the paper."""
        for block in self.paper.blocks:
            match block:
                case Para():
                    self._para(block)
                case Grid():
                    self._grid(block)
                case Gap():
                    self.y += block.height
                case Break():
                    self._new_page()
        if self.look.page_numbers:
            self._number_pages()
        self._seal()
        return self.sheets

    def _number_pages(self) -> None:
        for number, sheet in enumerate(self.sheets, 1):
            text = f"第 {number} 页 共 {len(self.sheets)} 页" if len(self.look.font) % 2 else f"- {number} -"
            wide = fonts.width(text, self.look.font, 9)
            sheet.glyphs.append(Glyphs((self.size[0] - wide) / 2, self.size[1] - 36, text, 9, wide))

    def _seal(self) -> None:
        if not self.paper.seal:
            return
        over = self.paper.seal_over
        for sheet in self.sheets:
            for glyphs in sheet.glyphs:
                if over and glyphs.mark == over:
                    x0, top, x1, bottom = glyphs.box
                    self._press(sheet, (x0 + x1) / 2 + 14, (top + bottom) / 2 + 8)
                    return
        self._press(self.sheets[-1], self.size[0] - self.look.margin - 90, min(self.y + 6, self.floor - 40))

    def _press(self, sheet: Sheet, x: float, y: float) -> None:
        paper = self.paper
        sheet.seals.append(Seal(x, y, 58, paper.seal, colour=paper.seal_colour, shape=paper.seal_shape))

    def _line(
        self, line: Line, size: float, x: float, top: float, width: float, align: str, bold: bool = False
    ) -> None:
        font = self.look.title_font if bold else self.look.font
        advance = sum(fonts.width(text, font, size) for text, _ in line)
        x += {"left": 0.0, "centre": (width - advance) / 2, "right": width - advance}[align]
        for raw, mark in line:
            text = fonts.printable(raw, font)
            wide = fonts.width(text, font, size)
            if text.strip():
                self.sheets[-1].glyphs.append(Glyphs(x, top, text, size, wide, mark, bold))
            x += wide

    def _para(self, para: Para) -> None:
        size, bold, align = {
            "title": (18.0, True, "centre"),
            "subtitle": (13.0, False, "centre"),
            "heading": (self.look.size + 1.5, True, "left"),
            "centre": (self.look.size, False, "centre"),
            "right": (self.look.size, False, "right"),
            "small": (self.look.size - 2, False, "left"),
        }.get(para.style, (self.look.size, False, "left"))
        runs = para.runs
        if para.style == "title" and self.look.spread_titles and len(runs) == 1 and len(runs[0].text) <= 8:
            runs = (Run("　".join(runs[0].text), runs[0].mark),)
        indent = 2 * size if para.style == "body" and self.look.indent else 0.0
        font = self.look.title_font if bold else self.look.font
        step = size * self.look.leading
        for number, line in enumerate(wrap(runs, self.inner, font, size, indent)):
            if self.y + step > self.floor:
                self._new_page()
            shift = indent if number == 0 else 0.0
            self._line(line, size, self.look.margin + shift, self.y, self.inner - shift, align, bold)
            self.y += step
        self.y += size * (0.8 if bold else 0.15)

    def _grid(self, grid: Grid) -> None:
        Tabulator(self, grid).set()
        self.y += 8


class Tabulator:
    """Sets one grid, over pages where it must."""

    PAD = 3.0

    def __init__(self, setter: Setter, grid: Grid) -> None:
        self.setter, self.grid = setter, grid
        total = sum(grid.widths)
        edges = [setter.look.margin]
        for share in grid.widths:
            edges.append(edges[-1] + share / total * setter.inner)
        self.edges = edges
        self.lines: dict[tuple[int, int], list[Line]] = {}
        self.heights = self._heights()

    def _cells(self) -> Iterator[tuple[int, int, Cell]]:
        for r, row in enumerate(self.grid.rows):
            for c, cell in enumerate(row):
                if cell is not None:
                    yield r, c, cell

    def _wrapped(self, c: int, cell: Cell) -> list[Line]:
        if cell.vertical:
            return [[(ch, run.mark)] for run in cell.runs for ch in run.text]
        font = self.setter.look.title_font if cell.bold else self.setter.look.font
        width = self.edges[c + cell.column_span] - self.edges[c] - 2 * self.PAD
        return wrap(cell.runs, width, font, self.grid.size)

    def _heights(self) -> list[float]:
        heights = [self.grid.row_height] * len(self.grid.rows)
        spanning = []
        for r, c, cell in self._cells():
            self.lines[r, c] = self._wrapped(c, cell)
            need = len(self.lines[r, c]) * self.grid.size * 1.25 + 2 * self.PAD
            if cell.row_span == 1:
                heights[r] = max(heights[r], need)
            else:
                spanning.append((r, cell.row_span, need))
        for r, span, need in spanning:
            short = need - sum(heights[r : r + span])
            if short > 0:
                heights[r + span - 1] += short
        return heights

    def _may_break_before(self, row: int) -> bool:
        return not any(r < row < r + cell.row_span for r, _, cell in self._cells() if cell.row_span > 1)

    def _groups(self) -> list[list[int]]:
        groups: list[list[int]] = []
        for row in range(self.grid.header_rows, len(self.grid.rows)):
            if not groups or self._may_break_before(row):
                groups.append([row])
            else:
                groups[-1].append(row)
        return groups

    def set(self) -> None:
        header = list(range(self.grid.header_rows))
        self._rows(header)
        for group in self._groups():
            if self.setter.y + sum(self.heights[r] for r in group) > self.setter.floor:
                self.setter._new_page()
                self._rows(header)
            self._rows(group)

    def _rows(self, rows: list[int]) -> None:
        tops = {}
        for r in rows:
            tops[r] = self.setter.y
            self.setter.y += self.heights[r]
        for r, c, cell in self._cells():
            if r in tops:
                self._cell(r, c, cell, tops[r])

    def _cell(self, r: int, c: int, cell: Cell, top: float) -> None:
        height = sum(self.heights[r : r + cell.row_span])
        x0, x1 = self.edges[c], self.edges[c + cell.column_span]
        lines, size = self.lines[r, c], self.grid.size
        y = top + (height - len(lines) * size * 1.25) / 2 + 0.1 * size
        for line in lines:
            if cell.boxed and len(line) == 1:
                self._boxes(line, (x0, y, x1), size)
                continue
            self.setter._line(line, size, x0 + self.PAD, y, x1 - x0 - 2 * self.PAD, cell.align, cell.bold)
            y += size * 1.25
        self._strokes(r, c, cell, (x0, top, x1, top + height))

    def _boxes(self, line: Line, place: tuple[float, float, float], size: float) -> None:
        """One character a box, the point between two boxes as on the forms of banks."""
        (text, mark), (x0, top, x1) = line[0], place
        wide = 1.35 * size
        x = max(x0 + self.PAD, (x0 + x1 - wide * len(text)) / 2)
        for character in text:
            advance = fonts.width(character, self.setter.look.font, size)
            self.setter.sheets[-1].glyphs.append(Glyphs(x + (wide - advance) / 2, top, character, size, advance, mark))
            if character != ".":
                self._box(x, top - 0.12 * size, wide, 1.25 * size)
            x += wide

    def _box(self, x: float, top: float, wide: float, high: float) -> None:
        right, bottom = x + wide, top + high
        sides = ((x, top, right, top), (x, bottom, right, bottom), (x, top, x, bottom), (right, top, right, bottom))
        self.setter.sheets[-1].strokes += [Stroke(*side, width=0.4) for side in sides]

    def _strokes(self, r: int, c: int, cell: Cell, box: tuple[float, float, float, float]) -> None:
        x0, top, x1, bottom = box
        strokes = self.setter.sheets[-1].strokes
        last = r + cell.row_span == len(self.grid.rows)
        rules = self.grid.rules
        across = {
            "full": (True, True),
            "rows": (True, True),
            "three": (r == 0 or r == self.grid.header_rows, last),
            "outer": (r == 0, last),
            "none": (False, False),
        }[rules]
        if across[0]:
            strokes.append(Stroke(x0, top, x1, top))
        if across[1]:
            strokes.append(Stroke(x0, bottom, x1, bottom))
        left, right = rules == "full" or (rules == "outer" and c == 0), rules == "full"
        if left:
            strokes.append(Stroke(x0, top, x0, bottom))
        if right or (rules == "outer" and c + cell.column_span == len(self.grid.widths)):
            strokes.append(Stroke(x1, top, x1, bottom))
