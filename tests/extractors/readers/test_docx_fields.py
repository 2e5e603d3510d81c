"""Fields of Word files: their results are read, what is said in their instructions is not."""

from __future__ import annotations

import pytest

from tests.extractors.readers.office import NAMES, flow, notes, p, r, tbl, tc, texts, tr, word


@pytest.fixture
def read(tmp_path):
    return lambda body: flow(word(tmp_path / "paper.docx", body))


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(instruction, result):
    """A field; both are runs."""
    return mark("begin") + instruction + mark("separate") + result + mark("end")


MERGED = field(code("MERGEFIELD sum"), r("91"))


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (field(code("IF ") + MERGED + code(' > "40" "37" "38"'), r("37")), "共37元"),
        (field(code("QUOTE"), r("一") + MERGED + r("二")), "共一91二元"),
        (field(code("A") + field(code("B") + MERGED, r("66")) + code("C"), r("5")), "共5元"),
        (field(code("IF ") + mark("begin") + code("PAGE") + mark("end"), r("8")), "共8元"),
        (field(code("IF ") + f'<w:fldSimple w:instr="PAGE">{r("44")}</w:fldSimple>', r("8")), "共8元"),
        (mark("begin") + code("SEQ") + MERGED + mark("end"), "共元"),
        (mark("begin") + code("never ended") + r("12"), "共12元"),
        (field("", r("7")) + f"<w:del>{mark('begin')}</w:del>" + r("3"), "共73元"),
    ],
)
def test_only_the_result_of_the_outermost_field_shows(read, runs, shown):
    assert texts(read(f"<w:p>{r('共')}{runs}{r('元')}</w:p>")) == [shown]


def test_one_run_may_hold_a_whole_field(read):
    run = (
        '<w:r><w:t>共</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>IF</w:instrText><w:t>9</w:t>'
        '<w:fldChar w:fldCharType="separate"/><w:t>6</w:t><w:fldChar w:fldCharType="end"/><w:t>家</w:t></w:r>'
    )
    assert texts(read(f"<w:p>{run}</w:p>")) == ["共6家"]


def test_a_field_goes_on_over_paragraphs_and_tables(read):
    body = (
        f"<w:p>{r('头')}{mark('begin')}{code('IF')}{MERGED}</w:p>{p('55')}{tbl(tr(tc('56')))}"
        f"<w:p>{mark('separate')}{r('甲')}</w:p>{p('乙')}<w:p>{mark('end')}{r('尾')}</w:p>"
    )
    document = read(body)
    assert texts(document) == ["头", "甲", "乙", "尾"]
    assert not any(cell.passage.text for b in document.blocks if hasattr(b, "cells") for cell in b.cells)


def test_a_text_box_has_fields_of_its_own(read):
    box = f"<w:drawing><w:txbxContent><w:p>{mark('begin')}{r('框')}</w:p></w:txbxContent></w:drawing>"
    body = f"<w:p><w:r>{box}</w:r>{field(code('IF') + f'<w:r>{box}</w:r>', r('4'))}</w:p>"
    assert texts(read(body)) == ["4", "框"]


@pytest.mark.parametrize(
    "field_", [field(code(" SET area "), r("918")), f'<w:fldSimple w:instr=" ASK a ">{r("918")}</w:fldSimple>']
)
def test_a_field_that_sets_a_bookmark_shows_nothing_and_is_noted(read, field_):
    document = read(f"<w:p>{r('面积')}{field_}{r('见附件')}</w:p>")
    assert texts(document) == ["面积见附件"]
    assert notes(document)["hidden_text"] == "918"


def dirty(instruction, result, how='w:dirty="true"'):
    return field(instruction, result).replace('w:fldCharType="begin"', f'w:fldCharType="begin" {how}', 1)


@pytest.mark.parametrize(
    "runs",
    [
        dirty(code(' IF 1=1 "37" "91" '), r("91")),
        dirty(code(" = 30 + 7 "), r("91"), 'w:dirty="1"'),
        dirty(code("QUOTE 37"), r("91")),
        f'<w:fldSimple w:instr=" =37*1 \\# 0" w:dirty="true">{r("91")}</w:fldSimple>',
    ],
)
def test_what_is_worked_out_anew_is_not_what_was_kept(read, runs):
    document = read(f"<w:p>{r('共')}{runs}{r('元')}</w:p>")
    assert texts(document) == ["共元"]
    assert notes(document)["hidden_text"] == "91"


@pytest.mark.parametrize(
    "runs",
    [
        dirty(code(' IF 1=1 "37" "91" '), r("91"), 'w:dirty="0"'),
        dirty(code(" =SUM(ABOVE) "), r("91")),
        dirty(code(" PAGE "), r("91")),
        f'<w:fldSimple w:instr=" =37*1">{r("91")}</w:fldSimple>',
    ],
)
def test_what_is_kept_shows_where_nothing_says_otherwise(read, runs):
    assert texts(read(f"<w:p>{r('共')}{runs}{r('元')}</w:p>")) == ["共91元"]


def test_a_file_may_say_so_of_all_its_fields(tmp_path):
    settings = f"<w:settings {NAMES}><w:updateFields/></w:settings>"
    path = word(
        tmp_path / "paper.docx",
        f"<w:p>{field(code(' = 37 '), r('91'))}</w:p>",
        {"settings.xml": settings},
        {"rId1": ("settings", "settings.xml")},
    )
    assert notes(flow(path))["hidden_text"] == "91"
