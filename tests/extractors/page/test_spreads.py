"""A sheet with two pages side by side is two pages; what stands over its whole width stays whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.formats import Outline
from extractors.model import Box, Document, Kind, Page, Passage, Reader, RulingLine, Table, Word
from extractors.page.layout import assemble
from extractors.page.leaves import leaf_of
from extractors.page.lines import is_wide
from extractors.page.spreads import halves
from extractors.papers import papers

WIDTH, HEIGHT = 1190.55, 841.89
TURNED = (0.0, 1.0, 0.0, -1.0, 0.0, WIDTH, 0.0, 0.0, 1.0)
LEASE = (
    "出租方：海风物业有限公司",
    "承租方：北岸企业服务有限公司",
    "房屋位于江城区渔港路9号，用途为办公，",
    "建筑面积为132平方米，月租金三千元。",
)
ROWS = (
    ("项目", "期末余额", "年初余额"),
    ("流动资产合计", "412,300.00", "401,200.00"),
    ("资产总计", "618,450.00", "590,100.00"),
)
STAFF = tuple(
    (str(i), name, "大专", "职员") for i, name in enumerate(("陈一帆", "黄丽", "关海燕", "梁志强", "林小梅"), 1)
)


def word(text: str, x: float, top: float, size: float = 11.0) -> Word:
    places = [x]
    for char in text:
        places.append(places[-1] + (size if is_wide(char) else size / 2))
    return Word(text, Box(x, top, places[-1], top + size), 1.0, tuple(places))


def titled(text: str, middle: float, size: float = 18.0) -> Word:
    return word(text, middle - len(text) * size / 2, 60.0, size)


def grid(xs: tuple[float, ...], top: float, rows: tuple[tuple[str, ...], ...]) -> tuple[list[Word], list[RulingLine]]:
    ys = [top + 24.0 * i for i in range(len(rows) + 1)]
    level = [RulingLine(xs[0], y, xs[-1], y) for y in ys]
    upright = [RulingLine(x, ys[0], x, ys[-1]) for x in xs]
    words = [
        word(text, left + 5, y + 6)
        for (y, _), row in zip(pairwise(ys), rows, strict=True)
        for left, text in zip(xs, row, strict=False)
        if text
    ]
    return words, [*level, *upright]


def page(words: list[Word], rules: list[RulingLine] | None = None) -> Page:
    return Page(1, WIDTH, HEIGHT, Reader.TEXT_LAYER, tuple(words), tuple(rules or ()))


def lease(left: float) -> list[Word]:
    return [
        titled("房屋租赁合同", left + WIDTH / 4),
        *(word(t, left + 60, 110 + 26.0 * i) for i, t in enumerate(LEASE)),
    ]


def spread() -> Page:
    words, rules = grid((640, 860, 980, 1100), 110, ROWS)
    return page([*lease(0), titled("资产负债表", 0.75 * WIDTH), *words], rules)


def read(*pages: Page) -> Document:
    return assemble(Outline(Path("扫描件.pdf"), "扫描件.pdf", "pdf", "0" * 64, len(pages)), pages)


def test_two_papers_on_one_sheet_are_two_papers_with_their_own_kinds() -> None:
    document = read(spread())
    assert [(p.kind, p.first_page, p.first_half) for p in papers(document)] == [
        (Kind.LEASE, 1, 1),
        (Kind.BALANCE_SHEET, 1, 2),
    ]


def test_each_figure_is_evidence_of_the_paper_on_its_half_with_its_box_on_the_whole_sheet() -> None:
    found = {c.field.id: c for c in extract(read(spread()), {}).claims}
    area, assets = found["floor_area"].evidence, found["total_assets"].evidence
    assert (found["floor_area"].value, area.paper, assets.paper) == (132, Kind.LEASE, Kind.BALANCE_SHEET)
    assert area.box and assets.box and area.box.x1 < WIDTH / 2 < 860 < assets.box.x0


def test_a_sheet_that_was_scanned_sideways_parts_in_reading_space() -> None:
    lying = replace(spread(), width=HEIGHT, height=WIDTH, to_page=TURNED)
    parts = halves(lying)
    assert parts is not None
    assert sum(len(p.words) for p in parts) == len(lying.words)


def test_a_level_line_at_the_rim_of_a_scan_does_not_hold_the_halves_together() -> None:
    whole = spread()
    assert halves(replace(whole, ruling_lines=(*whole.ruling_lines, RulingLine(0, 4, WIDTH, 4)))) is not None
    assert halves(replace(whole, ruling_lines=(*whole.ruling_lines, RulingLine(40, 300, 1100, 300)))) is None


def wide_table(ruled: bool) -> Page:
    xs = (80.0, 160.0, 320.0, 720.0, 1100.0)
    words, rules = grid(xs, 110, (("序号", "姓名", "学历", "岗位"), *STAFF))
    return page([titled("员工花名册", 200), *words], rules if ruled else [])


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_over_the_whole_width_stays_one(ruled: bool) -> None:
    assert halves(wide_table(ruled)) is None


def test_the_letters_of_a_wide_title_hold_a_licence_together() -> None:
    letters = [word(c, 340 + 130.0 * i, 100, 50) for i, c in enumerate("营业执照")]
    left = [word("企业管理咨询；会计咨询；知识产权服务；信息技术咨询", 100, 200 + 20.0 * i) for i in range(4)]
    right = [word("阳东区渔港路9号二层之三，仅作办公使用，长期有效", 700, 200 + 20.0 * i) for i in range(4)]
    assert halves(page([*letters, *left, *right])) is None
    assert halves(page([*left, *right])) is not None


def test_an_upright_sheet_is_one_page() -> None:
    assert halves(replace(spread(), height=WIDTH)) is None


def test_a_half_with_a_few_words_only_is_no_page() -> None:
    assert halves(page([*lease(0), word("共2页", 800, 700)])) is None


@pytest.mark.parametrize(("left", "parted"), [(WIDTH / 2 + 60, True), (WIDTH / 2 + 180, False)])
def test_the_end_of_a_text_on_the_right_half_is_its_next_page(left: float, parted: bool) -> None:
    text = [word("服务中心为企业办事，每月开门二十二天，" + t, 60, 110 + 26.0 * i) for i, t in enumerate(LEASE)]
    end = [word("资产总额将达900万元。", left, 60), word("北岸企业服务有限公司", 860, 90)]
    assert (halves(page([*text, *end])) is not None) is parted


def test_a_roster_goes_on_from_the_left_half_to_the_right_one() -> None:
    xs = (40.0, 100.0, 220.0, 320.0, 440.0)
    above, rules = grid(xs, 110, (("序号", "姓名", "学历", "岗位"), *STAFF[:3]))
    below, more = grid(tuple(x + 610 for x in xs), 110, STAFF[3:])
    document = read(page([titled("员工花名册", WIDTH / 4), *above, *below], [*rules, *more]))
    (table,) = (b for b in document.blocks if isinstance(b, Table))
    assert table.rows == 6
    assert {leaf_of(c.passage) for c in table.cells} == {(1, 1), (1, 2)}
    (counted,) = (c for c in extract(document, {}).claims if c.field.id == "headcount")
    assert counted.value == 5


@pytest.mark.parametrize(("top", "parted"), [(60.0, True), (110.0, False)])
def test_a_list_without_rules_goes_on_under_its_header(top: float, parted: bool) -> None:
    xs = (40.0, 100.0, 220.0, 320.0, 440.0)
    head = (("序号", "姓名", "学历", "岗位"),)
    above, _ = grid(xs, 110, (*head, *STAFF[:3]))
    below, _ = grid(tuple(x + 610 for x in xs), top, (*head, *STAFF[3:]))
    assert (halves(page([titled("员工花名册", WIDTH / 4), *above, *below])) is not None) is parted


def test_the_paragraphs_of_a_half_say_where_they_stand() -> None:
    passages = [b for b in read(spread()).blocks if isinstance(b, Passage)]
    assert {leaf_of(p) for p in passages if "平方米" in p.text} == {(1, 1)}
    assert {leaf_of(p) for p in passages if "资产" in p.text} == {(1, 2)}
