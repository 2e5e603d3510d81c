"""Words and ruling lines -> tables: grids with merged cells and flaws, columns without lines, and what is no table."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import UNREAD, Box, Place, RulingLine, Table, Word
from extractors.page.lines import is_wide
from extractors.page.tables import tables

SIZE = 10.0


def word(text: str, x: float, top: float, edges: bool = True) -> Word:
    """A printed word of 10 points; Chinese characters are square, the others half as wide."""
    places = [x]
    for char in text:
        places.append(places[-1] + (SIZE if is_wide(char) else SIZE / 2))
    return Word(text, Box(x, top, places[-1], top + SIZE), 1.0, tuple(places) if edges else ())


def across(y: float, x0: float, x1: float) -> RulingLine:
    return RulingLine(x0, y, x1, y)


def down(x: float, y0: float, y1: float) -> RulingLine:
    return RulingLine(x, y0, x, y1)


def grid(xs: list[float], ys: list[float]) -> list[RulingLine]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def filled(xs: list[float], ys: list[float], texts: list[list[str]]) -> list[Word]:
    return [
        word(text, xs[c] + 3, (ys[r] + ys[r + 1]) / 2 - 5)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
        if text
    ]


def rows(table: Table) -> list[list[str]]:
    return [[c.passage.text for c in table.cells if c.row == r] for r in range(table.rows)]


ROSTER = [
    ["序号", "姓名", "学历", "职称"],
    ["1", "甲一一", "本科", "工程师"],
    ["2", "乙二", "大专", ""],
    ["3", "丙三三", "中专", "技师"],
]
XS = [50.0, 90.0, 150.0, 220.0, 300.0]
YS = [100.0, 120.0, 140.0, 160.0, 180.0]


def only(words: list[Word], lines: list[RulingLine]) -> Table:
    found, left = tables(words, lines, 3, 1)
    assert len(found) == 1
    assert not left
    return found[0]


def test_a_ruled_table_has_its_texts_its_boxes_and_its_place() -> None:
    table = only(filled(XS, YS, ROSTER), grid(XS, YS))
    assert rows(table) == ROSTER
    cell = next(c for c in table.cells if c.passage.text == "工程师")
    assert (cell.row, cell.column, cell.box) == (1, 3, Box(220.0, 120.0, 300.0, 140.0))
    assert (cell.passage.page, cell.passage.place) == (3, Place(table=1, row=2))
    assert cell.passage.pieces[0].word.text == "工程师"


def test_words_above_and_below_are_left_over_in_order() -> None:
    title, foot = word("名册", 150, 60), word("共三人", 50, 300)
    found, left = tables([foot, *filled(XS, YS, ROSTER), title], grid(XS, YS), 1, 4)
    assert [t.number for t in found] == [4]
    assert left == (title, foot)


@pytest.mark.parametrize("flaw", ["gaps", "overshoot", "double", "no outer sides", "no top", "wavy", "stamped"])
def test_flawed_lines_make_the_same_grid(flaw: str) -> None:
    lines = grid(XS, YS)
    chance = random.Random(7)
    if flaw == "gaps":
        lines = [part for one in lines for part in _halves(one, 3.0)]
    elif flaw == "overshoot":
        lines = [_longer(one, 3.5) for one in lines]
    elif flaw == "double":
        lines += [_moved(one, 2.0) for one in lines]
    elif flaw == "no outer sides":
        lines = [one for one in lines if one.x0 != one.x1 or one.x0 not in (XS[0], XS[-1])]
    elif flaw == "no top":
        lines = [one for one in lines if one.top != YS[0] or one.bottom != YS[0]]
    elif flaw == "wavy":
        lines = [_moved(part, chance.uniform(-1.0, 1.0)) for one in lines for part in _halves(one, 1.0)]
    else:  # a seal hides half of one side of a cell
        lines = [one for one in lines if one.x0 != 150.0 or one.x1 != 150.0]
        lines += [down(150.0, 100.0, 128.0), down(150.0, 139.0, 180.0)]
    assert rows(only(filled(XS, YS, ROSTER), lines)) == ROSTER


def _halves(line: RulingLine, gap: float) -> list[RulingLine]:
    if line.top == line.bottom:
        middle = (line.x0 + line.x1) / 2
        return [across(line.top, line.x0, middle - gap / 2), across(line.top, middle + gap / 2, line.x1)]
    middle = (line.top + line.bottom) / 2
    return [down(line.x0, line.top, middle - gap / 2), down(line.x0, middle + gap / 2, line.bottom)]


def _longer(line: RulingLine, by: float) -> RulingLine:
    if line.top == line.bottom:
        return across(line.top, line.x0 - by, line.x1 + by)
    return down(line.x0, line.top - by, line.bottom + by)


def _moved(line: RulingLine, by: float) -> RulingLine:
    if line.top == line.bottom:
        return across(line.top + by, line.x0, line.x1)
    return down(line.x0 + by, line.top, line.bottom)


def test_missing_stretches_of_lines_merge_cells_both_ways() -> None:
    lines = [across(y, 50, 300) for y in (100, 120, 180)] + [across(y, 90, 300) for y in (140, 160)]
    lines += [down(50, 100, 180), down(300, 100, 180), down(90, 100, 180)]
    lines += [down(150, 100, 120), down(150, 140, 180), down(220, 100, 180)]
    texts = [["基本", "甲", "乙", "丙"], ["人员", "两格之宽", "", "一"], ["", "二", "三", "四"], ["", "五", "六", "七"]]
    table = only(filled(XS, YS, texts), lines)
    spans = {c.passage.text: (c.row_span, c.column_span) for c in table.cells}
    assert spans["人员"] == (3, 1)
    assert spans["两格之宽"] == (1, 2)
    assert {spans[t] for t in ("基本", "甲", "乙", "丙", "一", "二", "七")} == {(1, 1)}
    covered = [(c.row + r, c.column + k) for c in table.cells for r in range(c.row_span) for k in range(c.column_span)]
    assert sorted(covered) == [(r, c) for r in range(4) for c in range(4)]


def test_a_word_read_over_two_cells_is_cut_at_the_line() -> None:
    texts = [row[:] for row in ROSTER]
    texts[1][1] = texts[1][2] = ""
    wide = Word("甲一一本科", Box(115, 125, 185, 135), 0.9, (115, 125, 135, 147, 159, 185))
    assert rows(only([*filled(XS, YS, texts), wide], grid(XS, YS)))[1] == ROSTER[1]
    even = Word("甲一一 本科", Box(115, 125, 190, 135), 0.9)
    assert rows(only([*filled(XS, YS, texts), even], grid(XS, YS)))[1] == ROSTER[1]


def test_a_narrow_number_before_the_line_is_cut_off_as_well() -> None:
    texts = [row[:] for row in ROSTER]
    texts[1][0] = texts[1][1] = ""
    glued = Word("1甲一一", Box(85, 125, 121, 135), 0.9, (85, 90, 100, 110, 121))
    assert rows(only([*filled(XS, YS, texts), glued], grid(XS, YS)))[1] == ROSTER[1]


def test_a_word_that_only_grazes_a_line_stays_whole() -> None:
    texts = [row[:] for row in ROSTER]
    texts[1][1] = ""
    grazing = word("甲一一", 122, 125)
    assert rows(only([*filled(XS, YS, texts), grazing], grid(XS, YS)))[1] == ROSTER[1]


def test_tables_side_by_side_and_stacked_stay_apart() -> None:
    beside = [x + 270 for x in XS]
    below = [y + 100 for y in YS]
    words = filled(XS, YS, ROSTER) + filled(beside, YS, ROSTER) + filled(XS, below, ROSTER)
    found, left = tables(words, grid(XS, YS) + grid(beside, YS) + grid(XS, below), 1, 1)
    assert not left
    assert [rows(t) for t in found] == [ROSTER] * 3
    assert [t.number for t in found] == [1, 2, 3]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner_xs, inner_ys = [160.0, 180.0, 210.0], [128.0, 140.0, 152.0]
    outer = grid([50, 150, 300], [100, 120, 160])
    words = [word("面积", 60, 105), word("明细", 200, 105), word("备注", 60, 130)]
    words += [word("1", 163, 129), word("2", 185, 129), word("3", 163, 141), word("4", 185, 141)]
    found, left = tables(words, outer + grid(inner_xs, inner_ys), 1, 1)
    assert not left
    assert [rows(t) for t in found] == [[["面积", "明细"], ["备注", ""]], [["1", "2"], ["3", "4"]]]


def test_a_frame_around_text_is_no_table() -> None:
    words = [word("营业执照", 200, 100), word("名称某某中心", 100, 140)]
    found, left = tables(words, grid([50, 500], [50, 700]), 1, 1)
    assert (found, left) == ((), tuple(words))


def test_rows_without_lines_between_them_are_cut() -> None:
    lines = [across(y, 50, 300) for y in (100, 120, 180)] + [down(x, 100, 180) for x in XS]
    assert rows(only(filled(XS, YS, ROSTER), lines)) == ROSTER


def test_lines_that_show_through_from_the_other_side_do_not_cut_rows() -> None:
    ghosts = [part for y in YS[:-1] for part in (across(y + 4, 50, 150), across(y + 4, 222, 300))]
    ghosts += [across(y + 17, 92, 220) for y in YS[:-1]]
    assert rows(only(filled(XS, YS, ROSTER), grid(XS, YS) + ghosts)) == ROSTER
    nearly_whole = [across(124, 50, 220)]
    assert rows(only(filled(XS, YS, ROSTER), grid(XS, YS) + nearly_whole)) == ROSTER


def test_two_rows_whose_line_was_lost_are_cut_by_their_numbers() -> None:
    lines = [across(y, 50, 300) for y in (100, 120, 160, 180)] + [down(x, 100, 180) for x in XS]
    assert rows(only(filled(XS, YS, ROSTER), lines)) == ROSTER


def test_a_header_of_two_short_lines_is_not_cut() -> None:
    xs, ys = [50.0, 80.0, 110.0, 140.0], [100.0, 130.0, 150.0]
    words = [
        word(t, x + 5, y)
        for x, pair in zip(xs, ("性别", "学历", "职称"), strict=False)
        for t, y in zip(pair, (103, 116), strict=True)
    ]
    words += filled(xs, ys, [["", "", ""], ["男", "本科", "无"]])
    assert rows(only(words, grid(xs, ys))) == [["性别", "学历", "职称"], ["男", "本科", "无"]]


def test_labels_that_wrap_beside_values_are_one_row() -> None:
    xs, ys = [50.0, 120.0, 200.0, 270.0, 350.0], [100.0, 150.0, 170.0]
    wrapped = {0: ("办公面积", "(单位:平", "米)"), 2: ("企业总数", "(单位:", "家)")}
    words = [word(t, xs[c] + 8, 103 + 15 * n) for c, parts in wrapped.items() for n, t in enumerate(parts)]
    words += [word("655", 150, 118), word("20", 300, 118)]
    words += filled(xs, ys, [["", "", "", ""], ["专家", "25", "备注", "无"]])
    (first, second) = rows(only(words, grid(xs, ys)))
    assert [t.replace("\n", "") for t in first] == ["办公面积(单位:平米)", "655", "企业总数(单位:家)", "20"]
    assert second == ["专家", "25", "备注", "无"]


def test_lines_in_a_cell_run_on_but_figures_and_labels_stay_apart() -> None:
    xs, ys = [50.0, 94.0, 300.0], [100.0, 150.0, 200.0]
    words = [word("资产总额", 52, 105), word("（万元）", 52, 118)]
    words += [word("2021.3", 97, 105), word("2022.5", 97, 118)]
    words += [word("1,234,56", 52, 155), word("7.89", 52, 168)]
    words += [word("电话：110", 97, 155), word("邮编：529500", 97, 168)]
    texts = rows(only(words, grid(xs, ys)))
    assert texts == [["资产总额（万元）", "2021.3\n2022.5"], ["1,234,567.89", "电话：110\n邮编：529500"]]


@pytest.mark.parametrize("lines", [[], [across(98, 48, 260), across(121, 48, 260), across(180, 48, 260)]])
def test_columns_without_vertical_lines_are_a_table(lines: list[RulingLine]) -> None:
    texts = [row[:] for row in ROSTER]
    assert rows(only(filled(XS, YS, texts), lines)) == ROSTER


def test_a_balance_sheet_without_lines_keeps_empty_cells_and_its_heading_apart() -> None:
    xs = [50.0, 160.0, 190.0, 270.0, 350.0]
    texts = [
        ["资产", "行次", "期末余额", "年初余额"],
        ["流动资产：", "", "", ""],
        ["货币资金", "1", "182,456.30", "90,000.00"],
        ["无形资产", "2", "", ""],
        ["资产总计", "20", "523,456.82", "401,000.00"],
    ]
    heading = [word("编制单位：某某中心", 50, 80), word("2022年12月31日", 180, 80), word("单位：元", 300, 80)]
    found, left = tables([*heading, *filled(xs, [*YS, 200.0], texts)], [], 1, 1)
    assert [rows(t) for t in found] == [texts]
    assert left == tuple(heading)


def test_a_cell_of_two_lines_belongs_to_its_row() -> None:
    words = []
    for r, (name, place) in enumerate([("甲一", "服务部"), ("乙二", ""), ("丙三", "培训部"), ("丁四", "咨询部")]):
        y = 100.0 + 30 * r
        words += [word(str(r + 1), 50, y), word(name, 90, y), word("本科", 150, y)]
        words += [word(place, 220, y)] if place else [word("负责培训以及", 220, y - 6), word("咨询", 220, y + 6)]
    table = only(words, [])
    assert rows(table)[1] == ["2", "乙二", "本科", "负责培训以及咨询"]
    assert table.rows == 4


def test_a_column_with_hardly_anything_in_it_is_kept_apart_from_its_neighbour() -> None:
    xs = [50.0, 90.0, 150.0, 220.0]
    words = [word(t, x, 100) for t, x in zip(("姓名", "学历", "专职", "兼职"), xs, strict=True)]
    for r in range(20):
        words += [word("甲乙", 50, 120 + 20.0 * r), word("本科", 90, 120 + 20.0 * r)]
        words += [word("√", 225 if r == 7 else 155, 120 + 20.0 * r)]
    title = [word(t, 60 + 40.0 * i, 60) for i, t in enumerate("从业人员名册")]
    found, left = tables([*title, *words], [], 1, 1)
    assert [rows(t)[0] for t in found] == [["姓名", "学历", "专职", "兼职"]]
    assert rows(found[0])[8] == ["甲乙", "本科", "", "√"]
    assert left == tuple(title)


def test_a_header_wider_than_its_column_belongs_to_the_table() -> None:
    xs = [50.0, 90.0, 150.0, 220.0, 300.0]
    words = [word(t, x, 100) for t, x in zip(("序号", "姓名", "学历", "职称", "企业规模与类型"), xs, strict=True)]
    for r in range(12):
        words += [word(t, x, 120 + 20.0 * r) for t, x in zip(("1", "甲乙", "本科", "无", "小型"), xs, strict=True)]
        words += [word("印", 355, 120 + 20.0 * r)] if r % 2 else []
    found, left = tables(words, [], 1, 1)
    assert not left
    assert "".join(rows(found[0])[0]) == "序号姓名学历职称企业规模与类型"


PROSE = "本中心自成立以来一直为本地企业提供培训咨询以及信息服务得到各方认可"


@pytest.mark.parametrize(
    "words",
    [
        [word(PROSE, 50, 100 + 16 * i) for i in range(8)],
        [word(t, x, 100 + 20 * i) for i in range(3) for t, x in (("甲方：某公司", 50), ("乙方：某中心", 250))],
        [word(t, x, 100 + 16 * i) for i in range(8) for t, x in ((PROSE[:18], 50), (PROSE[4:22], 260))],
        [word(t, x, 100 + 16 * i) for i in range(6) for t, x in ((f"{i + 1}、", 50), (PROSE[: 9 + i], 80))],
        [word(t, x, 100 + 16 * i) for i in range(6) for t, x in (("总则", 50), ("." * 40, 90), (str(i), 320))],
        [word(t, x, 100 + 20 * i) for i in range(2) for t, x in (("资产总额", 50), ("523万元", 250))],
    ],
    ids=["prose", "two parties", "two columns of prose", "numbered text", "contents", "two lines"],
)
def test_what_is_no_table(words: list[Word]) -> None:
    found, left = tables(words, [], 1, 1)
    assert found == ()
    assert len(left) == len(words)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_word_is_lost_or_doubled_and_cells_tile_the_table(data: st.DataObject) -> None:
    columns, count = data.draw(st.integers(2, 6)), data.draw(st.integers(2, 7))
    widths = data.draw(st.lists(st.integers(40, 90), min_size=columns, max_size=columns))
    xs = [50.0 + sum(widths[:i]) for i in range(columns + 1)]
    ys = [100.0 + 22 * i for i in range(count + 1)]
    texts = [[f"{r}行{c}" for c in range(columns)] for r in range(count)]
    lines = [
        across(y, xs[c], xs[c + 1])
        for r, y in enumerate(ys)
        for c in range(columns)
        if r in (0, count) or data.draw(st.integers(0, 5))
    ]
    lines += [
        down(x, ys[r], ys[r + 1])
        for c, x in enumerate(xs)
        for r in range(count)
        if c in (0, columns) or data.draw(st.integers(0, 5))
    ]
    found, left = tables(filled(xs, ys, texts), lines, 1, 1)
    printed = sorted(w.text for w in left) + sorted(
        p.word.text for t in found for c in t.cells for p in c.passage.pieces
    )
    assert sorted(printed) == sorted(t for row in texts for t in row)
    for table in found:
        places = [
            (c.row + r, c.column + k) for c in table.cells for r in range(c.row_span) for k in range(c.column_span)
        ]
        assert sorted(places) == [(r, c) for r in range(table.rows) for c in range(table.columns)]
        for cell in table.cells:
            for piece in cell.passage.pieces:
                assert cell.passage.text[piece.start :].startswith(piece.word.text)


def test_a_heading_between_rows_is_a_row_and_does_not_part_columns() -> None:
    columns = [20.0, 60.0, 200.0, 300.0, 400.0]
    texts = [["序号", "企业名称", "规模", "服务", "日期"], ["2023年10月"]]
    texts += [[str(n), "某某装饰工程有限公司", "小型", "培训", "2023.10"] for n in (1, 2)]
    texts += [["2023年12月"], ["3", "某某水产有限公司", "小型", "培训", "2023.12"]]
    words = [word(t, columns[c], 50 + 24 * r) for r, row in enumerate(texts) for c, t in enumerate(row)]
    rules = [across(44 + 24 * r, 15, 460) for r in range(len(texts) + 1)]
    (table,) = tables(words, rules, 1, 1)[0]
    assert [r[:2] for r in rows(table)] == [
        ["序号", "企业名称"],
        ["2023年10月", ""],
        ["1", "某某装饰工程有限公司"],
        ["2", "某某装饰工程有限公司"],
        ["2023年12月", ""],
        ["3", "某某水产有限公司"],
    ]


def test_columns_at_the_sides_that_hold_nothing_are_left_out() -> None:
    xs, ys = [0.0, 20.0, 100.0, 200.0, 230.0], [0.0, 20.0, 40.0, 60.0]
    texts = [["", "资产总额", "52.3", ""], ["", "办公面积", "120", ""], ["", "专职人员", "8", ""]]
    (table,) = tables(filled(xs, ys, texts), grid(xs, ys), 1, 1)[0]
    assert (table.columns, rows(table)) == (2, [["资产总额", "52.3"], ["办公面积", "120"], ["专职人员", "8"]])


@pytest.mark.parametrize(("second", "count"), [("", 4), ("2", 7)])
def test_what_stands_between_two_printed_lines_is_one_row_unless_it_has_two_numbers(second: str, count: int) -> None:
    columns = [20.0, 60.0, 200.0, 300.0]
    words = [word(t, columns[c], 50) for c, t in enumerate(["序号", "企业名称", "规模", "日期"])]
    for n in range(3):
        top = 74 + 30.0 * n
        first = [str(2 * n + 1), "某某装饰工程股份", "小型", "2023年1月"]
        words += [word(t, columns[c], top) for c, t in enumerate(first)]
        below = [second and str(2 * n + 2), "有限公司甲乙丙", second and "中型", "15日"]
        words += [word(t, columns[c], top + 14) for c, t in enumerate(below) if t]
    rules = [across(y, 15, 360) for y in (44, 70, 100, 130, 160)]
    (table,) = tables(words, rules, 1, 1)[0]
    assert table.rows == count
    if not second:
        assert rows(table)[1][3] == "2023年1月15日"


def test_a_row_whose_cells_came_in_two_lines_is_one_row() -> None:
    words = []
    for n, top in ((1, 100.0), (2, 120.0), (3, 140.0), (4, 170.0), (5, 190.0)):
        words += [word(str(n), 50, top), word("漠江云帆有限公司", 80, top), word("咨询", 220, top), word("3", 280, top)]
    # Row 6: the name wraps; its number and one figure come with the lower line.
    words += [word("漠江云帆水产有限责任", 80, 212), word("咨询", 220, 212), word("2022", 280, 212)]
    words += [word("6", 50, 218), word("公司", 80, 220), word("8", 320, 218)]
    for n, top in ((1, 100.0), (2, 120.0), (3, 140.0), (4, 170.0), (5, 190.0)):
        words.append(word(str(n), 320, top))
    (found,), _ = tables(words, [], 1, 1)
    assert found.rows == 6 and rows(found)[-1] == ["6", "漠江云帆水产有限责任公司", "咨询", "2022", "8"]


def test_the_lines_of_a_screen_that_fell_into_grids_side_by_side_part_nothing() -> None:
    words = filled(XS, YS, ROSTER)
    pieces = [*grid(XS[:3], YS), *grid([XS[2] + 8, *XS[3:]], [YS[0], *YS[2:]])]
    (whole,), left = tables(words, pieces, 1, 1, on_screen=True)
    assert (rows(whole), left) == (ROSTER, ())
    assert [rows(t) for t in tables(words, pieces, 1, 1)[0]] != [ROSTER]


def test_what_was_not_read_keeps_its_place_in_columns_without_lines() -> None:
    rows = [["流动资产", "431.50"], ["长期资产", "300.00"], ["资产总计", UNREAD], ["负债合计", "31.50"]]
    words = [word(text, x, 20.0 * n) for n, row in enumerate(rows) for text, x in zip(row, (0, 200), strict=True)]
    (table,), left = tables([*words, word(UNREAD, 0.0, 300.0)], (), 1, 1)
    assert [c.passage.text for c in table.cells if c.column == 1] == [row[1] for row in rows]
    assert left == ()


def test_a_stroke_that_crosses_a_few_of_many_level_rules_makes_no_grid() -> None:
    rows = [["货币资金", "34.08"], ["应收账款", "42.74"], ["存货", "37.28"], ["资产总计", "114.10"]]
    words = [word(text, x, 20.0 * n + 5) for n, row in enumerate(rows) for text, x in zip(row, (10, 200), strict=True)]
    rules = [across(20.0 * n, 0, 300) for n in range(5)]
    (table,), left = tables(words, [*rules, down(140, 59, 95)], 1, 1)
    assert [c.passage.text for c in table.cells] == [text for row in rows for text in row]
    assert left == ()
