"""Lines of a Word file that are headings by their print: larger than the text, whatever style they have."""

from __future__ import annotations

import pytest

from extractors.model import LARGER_PRINT, Passage
from extractors.scopes import scopes
from tests.extractors.readers.office import NAMES, flow, p, word

TEXT = "中心按季度走访园区内外的企业，记下它们的难处，分到各组限期答复，答复不了的报给主任会上再议。"


def _levels(tmp_path, *paragraphs, styles=""):
    parts = {"styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>"} if styles else None
    targets = {"rId1": ("styles", "styles.xml")} if styles else None
    document = flow(word(tmp_path / "规划.docx", "".join(paragraphs), parts, targets))
    return document, [b.level for b in document.blocks if isinstance(b, Passage)]


def sized(half_points):
    return f'<w:sz w:val="{half_points}"/>'


@pytest.mark.parametrize("text_size", ["", sized(24)])
def test_a_line_that_is_larger_than_the_text_is_a_heading(tmp_path, text_size):
    _, levels = _levels(tmp_path, p("明年工作目标", sized(32)), p(TEXT, text_size), p("小结", text_size))
    assert levels == [LARGER_PRINT, None, None]


def test_sizes_of_styles_and_of_the_file_count(tmp_path):
    usual = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    large = '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:sz w:val="36"/></w:rPr></w:style>'
    styled = p("来年打算", before='<w:pStyle w:val="b"/>')
    _, levels = _levels(tmp_path, styled, p("小结", sized(30)), p(TEXT), styles=usual + large)
    assert levels == [LARGER_PRINT, None, None]
    whole = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='32'/></w:rPr></w:rPrDefault></w:docDefaults>"
    _, levels = _levels(tmp_path, p("来年打算", sized(32)), p(TEXT), styles=whole)
    assert levels == [None, None]


def test_a_file_without_text_has_no_headings_by_print(tmp_path):
    _, levels = _levels(tmp_path, p("来年打算", sized(44)), p("服务企业", sized(20)))
    assert levels == [None, None]


def test_what_stands_under_one_is_under_it_until_the_next(tmp_path):
    body = (p("发展规划", sized(40)), p(TEXT), p("经营现状", sized(40)), p(TEXT), p("一、人员", sized(40)))
    document, _ = _levels(tmp_path, *body)
    found = [[(h.text, h.level) for h in s.headings] for s in scopes(document, [])]
    assert found[1] == [("发展规划", 0)] and found[3] == [("经营现状", 0)]
    assert found[4] == [("经营现状", 0), ("一、人员", 2)]
