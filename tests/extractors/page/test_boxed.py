"""Figures in digit boxes are one figure: boxes drawn in a cell, cells of a table, cells of a Word file."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.formats import Outline
from extractors.model import Box, Cell, Document, Page, Reader, RulingLine, Table, Word
from extractors.page.boxed import unboxed, with_digits_joined, without_frames
from extractors.page.layout import assemble
from extractors.page.lines import is_wide
from extractors.page.tables import tables
from tests.extractors.build import document, table

SIDE, GAP, TALL = 16.0, 3.0, 20.0
FORM = (
    ("资产总额（万元）", " 58.36"),
    ("办公场所面积（㎡）", "104.5"),
    ("专职从业人数（人）", " 17"),
    ("年服务企业（家）", "  76"),
)


def word(text: str, x: float, top: float, size: float = 10.0) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (size if is_wide(char) else size / 2))
    return Word(text, Box(x, top, places[-1], top + size), 1.0, tuple(places))


def framed(box: Box) -> list[RulingLine]:
    level = [RulingLine(box.x0, y, box.x1, y) for y in (box.top, box.bottom)]
    return [*level, *(RulingLine(x, box.top, x, box.bottom) for x in (box.x0, box.x1))]


def boxes(text: str, x: float, top: float, gap: float = GAP) -> tuple[list[Word], list[RulingLine]]:
    """One box for each sign but the point, which stands between two of them; a blank is an empty box."""
    words, rules = [], []
    for sign in text:
        if sign == ".":
            words.append(word(".", x - gap + 1, top + 5))
            x += 5
            continue
        rules += framed(Box(x, top, x + SIDE, top + TALL))
        words += [word(sign, x + 5, top + 5)] if sign.strip() else []
        x += SIDE + gap
    return words, rules


def form(gap: float = GAP) -> Page:
    rows = [100.0 + 30 * i for i in range(len(FORM) + 1)]
    rules = [RulingLine(60, y, 540, y) for y in rows] + [RulingLine(x, rows[0], x, rows[-1]) for x in (60, 250, 540)]
    words = [word("服务平台申请表", 240, 50, 16)]
    for top, (label, figure) in zip(rows, FORM, strict=False):
        held, frames = boxes(figure, 260, top + 5, gap)
        words += [word(label, 66, top + 9), *held]
        rules += frames
    return Page(1, 595, 842, Reader.TEXT_LAYER, tuple(words), tuple(rules))


def read(page: Page) -> Document:
    return assemble(Outline(Path("申请表.pdf"), "申请表.pdf", "pdf", "0" * 64, 1), [page])


def figures(doc: Document) -> dict[str, Decimal]:
    return {c.field.id: c.value for c in extract(doc, {}).claims}


@pytest.mark.parametrize("gap", [0.0, 3.0, 6.0])
def test_boxes_in_a_cell_are_one_field(gap: float) -> None:
    assert figures(read(form(gap))) == {
        "total_assets": Decimal(583600),
        "floor_area": Decimal("104.5"),
        "headcount": Decimal(17),
        "client_count": Decimal(76),
    }


def test_the_figure_leads_to_its_boxes() -> None:
    area = next(c for c in extract(read(form()), {}).claims if c.field.id == "floor_area")
    assert area.evidence.quote == "104.5"
    assert area.evidence.box is not None and (area.evidence.box.x0, round(area.evidence.box.x1)) == (265.0, 332)


def test_a_blank_between_digits_makes_no_smaller_figure() -> None:
    words, rules = boxes("5 .1", 100, 100)
    (one,), left = unboxed(words, rules)
    assert one.text == "□□□"
    assert left == ()


def test_what_holds_more_than_a_sign_a_box_stays_as_it_is() -> None:
    words, rules = boxes("123", 100, 100)
    crowded = [*words, word("45", 103, 104)]
    assert unboxed(crowded, rules) == (crowded, tuple(rules))


def test_boxes_in_rows_under_one_another_are_a_table() -> None:
    above, below = boxes("123", 100, 100, 0), boxes("456", 100, 100 + TALL, 0)
    words, rules = [*above[0], *below[0]], [*above[1], *below[1]]
    assert unboxed(words, rules)[0] == words


def test_frames_go_and_the_lines_of_the_table_around_stay() -> None:
    row = tuple(Box(100 + 20.0 * i, 100, 120 + 20.0 * i, 120) for i in range(3))
    own = [line for box in row for line in framed(box)]
    around = [RulingLine(60, 90, 400, 90), RulingLine(60, 90, 60, 200), RulingLine(60, 130, 400, 130)]
    assert without_frames([*own, *around], [row]) == tuple(around)
    cells = [RulingLine(60, 100, 400, 100), RulingLine(60, 120, 400, 120)]
    parts = [RulingLine(x, 100, x, 120) for x in (100.0, 120.0, 140.0, 160.0)]
    assert without_frames([*cells, *parts], [row]) == (*cells, parts[0], parts[-1])


def narrow(figure: str, label: str = "资产总额(万元)", header: tuple[str, ...] = ()) -> Table:
    """A table of a label and narrow cells with a sign each, perhaps under headers."""
    xs = (60.0, 200.0, *(220 + 20.0 * i for i in range(len(figure))))
    rows = [*([("项目", *header)] if header else []), (label, *figure), ("单位地址", "城东路")]
    ys = [100 + 24.0 * i for i in range(len(rows) + 1)]
    rules = [RulingLine(xs[0], y, xs[-1], y) for y in ys] + [RulingLine(x, ys[0], x, ys[-2]) for x in xs]
    rules += [RulingLine(x, ys[-2], x, ys[-1]) for x in (xs[0], xs[1], xs[-1])]
    words = [
        word(text, left + 3, top + 7)
        for (top, _), row in zip(pairwise(ys), rows, strict=True)
        for left, text in zip(xs, row, strict=False)
        if text.strip()
    ]
    (found,), _ = tables(words, rules, 1, 1)
    return found


def texts(of: Table, row: int) -> list[str]:
    return [c.passage.text for c in sorted(of.cells, key=lambda c: c.column) if c.row == row]


@pytest.mark.parametrize(("figure", "joined"), [("  58.36", "58.36"), ("1200", "1200"), ("17", "17"), ("5 1", "□□")])
def test_narrow_cells_are_the_boxes_of_one_figure(figure: str, joined: str) -> None:
    found = narrow(figure)
    assert texts(found, 0) == ["资产总额(万元)", joined]
    assert found.cells[1].column_span == len(figure)
    assert "".join(p.word.text for p in found.cells[1].passage.pieces) == figure.replace(" ", "")


def test_columns_with_headers_hold_figures_of_their_own() -> None:
    assert texts(narrow("543", "服务能力", ("甲", "乙", "丙")), 1) == ["服务能力", "5", "4", "3"]


def test_cells_of_a_word_file_are_joined_behind_a_label_only() -> None:
    rows = [["资产总额（万元）", "", "5", "8", ".", "3", "6"], ["办公面积（㎡）", "1", "0", "4", ".", "5", ""]]
    found = with_digits_joined(table(rows))
    assert texts(found, 0) == ["资产总额（万元）", "58.36"]
    assert figures(document("服务平台申请表", found)) == {
        "total_assets": Decimal(583600),
        "floor_area": Decimal("104.5"),
    }
    plain = table([["甲", "1", "2", "3"], ["乙", "4", "5", "6"]])
    assert with_digits_joined(plain) == plain


def test_two_small_figures_side_by_side_stay_two() -> None:
    plain = table([["专职人数", "9", "8"], ["兼职人数", "2", "1"]])
    assert with_digits_joined(plain) == plain


def test_a_table_of_digits_alone_is_one_figure() -> None:
    (cell,) = with_digits_joined(table([["1", "3", "9"]])).cells
    assert isinstance(cell, Cell) and cell.passage.text == "139"


def test_squares_and_dashes_are_no_label_of_what_stands_below() -> None:
    rows = [["大专以上及中级职称占比（%）", "□□□"], ["年服务企业（家）", "76"]]
    assert figures(document("服务平台申请表", table(rows))) == {"client_count": Decimal(76)}


@pytest.mark.parametrize("apart", [1.0, 2.2, 2.9])
def test_boxes_that_nearly_touch_the_lines_of_their_cell_are_a_field(apart: float) -> None:
    words, frames = boxes("47.3", 260, 100 + apart, 0)
    around = [RulingLine(60, y, 540, y) for y in (100, 100 + 2 * apart + TALL)]
    found, left = unboxed(words, [*around, *frames])
    assert [w.text for w in found] == ["47.3"]
    assert left == tuple(around)


def test_cells_of_a_row_whose_lines_run_on_stay_cells() -> None:
    words, frames = boxes("473", 260, 100, 0)
    around = [RulingLine(60, y, 540, y) for y in (100, 100 + TALL)]
    assert unboxed(words, [*around, *frames])[0] == words
