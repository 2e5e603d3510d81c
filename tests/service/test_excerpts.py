"""The surroundings of a figure in a file without pages, with the figure marked."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Evidence, Place, Reader, Spot
from service.excerpts import AROUND, excerpt
from tests.extractors.build import document, table


def seen(quote: str, place: Place | None, page: int | None = None) -> Evidence:
    return Evidence("d", page, None, place, quote, Reader.DOCX, 1.0)


def marked(found: object) -> list[str]:
    cells = [c for row in found.rows for c in row]
    return [c.text[slice(*c.mark)] for c in cells if c.mark]


def test_a_paragraph_is_shown_with_its_figure() -> None:
    found = excerpt(document("第一段", "面积为86.5平方米。"), seen("86.5", Place(Spot.PARAGRAPH, 2)))
    assert found is not None
    assert (found.is_table, marked(found), found.rows[0][0].text) == (False, ["86.5"], "面积为86.5平方米。")


def test_a_long_paragraph_is_cut_around_the_figure() -> None:
    found = excerpt(document("甲" * 500 + "86.5" + "乙" * 500), seen("86.5", Place(Spot.PARAGRAPH, 1)))
    assert found is not None
    assert marked(found) == ["86.5"]
    assert len(found.rows[0][0].text) == 2 * AROUND + len("86.5") + 2


def test_a_row_is_shown_under_its_header() -> None:
    sheet = table([["项目", "年末"], ["资产总计", "52"], ["负债", "30"]])
    rows = [c for c in sheet.cells if c.row == 1]
    found = excerpt(document(sheet), seen("52", rows[1].passage.place))
    assert found is not None
    assert [[c.text for c in row] for row in found.rows] == [["项目", "年末"], ["资产总计", "52"]]
    assert marked(found) == ["52"]


def test_a_counted_list_is_shown_by_its_first_rows() -> None:
    roster = table([["序号", "姓名"], *([str(n), "陈一"] for n in range(1, 30))])
    found = excerpt(document(roster), seen("共 29 行", Place(table=1)))
    assert found is not None
    assert [row[0].text for row in found.rows] == ["序号", "1", "2", "3", "4", "…"]
    assert excerpt(document(roster), seen("共 29 行", Place(table=11))) is None
    assert excerpt(document(roster), seen("共 29 行", Place(table=11, row=2, last_row=3))) is None


def test_a_list_below_others_is_shown_from_its_header() -> None:
    cells = [["说明", ""], ["姓名", "学历"], *([f"人员{n}", "本科"] for n in range(8))]
    rows = table(cells)
    placed = tuple(replace(c, passage=replace(c.passage, place=Place(table=1, row=c.row + 1))) for c in rows.cells)
    found = excerpt(document(replace(rows, cells=placed)), seen("共 3 行", Place(table=1, row=6, last_row=8)))
    assert found is not None
    assert [row[0].text for row in found.rows] == ["人员1", "人员2", "人员3", "人员4", "人员5", "…"]
    found = excerpt(document(replace(rows, cells=placed)), seen("共 8 行", Place(table=1, row=3, last_row=10)))
    assert found is not None
    assert [row[0].text for row in found.rows] == ["说明", "姓名", "人员0", "人员1", "人员2", "…"]


def test_columns_stay_under_their_header() -> None:
    sheet = table([["单位：某公司", "<", "<"], ["姓名", "职称", "学历"], ["陈一", "^", "大专"]])
    found = excerpt(document(sheet), seen("共 1 行", Place(table=1)))
    assert found is not None
    assert [[(c.text, c.span) for c in row] for row in found.rows] == [
        [("单位：某公司", 3)],
        [("姓名", 1), ("职称", 1), ("学历", 1)],
        [("陈一", 1), ("", 1), ("大专", 1)],
    ]


def test_a_figure_within_a_longer_number_is_not_marked_where_it_stands_alone() -> None:
    found = excerpt(document("共15人，其中专职5人。"), seen("5", Place(Spot.PARAGRAPH, 1)))
    assert found is not None
    assert found.rows[0][0].mark == (9, 10)


def test_a_page_needs_no_excerpt() -> None:
    assert excerpt(document("86.5"), seen("86.5", Place(Spot.PARAGRAPH, 1), page=1)) is None


def test_what_is_not_found_is_not_invented() -> None:
    assert excerpt(document("86.5"), seen("99", Place(Spot.PARAGRAPH, 1))) is None
    assert excerpt(document("86.5"), seen("86.5", Place(Spot.PARAGRAPH, 7))) is None
