"""What a block stands in: its paper, and its headings by style, number and size."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import Box, Document, Kind, Page, Paper, Passage, Piece, Place, Reader, Spot, Word
from extractors.scopes import Heading, scopes
from tests.extractors.build import document, table

REPORT = Paper(Kind.APPLICATION_REPORT, "申报书.docx")


def headings(*blocks: object) -> list[list[str]]:
    return [[h.text for h in s.headings] for s in scopes(document(*blocks), [REPORT])]


def test_a_heading_holds_until_the_next_of_its_level() -> None:
    found = headings("一、基本情况", "现有专职人员8人。", "二、工作目标", "服务企业90家。", table([["专职人员", "12"]]))
    assert found[1] == ["一、基本情况"]
    assert found[3] == found[4] == ["二、工作目标"]


def test_lower_headings_stand_under_higher_ones() -> None:
    found = headings(
        "一、发展规划", "（一）人员", "专职人员12人。", "（二）场地", "面积300平方米。", "二、现状", "共8人。"
    )
    assert found[2] == ["一、发展规划", "(一)人员"]
    assert found[4] == ["一、发展规划", "(二)场地"]
    assert found[6] == ["二、现状"]


def _boxed(text: str, number: int) -> Passage:
    return Passage(text, place=Place(Spot.TEXT_BOX, number))


def test_a_text_box_stands_under_the_heading_that_it_hangs_on() -> None:
    found = headings(
        "一、现状", "共9人。", "二、工作目标", _boxed("专职人员达到41人。", 1), "三、场地", _boxed("面积130平方米。", 2)
    )
    assert found[3] == ["二、工作目标"] and found[5] == ["三、场地"]


def test_what_a_text_box_opens_ends_with_it() -> None:
    found = headings(
        "一、现状", _boxed("二、明年目标", 1), _boxed("服务企业90家。", 1), _boxed("共9人。", 2), "共9人。"
    )
    assert found[2] == ["二、明年目标"] and found[3] == found[4] == ["一、现状"]


def test_a_word_heading_is_known_by_its_style() -> None:
    found = scopes(document(Passage("下一步打算", level=1), "服务企业90家。"), [REPORT])
    assert found[1].headings == (Heading("下一步打算", 1),)


def test_a_heading_that_runs_into_its_text_holds_for_it() -> None:
    found = headings("二、现状。服务企业60家。", "三、工作目标：到年底服务企业90家。", "专职人员12人。", "四、其他。")
    assert found[0] == ["二、现状"]
    assert found[1] == found[2] == ["三、工作目标"]


@pytest.mark.parametrize(
    "line",
    ["1.现有专职人员8人", "一、我单位场地宽敞，设备齐全，服务周到。", "电话：0662-3300000", "2024年3月8日"],
)
def test_a_line_that_states_something_is_no_heading(line: str) -> None:
    assert headings(line, "共8人。")[1] == []


def test_larger_print_is_a_title() -> None:
    def passage(text: str, height: float) -> Passage:
        return Passage(text, (Piece(0, Word(text, Box(0, 0, 100, height))),), 1)

    page = Page(1, 595, 842, Reader.TEXT_LAYER, ())
    long = "我单位成立以来一直面向本地中小微企业提供政策咨询、财税代理、人才培训等服务，深受企业欢迎。"
    blocks = (passage("未来三年展望", 16), passage(long, 10), passage("基本情况", 16), passage(long, 10))
    made = Document("报告.pdf", Path("报告.pdf"), "0" * 64, Reader.TEXT_LAYER, (page,), blocks)
    found = scopes(made, [Paper(Kind.APPLICATION_REPORT, "报告.pdf", 1, 1)])
    assert [h.text for h in found[1].headings] == ["未来三年展望"]
    assert [h.text for h in found[3].headings] == ["基本情况"]


def test_a_scope_knows_its_paper() -> None:
    assert scopes(document("共8人。"), [REPORT])[0].paper is REPORT


def test_headings_of_one_paper_do_not_reach_the_next() -> None:
    first, second = Paper(Kind.APPLICATION_REPORT, "a.pdf", 1, 1), Paper(Kind.APPLICATION_FORM, "a.pdf", 2, 2)
    blocks = (Passage("一、工作目标", page=1), Passage("服务企业90家。", page=1), Passage("专职人员8人。", page=2))
    made = Document("a.pdf", Path("a.pdf"), "0" * 64, Reader.TEXT_LAYER, (), blocks)
    assert [len(s.headings) for s in scopes(made, [first, second])] == [1, 1, 0]
