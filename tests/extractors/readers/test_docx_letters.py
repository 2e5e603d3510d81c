"""Letters that nobody sees are not read, whichever of Word's ways hides them; those that show are."""

from __future__ import annotations

import pytest

from extractors.readers.docx_styles import coloured_by, ground
from tests.extractors.readers.office import NAMES, flow, notes, p, r, tables, tbl, tc, texts, tr, word

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent3><a:srgbClr val="FEFFFE"/></a:accent3>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
)
STYLES = (
    f"<w:styles {NAMES}>"
    '<w:style w:type="table" w:styleId="Veil"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Snow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Bands"><w:tblStylePr w:type="band1Horz"><w:rPr>'
    '<w:color w:val="FEFEFE"/></w:rPr>'
    '</w:tblStylePr></w:style><w:style w:type="table" w:styleId="Head"><w:tblStylePr w:type="firstRow"><w:rPr>'
    '<w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Thin"><w:rPr><w:w w:val="5"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Icons"><w:rPr><w:rFonts w:ascii="Webdings"/></w:rPr></w:style>'
    "</w:styles>"
)
USUAL = (
    f'<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Usual"/></w:styles>'
)


@pytest.fixture
def read(tmp_path):
    def reading(body, styles=STYLES):
        parts = {"styles.xml": styles, "theme1.xml": THEME}
        targets = {"rId1": ("styles", "styles.xml"), "rId2": ("theme", "theme1.xml")}
        return flow(word(tmp_path / "paper.docx", body, parts, targets))

    return reading


def fill(inner):
    return f"<w14:textFill {W14}>{inner}</w14:textFill>"


def coloured(said, alpha=""):
    return fill(f'<w14:solidFill><w14:srgbClr w14:val="{said}">{alpha}</w14:srgbClr></w14:solidFill>')


UNSEEN = [
    fill("<w14:noFill/>"),
    coloured("FFFFFF"),
    coloured("000000", '<w14:alpha w14:val="95000"/>'),
    fill('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
    '<w:color w:val="111111" w:themeColor="accent3"/>',
    '<w:color w:val="111111" w:themeColor="text1" w:themeTint="00"/>',
    '<w:color w:val="FFFFD9"/>',
    '<w:color w:val="E6FFFF"/>',
    '<w:highlight w:val="black"/>',
    '<w:color w:val="0101FE"/><w:highlight w:val="blue"/>',
    '<w:color w:val="203040"/><w:shd w:val="solid" w:color="203040" w:fill="FFFFFF"/>',
    '<w:color w:val="4472C4"/><w:shd w:val="clear" w:fill="000000" w:themeFill="accent1"/>',
    '<w:w w:val="1"/>',
    '<w:spacing w:val="-300"/>',
    '<w:sz w:val="40"/><w:spacing w:val="-200"/>',
    '<w:position w:val="2400"/>',
    '<w:position w:val="-600"/>',
]


@pytest.mark.parametrize("how", UNSEEN)
def test_a_digit_that_nobody_sees_is_no_digit(read, how):
    document = read(f"<w:p>{r('面积')}{r('7', how)}{r('85平方米')}</w:p>")
    assert texts(document) == ["面积85平方米"]
    assert notes(document)["hidden_text"] == "7"


@pytest.mark.parametrize(
    "how",
    [
        coloured("333333"),
        coloured("000000", '<w14:alpha w14:val="30000"/>'),
        fill("<w14:noFill/>")
        + f'<w14:textOutline {W14}><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textOutline>',
        '<w:color w:val="FFFFFF" w:themeColor="accent1"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>',
        '<w:w w:val="66"/>',
        '<w:spacing w:val="-20"/>',
        '<w:sz w:val="72"/><w:spacing w:val="-100"/>',
        '<w:position w:val="-6"/>',
    ],
)
def test_a_digit_that_shows_is_one(read, how):
    document = read(f"<w:p>{r('面积')}{r('7', how)}{r('85平方米')}</w:p>")
    assert texts(document) == ["面积785平方米"]
    assert "hidden_text" not in notes(document)


@pytest.mark.parametrize(
    "body",
    [
        tbl(tr(tc("785")), properties='<w:tblStyle w:val="Veil"/>'),
        tbl(tr(tc("785")), properties='<w:tblStyle w:val="Snow"/>'),
        tbl(tr(tc("785")), properties='<w:tblStyle w:val="Bands"/>'),
        tbl(tr(tc(p("785", '<w:color w:val="4472C4"/>'), '<w:shd w:val="clear" w:fill="4472C4"/>'))),
        p("785", before='<w:pStyle w:val="Thin"/>'),
        p("785", '<w:color w:val="101010"/>', '<w:shd w:val="solid" w:color="101010" w:fill="FFFFFF"/>'),
    ],
)
def test_styles_cells_and_paragraphs_hide_as_runs_do(read, body):
    document = read(body)
    cells = [cell.passage.text for table in tables(document) for cell in table.cells]
    assert "".join(texts(document) + cells) == ""
    assert notes(document)["hidden_text"] == "785"


def test_a_heading_that_a_table_style_prints_white_on_dark_is_read(read):
    document = read(tbl(tr(tc("785")), properties='<w:tblStyle w:val="Head"/>'))
    assert [cell.passage.text for table in tables(document) for cell in table.cells] == ["785"]


def test_what_the_file_says_of_all_letters_counts_where_nothing_else_does(read):
    document = read(p("785") + p("12", '<w:color w:val="000000"/>'), USUAL)
    assert texts(document) == ["12"]


@pytest.mark.parametrize("how", ['<w:rFonts w:ascii="Wingdings"/>', '<w:rStyle w:val="Icons"/>'])
def test_digits_of_a_font_of_pictures_are_pictures(read, how):
    document = read(f"<w:p>{r('面积')}{r('7', how)}{r('85平方米')}</w:p>")
    assert texts(document) == ["面积•85平方米"]


def test_a_file_may_take_another_part_of_the_theme_for_its_print(tmp_path):
    settings = f'<w:settings {NAMES}><w:clrSchemeMapping w:t1="light1" w:bg1="dark1"/></w:settings>'
    parts = {"settings.xml": settings, "theme1.xml": THEME}
    targets = {"rId1": ("settings", "settings.xml"), "rId2": ("theme", "theme1.xml")}
    light = '<w:color w:themeColor="text1"/>'
    document = flow(word(tmp_path / "paper.docx", f"<w:p>{r('7', light)}{r('85')}</w:p>", parts, targets))
    assert texts(document) == ["85"]


def test_text_turned_about_is_read_as_it_shows(read):
    document = read(f'<w:p>{r("面积")}<w:bdo w:val="rtl">{r("58")}{r("7")}</w:bdo>{r("平方米")}</w:p>')
    assert texts(document) == ["面积785平方米"]
    assert texts(read(f'<w:p><w:bdo w:val="ltr">{r("58")}</w:bdo></w:p>')) == ["58"]


def test_a_ground_of_two_colours_is_not_known():
    from lxml import etree

    def shade(said):
        return etree.fromstring(f"<w:shd {NAMES} {said}/>")

    assert ground(None, "ffffff", {}) == "ffffff"
    assert ground(shade('w:val="nil" w:fill="000000"'), "ffffff", {}) == "ffffff"
    assert ground(shade('w:val="clear" w:fill="auto"'), "123456", {}) == "123456"
    assert ground(shade('w:val="pct20" w:fill="FFFFFF"'), "ffffff", {}) == "?"
    assert ground(shade('w:val="clear" w:themeFill="text1"'), "ffffff", {"dk1": "000000"}) == "000000"
    assert (
        ground(shade('w:val="clear" w:themeFill="text1" w:themeFillTint="33"'), "ffffff", {"dk1": "000000"}) == "cccccc"
    )
    assert coloured_by(etree.fromstring(fill("<w14:gradFill/>")), {}) == ""
