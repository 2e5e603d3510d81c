"""Word files: what is printed is read, each piece once; what is not is left out and noted."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.errors import Damaged, NotWord, TooHeavy
from extractors.model import Box, Passage, Place, Reader, Spot, Word
from extractors.readers import open_document, read_flow
from tests.extractors.readers import papers
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.office import (
    NAMES,
    flow,
    grid,
    notes,
    p,
    package,
    r,
    relations,
    tables,
    tbl,
    tc,
    texts,
    tr,
    word,
)


@pytest.fixture
def read(tmp_path):
    def of(body, parts=None, targets=None):
        return flow(word(tmp_path / "paper.docx", body, parts, targets))

    return of


def test_body_in_order_with_places(read):
    document = read(p("一") + tbl(tr(tc("甲"), tc("乙"))) + p("二"))
    assert [type(block).__name__ for block in document.blocks] == ["Passage", "Table", "Passage"]
    assert [b.place for b in document.blocks if isinstance(b, Passage)] == [
        Place(Spot.PARAGRAPH, 1),
        Place(Spot.PARAGRAPH, 2),
    ]
    assert tables(document)[0].cells[1].passage.place == Place(table=1, row=1)
    assert document.reader == Reader.DOCX and document.pages == ()


def test_tracked_changes_are_read_as_accepted_and_noted(read):
    body = (
        f'<w:p>{r("资产总额为")}<w:ins w:id="1">{r("300")}</w:ins>'
        f'<w:del w:id="2"><w:r><w:delText>280</w:delText></w:r></w:del>{r("万元")}</w:p>'
        f'<w:p><w:moveFrom w:id="3">{r("移走")}</w:moveFrom><w:moveTo w:id="4">{r("移来")}</w:moveTo></w:p>'
    )
    document = read(body)
    assert texts(document) == ["资产总额为300万元", "移来"]
    kept, _, gone = notes(document)["tracked_changes"].partition("−")
    assert "300" in kept and "移来" in kept and "280" in gone and "移走" in gone


@pytest.mark.parametrize("strike", ["<w:strike/>", "<w:dstrike/>"])
def test_crossed_out_text_no_longer_holds(read, strike):
    document = read(f"<w:p>{r('280', strike)}{r('300')}</w:p>" + p("甲", '<w:strike w:val="0"/>'))
    assert texts(document) == ["300", "甲"]
    assert notes(document)["tracked_changes"] == "+  − 280"


def test_a_deleted_end_of_paragraph_joins_two(read):
    mark = '<w:rPr><w:del w:id="5"/></w:rPr>'
    body = (
        f'<w:p><w:pPr>{mark}</w:pPr>{r("资产")}<w:del w:id="6"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
        + p("总额")
    )
    assert texts(read(body)) == ["资产总额"]


def test_rows_and_cells_deleted_under_tracking_are_gone(read):
    document = read(
        tbl(
            tr(tc("留")),
            tr(tc("删"), properties='<w:del w:id="1"/>'),
            tr(tc("增"), properties='<w:ins w:id="2"/>'),
        )
    )
    assert grid(tables(document)[0]) == [(0, 0, 1, 1, "留"), (1, 0, 1, 1, "增")]
    assert notes(document)["tracked_changes"] == "+ 增 − 删"
    assert tables(document)[0].crossed_out == ("删",)


def test_what_opens_a_row_that_is_crossed_out_as_a_whole_is_known(read):
    def struck(text):
        return f"<w:tc><w:p>{r(text, '<w:strike/>')}</w:p></w:tc>"

    rows = (tr(tc("1"), tc("甘露")), tr(struck("2"), struck("石川")), tr(struck("3"), tc("陶然")))
    (found,) = tables(read(tbl(*rows)))
    assert found.crossed_out == ("2",)


def test_merged_cells_stand_once(read):
    down, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(tc("宽", '<w:gridSpan w:val="2"/>'), tc("高", down)),
        tr(tc("甲"), tc("乙"), tc("", more)),
        tr(tc("丙"), tc("丁"), tc("", more)),
        tr(tc("尾"), properties='<w:gridBefore w:val="2"/>'),
    )
    assert grid(tables(read(body))[0]) == [
        (0, 0, 1, 2, "宽"),
        (0, 2, 3, 1, "高"),
        (1, 0, 1, 1, "甲"),
        (1, 1, 1, 1, "乙"),
        (2, 0, 1, 1, "丙"),
        (2, 1, 1, 1, "丁"),
        (3, 2, 1, 1, "尾"),
    ]


def test_a_table_in_a_cell_follows_as_its_own(read):
    inner = tbl(tr(tc("内"), tc("100")))
    document = read(tbl(tr(tc("外"), tc(p("前") + inner + p("后")))))
    first, second = tables(document)
    assert grid(first) == [(0, 0, 1, 1, "外"), (0, 1, 1, 1, "前\n后")]
    assert grid(second) == [(0, 0, 1, 1, "内"), (0, 1, 1, 1, "100")]
    assert (first.number, second.number) == (1, 2)


def test_a_frame_around_one_text_is_part_of_its_cell(read):
    inner = tbl(tr(tc("8")))
    document = read(tbl(tr(tc("专职人员"), tc(p("") + inner + p("")))) + tbl(tr(tc("后"))))
    first, second = tables(document)
    assert grid(first) == [(0, 0, 1, 1, "专职人员"), (0, 1, 1, 1, "8")]
    assert grid(second) == [(0, 0, 1, 1, "后")]


@pytest.mark.parametrize("wrap", ["{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"])
def test_content_controls_are_entered_everywhere(read, wrap):
    cell = wrap.format(tc(wrap.format(p("格"))))
    row = wrap.format(tr(cell))
    body = wrap.format(p("段")) + f"<w:p>{wrap.format(r('内'))}</w:p>" + wrap.format(tbl(row))
    document = read(body)
    assert texts(document) == ["段", "内"]
    assert grid(tables(document)[0]) == [(0, 0, 1, 1, "格")]


TEXT_BOX = f"<w:txbxContent>{p('框中 300 平方米')}</w:txbxContent>"
SHAPE = f"<w:drawing><wps:wsp><wps:txbx>{TEXT_BOX}</wps:txbx></wps:wsp></w:drawing>"
OLD_SHAPE = f"<w:pict><v:shape><v:textbox>{TEXT_BOX}</v:textbox></v:shape></w:pict>"
BOTH = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice>'
    f"<mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize("shape", [SHAPE, OLD_SHAPE, BOTH])
def test_a_text_box_is_read_once(read, shape):
    document = read(f"<w:p><w:r>{shape}</w:r>{r('旁')}</w:p>")
    assert texts(document) == ["旁", "框中 300 平方米"]
    assert document.blocks[1].place == Place(Spot.TEXT_BOX, 1)


def test_a_text_box_in_a_cell_is_not_lost(read):
    document = read(tbl(tr(tc(f"<w:p><w:r>{BOTH}</w:r></w:p>"))))
    assert texts(document) == ["框中 300 平方米"]
    assert document.blocks[1].place == Place(table=1, row=1)


STYLES = (
    f"<w:styles {NAMES}>"
    '<w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Bare"><w:rPr><w:color w:themeColor="background1"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="character" w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Mark"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Dot"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:style>'
    "</w:styles>"
)
GONE = '<w:rStyle w:val="Gone"/>'
NEARLY = '<w:color w:val="FCFDFB"/>'
WITH_STYLES = {"parts": {"styles.xml": STYLES}, "targets": {"rId1": ("styles", "styles.xml")}}
WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    "hidden",
    [
        p("999", "<w:vanish/>"),
        p("999", before='<w:pStyle w:val="Secret"/>'),
        p("999", before='<w:pStyle w:val="Child"/>'),
        p("999", WHITE),
        p("999", NEARLY),
        p("999", before='<w:pStyle w:val="Pale"/>'),
        p("999", '<w:rStyle w:val="Bare"/>'),
        p("999", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'),
        p("999", '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="203865"/>'),
        p("999", '<w:sz w:val="2"/>'),
        p("999", '<w:rStyle w:val="Dot"/>'),
        tbl(tr(tc(p("999", WHITE)))),
        tbl(tr(tc("999"), properties="<w:hidden/>")),
    ],
)
def test_hidden_text_is_left_out_and_noted(read, hidden):
    document = read(p("seen") + hidden, **WITH_STYLES)
    assert texts(document) == ["seen"]
    assert all(not cell.passage.text for table in tables(document) for cell in table.cells)
    assert notes(document)["hidden_text"] == "999"


@pytest.mark.parametrize("how", ['<w:rStyle w:val="Mark"/>', '<w:rStyle w:val="Note"/>', '<w:position w:val="8"/>'])
def test_a_note_mark_raised_by_a_style_or_by_hand_is_no_digit(read, how):
    document = read(f"<w:p>{r('面积98')}{r('2', how)}{r('平方米')}</w:p>", **WITH_STYLES)
    assert texts(document) == ["面积98平方米"]


def test_what_a_style_strikes_out_no_longer_holds(read):
    document = read(f"<w:p>{r('280', GONE)}{r('300')}</w:p>", **WITH_STYLES)
    assert texts(document) == ["300"]


@pytest.mark.parametrize(
    "shown",
    [
        p("999", '<w:vanish w:val="0"/>', '<w:pStyle w:val="Secret"/>'),
        p("999", WHITE + '<w:shd w:val="clear" w:fill="000000"/>'),
        p("999", '<w:color w:val="C8C8C8"/>'),
        p("999", '<w:color w:val="auto"/>'),
        p("999", '<w:color w:val="000000"/>', '<w:pStyle w:val="Pale"/>'),
        p("999", '<w:color w:val="A6A6A6" w:themeColor="background1" w:themeShade="A6"/>'),
        p("999", WHITE, '<w:shd w:val="clear" w:fill="4472C4"/>'),
        p("999", WHITE + '<w:highlight w:val="darkBlue"/>'),
        tbl(tr(tc(p("999", WHITE), '<w:shd w:val="clear" w:fill="4472C4"/>'))),
        tbl(tr(tc(p("999", WHITE))), properties='<w:tblStyle w:val="Dark"/>'),
    ],
)
def test_text_that_shows_is_kept(read, shown):
    document = read(shown, **WITH_STYLES)
    cells = [cell.passage.text for table in tables(document) for cell in table.cells]
    assert texts(document) + cells == ["999"]
    assert "hidden_text" not in notes(document)


def test_signs_and_breaks(read):
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>综合</w:t><w:tab/>'
        '<w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>专业</w:t><w:br/>'
        "<w:t>产\u00ad业</w:t><w:softHyphen/></w:r></w:p>"
        + p("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{r("培训")}</w:p>'
    )
    assert texts(read(body)) == ["☑综合\t□专业\n产业", "☑", "☑培训"]


def test_fields_show_their_result(read):
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = SUM(ABOVE) </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("523")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:fldSimple w:instr="DATE">{r("2023")}</w:fldSimple><w:hyperlink>{r("网址")}</w:hyperlink></w:p>'
    )
    assert texts(read(body)) == ["5232023网址"]


NUMBERING = (
    f"<w:numbering {NAMES}>"
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def test_numbers_of_lists_stand_before_their_text_and_apart_from_it(read):
    def item(level, text):
        return p(text, before=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')

    body = item(0, "甲") + item(1, "5 万元") + item(1, "6 万元") + item(0, "乙") + item(1, "7 万元") + item(2, "点")
    document = read(body, {"numbering.xml": NUMBERING}, {"rId1": ("numbering", "numbering.xml")})
    assert texts(document) == ["一、 甲", "1. 5 万元", "2. 6 万元", "二、 乙", "1. 7 万元", "点"]


def test_a_column_of_automatic_numbers_is_read(read):
    def number():
        return tc(p("", before='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'))

    body = tbl(tr(number(), tc("张三")), tr(number(), tc("李四")))
    document = read(body, {"numbering.xml": NUMBERING}, {"rId1": ("numbering", "numbering.xml")})
    assert [text.strip() for *_, text in grid(tables(document)[0])] == ["1.", "张三", "2.", "李四"]


@pytest.mark.parametrize(("said", "there"), [("", []), ("<w:evenAndOddHeaders/>", ["双页"])])
def test_a_header_of_even_pages_shows_where_the_file_tells_them_from_odd_ones(read, said, there):
    section = '<w:sectPr><w:headerReference w:type="even" r:id="rId1"/></w:sectPr>'
    parts = {
        "header1.xml": f"<w:hdr {NAMES}>{p('双页')}</w:hdr>",
        "settings.xml": f"<w:settings {NAMES}>{said}</w:settings>",
    }
    targets = {"rId1": ("header", "header1.xml"), "rId2": ("settings", "settings.xml")}
    assert texts(read(p("文") + section, parts, targets)) == [*there, "文"]


def test_headers_footers_and_notes(read):
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/></w:sectPr>'
    )
    parts = {
        "header1.xml": f"<w:hdr {NAMES}>{p('单位：万元')}</w:hdr>",
        "header2.xml": f"<w:hdr {NAMES}>{p('不显示')}</w:hdr>",
        "footer1.xml": f"<w:ftr {NAMES}>{p('脚')}</w:ftr>",
        "footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:type="separator">{p("x")}</w:footnote>'
        f"<w:footnote>{p('注')}</w:footnote></w:footnotes>",
    }
    targets = {
        "rId1": ("header", "header1.xml"),
        "rId2": ("header", "header2.xml"),
        "rId3": ("footer", "footer1.xml"),
        "rId4": ("footnotes", "footnotes.xml"),
    }
    document = read(p("文") + section, parts, targets)
    assert [(b.place, b.text) for b in document.blocks] == [
        (Place(Spot.HEADER, 1), "单位：万元"),
        (Place(Spot.PARAGRAPH, 1), "文"),
        (Place(Spot.FOOTNOTE, 1), "注"),
        (Place(Spot.FOOTER, 1), "脚"),
    ]


def test_a_pasted_scan_is_recognised(tmp_path, engine):
    image = io.BytesIO()
    papers.printed("523,456", (800, 1100)).save(image, "PNG")
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="6875000"/><a:blip r:embed="rId1"/>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    path = word(
        tmp_path / "paper.docx",
        p("附件") + drawing + drawing,
        {"media/a.png": image.getvalue()},
        {"rId1": ("image", "media/a.png")},
    )
    engine.words = (Word("523,456", Box(20, 300, 120, 320), 0.8),)
    document = read_flow(open_document(path), ENGINES)
    assert [(block.place, block.text) for block in document.blocks] == [
        (Place(Spot.PARAGRAPH, 1), "附件"),
        (Place(Spot.PICTURE, 1), "523,456"),
    ]
    (piece,) = document.blocks[1].pieces
    assert (piece.word.reader, piece.word.confidence, document.blocks[1].page) == (Reader.RAPIDOCR, 0.8, None)
    assert len(engine.seen) == 1


def test_a_pasted_picture_that_cannot_be_read_is_noted(tmp_path, engine):
    drawing = '<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>'
    path = word(
        tmp_path / "paper.docx",
        drawing,
        {"media/a.emf": b"\x01\x00\x00\x00" + b"x" * 99},
        {"rId1": ("image", "media/a.emf")},
    )
    assert notes(read_flow(open_document(path), ENGINES))["pictures_skipped"] == "1"


def test_a_diagram_and_an_embedded_sheet_are_read(tmp_path):
    import openpyxl

    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["资产总计", 523456])
    book.create_sheet("底稿")["A1"] = "不显示"
    book.save(content)
    points = "".join(
        f'<d:pt xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"><a:t>{name}</a:t></d:pt>'
        for name in ("主任", "服务部")
    )
    body = p("文") + '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="rId2"/></w:object></w:r></w:p>'
    path = word(
        tmp_path / "paper.docx",
        body,
        {"diagrams/data1.xml": f"<x {NAMES}>{points}</x>", "embeddings/a.xlsx": content.getvalue()},
        {"rId1": ("diagramData", "diagrams/data1.xml"), "rId2": ("package", "embeddings/a.xlsx")},
    )
    document = flow(path)
    assert texts(document) == ["文", "主任\n服务部"]
    assert grid(tables(document)[0]) == [(0, 0, 1, 1, "资产总计"), (0, 1, 1, 1, "523456")]


def test_pictures_of_a_header_are_its_own(tmp_path, engine):
    image = io.BytesIO()
    papers.printed("A", (800, 300)).save(image, "PNG")
    drawing = '<w:p><w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r></w:p>'
    path = word(
        tmp_path / "paper.docx",
        p("文") + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>',
        {
            "header1.xml": f"<w:hdr {NAMES}>{drawing}</w:hdr>",
            "_rels/header1.xml.rels": relations({"rId1": ("image", "media/a.png")}),
            "media/a.png": image.getvalue(),
        },
        {"rId1": ("header", "header1.xml")},
    )
    read_flow(open_document(path), ENGINES)
    assert len(engine.seen) == 1


# Bad files


def test_broken_references_do_not_stop_reading(read):
    targets = {"rId1": ("image", "NULL"), "rId2": ("styles", "nowhere.xml"), "rId3": ("header", "../../../etc/passwd")}
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>'
    assert texts(read(p("文") + section, targets=targets)) == ["文"]


def test_strict_open_xml_is_read(tmp_path):
    names = NAMES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    body = f"<w:document {names}><w:body>{p('严格')}</w:body></w:document>"
    path = package(
        tmp_path / "paper.docx",
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": body,
        },
    )
    assert texts(flow(path)) == ["严格"]


def test_a_bomb_is_stopped_before_it_unpacks(tmp_path):
    path = word(tmp_path / "paper.docx", p("文"), {"media/bomb.xml": b"0" * 200_000_000})
    assert path.stat().st_size < 1_000_000
    with pytest.raises(TooHeavy):
        open_document(path)


def test_a_part_that_is_there_twice_is_told(tmp_path):
    path = word(tmp_path / "paper.docx", p("文"))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{p('武')}</w:body></w:document>")
    with pytest.raises(Damaged):
        open_document(path)


def test_entities_are_not_expanded(tmp_path):
    bomb = (
        "<!DOCTYPE d ["
        + '<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    )
    body = f"{bomb}]><w:document {NAMES}><w:body>{p('文')}<w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": body}
    assert texts(flow(package(tmp_path / "paper.docx", members)))[0] == "文"


def test_a_zip_that_is_no_word_file(tmp_path):
    with pytest.raises(NotWord):
        open_document(package(tmp_path / "paper.docx", {"[Content_Types].xml": "<Types/>", "ppt/x.xml": "<x/>"}))


def test_a_word_file_without_a_body(tmp_path):
    path = package(tmp_path / "paper.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})
    with pytest.raises(NotWord):
        open_document(path)


def test_a_cut_off_word_file(tmp_path):
    path = word(tmp_path / "paper.docx", p("文") * 200)
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(Damaged):
        open_document(path)


def test_a_damaged_member(tmp_path):
    path = word(tmp_path / "paper.docx", p("文字") * 500)
    content = bytearray(path.read_bytes())
    at = content.find(b"word/document.xml") + 60
    content[at : at + 40] = b"\x00" * 40
    path.write_bytes(bytes(content))
    with pytest.raises(Damaged):
        open_document(path)


def test_tables_in_tables_are_read_or_told_as_too_many(read):
    def nested(levels):
        body = p("甲")
        for _ in range(levels):
            body = tbl(tr(tc(p("甲") + body + p(""))))
        return body

    within = read(nested(40))
    assert sum(cell.passage.text.count("甲") for table in tables(within) for cell in table.cells) == 41
    for damage in ("", "<w:p>", "&nbsp;"):
        with pytest.raises(TooHeavy):
            read(nested(200) + damage)
