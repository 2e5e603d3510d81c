"""Words that stand in no table -> paragraphs in reading order; pages -> one document, tables joined over pages."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.formats import Outline
from extractors.model import Box, Document, Page, Passage, Place, Reader, RulingLine, Table, Word
from extractors.page.layout import assemble, paragraphs
from extractors.page.lines import is_wide

SIZE = 10.0


def word(text: str, x: float, top: float) -> Word:
    """A printed word of 10 points; Chinese characters are square, the others half as wide."""
    places = [x]
    for char in text:
        places.append(places[-1] + (SIZE if is_wide(char) else SIZE / 2))
    return Word(text, Box(x, top, places[-1], top + SIZE), 1.0, tuple(places))


def printed(text: str, x: float, top: float, width: float, indent: float = 20.0, pitch: float = 16.0) -> list[Word]:
    """A paragraph set in lines of `width` points, the first one indented."""
    lines, line, room = [], "", width - indent
    for char in text:
        step = SIZE if is_wide(char) else SIZE / 2
        if room < step:
            lines.append(line)
            line, room = "", width
        line, room = line + char, room - step
    lines.append(line)
    return [word(one, x + (0 if i else indent), top + pitch * i) for i, one in enumerate(lines)]


def texts(words: list[Word]) -> list[str]:
    return [p.text for p in paragraphs(words, 1)]


FIRST = (
    "截至2022年12月31日，本中心资产总额为523.46万元，比上年增长百分之八，"
    "现有专职人员12人，其中大专以上学历9人，办公面积320平方米。"
)
SECOND = "全年服务本地中小微企业63家，组织培训十二场，得到企业认可，明年将继续扩大服务范围并完善管理制度。"


def test_a_sentence_over_lines_is_one_passage_and_leads_back_to_its_words() -> None:
    words = printed(FIRST, 60, 100, 300)
    (passage,) = paragraphs(words, 2)
    assert passage.text == FIRST
    assert passage.page == 2
    assert [p.word for p in passage.pieces] == words
    assert all(passage.text[p.start :].startswith(p.word.text) for p in passage.pieces)


def test_indented_paragraphs_part_even_when_the_one_before_fills_its_line() -> None:
    full = FIRST[:58]
    words = printed(full, 60, 100, 300) + printed(SECOND, 60, 100 + 16 * len(printed(full, 60, 0, 300)), 300)
    assert texts(words) == [full, SECOND]


def test_paragraphs_without_indentation_part_at_the_short_last_line() -> None:
    first = printed(FIRST, 60, 100, 300, indent=0)
    words = first + printed(SECOND, 60, 100 + 16 * len(first), 300, indent=0)
    assert texts(words) == [FIRST, SECOND]


def test_baselines_may_jitter() -> None:
    chance = random.Random(3)
    words = []
    for whole in printed(FIRST, 60, 100, 300):
        half = len(whole.text) // 2
        for text, x in ((whole.text[:half], whole.box.x0), (whole.text[half:], whole.edges[half])):
            words.append(word(text, x, whole.box.top + chance.uniform(-2, 2)))
    chance.shuffle(words)
    assert texts(words) == [FIRST]


def test_headings_labels_and_numbered_items_are_passages_of_their_own() -> None:
    lines = [
        "一、基本情况",
        "单位名称：某某中心",
        "办公面积：320平方米",
        "（一）人员情况",
        "1.专职人员12人",
        "2.兼职人员3人",
    ]
    words = [word(t, 60, 100 + 16 * i) for i, t in enumerate(lines)] + printed(SECOND, 60, 200, 300)
    assert texts(words) == [*lines, SECOND]


def test_a_label_after_a_full_line_with_a_label_starts_anew() -> None:
    address = "地址：阳江市江城区某某路九十九号创业大厦三层西侧办公区"
    words = [word(address, 60, 100), word("电话：0662-1234567", 60, 116)]
    assert texts(words) == [address, "电话：0662-1234567"]


@pytest.mark.parametrize(
    ("title", "to"),
    [
        ("关于指定漠江区中小企业综合服务平台运营单位的通知", "漠江区云帆企业服务中心有限公司："),
        ("关于提前收回部分办公用房并调整租金标准的复函意见", "漠江云帆（集团）咨询公司:"),
        ("关于同意漠江云帆企业服务中心增挂服务平台牌子批复", "漠江区中小企业服务促进中心："),
    ],
)
def test_under_its_title_a_letter_says_to_whom_it_goes(title: str, to: str) -> None:
    body = printed("根据工作需要，经研究，指定你单位承办平台日常工作，请认真组织实施，做好各项服务。", 60, 132, 300)
    words = [word(title, 60, 100), word(to, 60, 116), *body]
    assert texts(words)[:2] == [title, to]


def test_a_wide_gap_is_kept_and_offsets_stay_exact() -> None:
    (passage,) = paragraphs([word("面积：320", 60, 100), word("人数：12", 200, 101)], 1)
    assert passage.text == "面积：320  人数：12"
    assert passage.text[passage.pieces[1].start :] == "人数：12"


def test_latin_words_keep_their_space_and_chinese_ones_none() -> None:
    assert texts([word("Sunny", 60, 100), word("Park", 87.5, 100), word("办", 110, 100), word("公", 123, 100)]) == [
        "Sunny Park办公"
    ]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    left, right = printed(FIRST + SECOND, 60, 140, 150), printed(SECOND + FIRST, 260, 147, 150)
    title = word("这是横跨两栏的一个很长的大标题用来试验阅读顺序", 110, 100)
    assert texts([title, *right, *left]) == [title.text, FIRST + SECOND, SECOND + FIRST]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("甲乙丙一二三，。12：", min_size=1, max_size=60), min_size=1, max_size=6), st.integers(0, 99))
def test_every_word_stands_in_exactly_one_passage(paper: list[str], seed: int) -> None:
    words: list[Word] = []
    for text in paper:
        words += printed(text, 60, 100 + 16 * len(words), 200)
    random.Random(seed).shuffle(words)
    found = paragraphs(words, 1)
    pieces = [p.word for passage in found for p in passage.pieces]
    assert sorted(pieces, key=repr) == sorted(words, key=repr)
    assert all(f.text[p.start :].startswith(p.word.text) for f in found for p in f.pieces)


HEADER = ["序号", "姓名", "学历"]
XS = [60.0, 100.0, 180.0, 260.0]


def roster_page(number: int, rows: list[list[str]], above: list[Word], below: list[Word], shift: float = 0.0) -> Page:
    """A page with a ruled table from y = 150."""
    xs = [x + shift for x in XS[: len(rows[0]) + 1]]
    ys = [150.0 + 20 * i for i in range(len(rows) + 1)]
    lines = [RulingLine(xs[0], y, xs[-1], y) for y in ys] + [RulingLine(x, ys[0], x, ys[-1]) for x in xs]
    cells = [word(t, xs[c] + 3, ys[r] + 5) for r, row in enumerate(rows) for c, t in enumerate(row)]
    return Page(number, 595.0, 842.0, Reader.RAPIDOCR, (*above, *cells, *below), tuple(lines))


def document(*pages: Page) -> Document:
    return assemble(Outline(Path("a.pdf"), "a.pdf", "pdf", "00", len(pages)), pages)


def people(first: int, last: int) -> list[list[str]]:
    return [[str(i), "甲乙丙丁戊己庚辛"[i % 8] + "某", "本科"] for i in range(first, last + 1)]


def tables_of(found: Document) -> list[list[list[str]]]:
    return [
        [[c.passage.text for c in b.cells if c.row == r] for r in range(b.rows)]
        for b in found.blocks
        if isinstance(b, Table)
    ]


def test_blocks_stand_in_reading_order_and_text_does_not_run_over_a_table() -> None:
    above = [word("从业人员名册", 120, 120)]
    found = document(roster_page(1, [HEADER, *people(1, 3)], above, [word("以上共三人", 60, 260)]))
    kinds = [b.text if isinstance(b, Passage) else b.number for b in found.blocks]
    assert kinds == ["从业人员名册", 1, "以上共三人"]


@pytest.mark.parametrize("shift", [0.0, 9.0])
def test_a_table_over_pages_is_one_and_its_header_stands_once(shift: float) -> None:
    foot = [[word(f"第{n}页共3页", 250, 800)] for n in (1, 2, 3)]
    title = [word("从业人员名册", 120, 120)]
    found = document(
        roster_page(1, [HEADER, *people(1, 3)], title, foot[0]),
        roster_page(2, [HEADER, *people(4, 6)], title, foot[1], shift),
        roster_page(3, [HEADER, *people(7, 8)], title, foot[2]),
    )
    assert tables_of(found) == [[HEADER, *people(1, 8)]]
    table = next(b for b in found.blocks if isinstance(b, Table))
    assert [c.passage.page for c in table.cells if c.column == 0] == [1, 1, 1, 1, 2, 2, 2, 3, 3]
    assert table.cells[-1].passage.place == Place(table=1, row=9)


def test_a_header_in_brackets_of_another_width_is_the_same() -> None:
    narrow, wide = ["年度", "收入(万元)", "人数(人)"], ["年度", "收入（万元）", "人数（人）"]
    first, later = [["2018", "41.20", "3"]], [["2019", "58.05", "4"], ["2020", "77.31", "6"]]
    found = document(roster_page(1, [narrow, *first], [], []), roster_page(2, [wide, *later], [], []))
    assert tables_of(found) == [[narrow, *first, *later]]


def test_a_table_goes_on_under_its_header_though_a_false_line_adds_a_column() -> None:
    second = roster_page(2, [HEADER, *people(4, 6)], [], [])
    top, bottom = 150.0, 230.0
    second = replace(second, ruling_lines=(*second.ruling_lines, RulingLine(230, top, 230, bottom)))
    found = document(roster_page(1, [HEADER, *people(1, 3)], [], []), second)
    assert tables_of(found) == [[HEADER, *people(1, 6)]]


def test_a_table_goes_on_without_its_header() -> None:
    found = document(
        roster_page(1, [HEADER, *people(1, 3)], [], [word("1", 300, 800)]),
        roster_page(2, people(4, 6), [], [word("2", 300, 800)]),
    )
    assert tables_of(found) == [[HEADER, *people(1, 6)]]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([HEADER, *people(1, 2)], "第二季度名单"),
        ([["编号", "企业", "年份"], *people(1, 2)], ""),
        ([["1", "甲"], ["2", "乙"]], ""),
    ],
    ids=["another title", "another header", "other columns"],
)
def test_another_table_on_the_next_page_stays_apart(rows: list[list[str]], title: str) -> None:
    above = [word(title, 120, 120)] if title else []
    found = document(
        roster_page(1, [HEADER, *people(1, 3)], [word("第一季度名单", 120, 120)], []), roster_page(2, rows, above, [])
    )
    assert [b.number for b in found.blocks if isinstance(b, Table)] == [1, 2]


def test_statements_of_two_years_stay_apart_though_their_headers_are_the_same() -> None:
    def sheet(number: int, year: int) -> Page:
        heading = [word(f"{year}年12月31日", 120, 120)]
        return roster_page(number, [["资产", "期末余额"], ["资产总计", f"{year},000.00"]], heading, [])

    assert len(tables_of(document(sheet(1, 2021), sheet(2, 2022)))) == 2


def test_an_empty_document_has_no_blocks() -> None:
    assert document().blocks == ()
    assert document(Page(1, 595.0, 842.0, Reader.TEXT_LAYER, ())).blocks == ()


def test_a_line_with_the_next_number_is_a_paragraph_of_its_own() -> None:
    found = [f"{n}.容岸青，女，本科，无职称，专职" for n in (9, 10, 11)]
    assert texts([word(t, 50, 100 + 16 * i) for i, t in enumerate(found)]) == found
    prose = ["本中心全年组织了各类的培训活动共", "11、12两月各有一场"]
    assert len(texts([word(t, 50, 100 + 16 * i) for i, t in enumerate(prose)])) == 1
