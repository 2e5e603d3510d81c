"""Texts are found where they were printed: in order, alone, cell by cell, clause by clause; else they have no place."""

from __future__ import annotations

from extractors.model import Place
from service.whole.locating import Letter, folded, located
from service.whole.model import Part, Whole, WholeCell, WholeRow, WholeTable


def printed(*lines: str, page: int = 1) -> list[Letter]:
    """Lines below one another, a letter 10 points wide and high."""
    return [
        Letter(c, page, (10.0 * x, 20.0 * y, 10.0 * x + 10, 20.0 * y + 10))
        for y, line in enumerate(lines)
        for x, c in enumerate(line)
        if c != " "
    ]


def row(*texts: str, number: int = 1) -> WholeRow:
    return WholeRow(tuple(WholeCell(Part(t), n) for n, t in enumerate(texts)), Place(sheet="甲", row=number))


def table(*rows: WholeRow) -> Whole:
    return Whole((WholeTable(rows, 3),))


def tops(whole: Whole) -> list[list[tuple[int, float] | None]]:
    """Of each cell the page and the height of its first line."""
    (block,) = whole.blocks
    assert isinstance(block, WholeTable)
    return [
        [(c.part.lines[0].page, c.part.lines[0].corners[1]) if c.part.lines else None for c in r.cells]
        for r in block.rows
    ]


def test_rows_are_found_one_after_the_other_though_they_say_the_same() -> None:
    found = located(table(row("1", "某某公司"), row("1", "某某公司", number=2)), printed("1 某某公司", "1 某某公司"))
    assert tops(found) == [[(1, 0.0)] * 2, [(1, 20.0)] * 2]


def test_a_text_over_two_lines_has_both() -> None:
    (part,) = located(Whole((Part("本单位现有 专职人员"),)), printed("本单位现", "有专职人员")).blocks
    assert isinstance(part, Part)
    assert [(line.start, line.end, line.corners) for line in part.lines] == [
        (0, 4, (0.0, 0.0, 40.0, 10.0)),
        (4, 9, (0.0, 20.0, 50.0, 30.0)),
    ]


def test_the_head_that_each_page_repeats_is_passed_over() -> None:
    pages = [*printed("姓名学历", "陈一鸣本科"), *printed("姓名学历", "林二妹大专", page=2)]
    assert tops(located(table(row("姓名", "学历"), row("陈一鸣", "本科"), row("林二妹", "大专")), pages))[2] == [
        (2, 20.0),
        (2, 20.0),
    ]


def test_a_cell_that_is_printed_otherwise_takes_no_other_along() -> None:
    found = located(table(row("7", "阳江某某公司", "2021年1月", "制造业")), printed("7 阳江某某公司 Jan-21 制造业"))
    assert tops(found) == [[(1, 0.0), (1, 0.0), None, (1, 0.0)]]


def test_a_paragraph_with_words_struck_out_is_found_by_its_clauses() -> None:
    (part,) = located(
        Whole((Part("总资产一百万元，人员十二人。"),)), printed("总资产九十一百万元，人员十二人。")
    ).blocks
    assert isinstance(part, Part)
    assert [(line.start, line.end) for line in part.lines] == [(8, 14)]


def test_what_is_not_there_has_no_place_and_costs_no_other_its() -> None:
    found = located(table(row("藏", "隐藏的一行"), row("1", "看得见的公司")), printed("1 看得见的公司"))
    assert tops(found) == [[None, None], [(1, 0.0), (1, 0.0)]]
    assert tops(located(table(row("", "")), printed("x"))) == [[None, None]]


def test_widths_and_blanks_do_not_matter() -> None:
    assert folded("Ａ １　号\n楼") == "A1号楼"
