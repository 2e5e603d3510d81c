"""Lines, rows, frames and shapes that nobody sees are told, not read."""

from __future__ import annotations

import pytest

from tests.extractors.readers.office import flow, notes, p, tables, tbl, tc, texts, tr, word

VML = '<w:r><w:pict><v:rect style="{}" {}>{}</v:rect></w:pict></w:r>'
BOX = "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"


@pytest.fixture
def read(tmp_path):
    return lambda body: flow(word(tmp_path / "paper.docx", body))


def anchor(behind, offset, inner, beside="paragraph"):
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:positionV relativeFrom="{beside}">'
        f'<wp:posOffset>{offset}</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="250000"/><a:graphic>'
        f"<a:graphicData><wps:wsp>{inner}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


WORDED = f"<wps:txbx><w:txbxContent>{p('785')}</w:txbxContent></wps:txbx>"
FILLED = '<wps:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></wps:spPr>'
EMPTY = "<wps:spPr><a:noFill/></wps:spPr>"


def under(shape):
    return p("面积785平方米").replace("</w:p>", f"{shape}</w:p>")


@pytest.mark.parametrize(
    "body",
    [
        p("785", before='<w:spacing w:line="30" w:lineRule="exact"/>'),
        p("785", before='<w:spacing w:line="12"/>'),
        p("785", before='<w:ind w:left="-15000"/>'),
        p("785", before='<w:ind w:start="31000"/>'),
        p("785", before='<w:framePr w:x="-8000" w:y="100"/>'),
        tbl(tr(tc("785"), properties='<w:trHeight w:val="15" w:hRule="exact"/>')),
        tbl(tr(tc("785")), properties='<w:tblpPr w:tblpX="200" w:tblpY="-9000"/>'),
        f"<w:p>{VML.format('position:absolute;margin-left:-2000pt', '', BOX.format(p('785')))}</w:p>",
        f"<w:p>{anchor(0, -90000000, WORDED)}</w:p>",
    ],
)
def test_what_has_no_height_or_lies_off_the_page_is_not_read(read, body):
    document = read(p("seen") + body)
    cells = [cell.passage.text for table in tables(document) for cell in table.cells]
    assert texts(document) + cells == ["seen"]
    assert notes(document)["hidden_text"] == "785"


@pytest.mark.parametrize(
    "body",
    [
        p("785", before='<w:spacing w:line="240" w:lineRule="exact"/>'),
        p("785", before='<w:spacing w:line="20" w:lineRule="atLeast"/>'),
        p("785", before='<w:ind w:left="-420" w:firstLine="420"/>'),
        p("785", before='<w:framePr w:x="900" w:y="12000"/>'),
        tbl(tr(tc("785"), properties='<w:trHeight w:val="15"/>')),
        tbl(tr(tc("785")), properties='<w:tblpPr w:tblpX="200" w:tblpY="9000"/>'),
        f"<w:p>{VML.format('position:absolute;margin-left:-20pt', '', BOX.format(p('785')))}</w:p>",
    ],
)
def test_what_stands_on_the_page_is_read(read, body):
    document = read(body)
    cells = [cell.passage.text for table in tables(document) for cell in table.cells]
    assert texts(document) + cells == ["785"]
    assert "hidden_text" not in notes(document)


@pytest.mark.parametrize(
    "shape",
    [
        VML.format("position:absolute;margin-top:2pt;width:90pt;height:20pt;z-index:3", 'fillcolor="white"', ""),
        anchor(0, 12700, FILLED),
    ],
)
def test_what_a_filled_shape_lies_over_is_hidden(read, shape):
    document = read(under(shape))
    assert texts(document) == []
    assert notes(document)["hidden_text"] == "面积785平方米"


@pytest.mark.parametrize(
    "shape",
    [
        VML.format("position:absolute;margin-top:2pt;width:90pt;height:20pt;z-index:-3", 'fillcolor="white"', ""),
        VML.format("position:absolute;margin-top:2pt;width:90pt;height:20pt;z-index:3", 'filled="f"', ""),
        VML.format("position:absolute;margin-top:200pt;width:90pt;height:20pt;z-index:3", 'fillcolor="white"', ""),
        VML.format("position:absolute;margin-top:2pt;width:90pt;height:1pt;z-index:3", 'fillcolor="black"', ""),
        anchor(1, 12700, FILLED),
        anchor(0, 12700, EMPTY),
        anchor(0, 5000000, FILLED),
        anchor(0, 12700, FILLED, "page"),
    ],
)
def test_a_shape_behind_beside_or_without_a_fill_hides_nothing(read, shape):
    assert texts(read(under(shape))) == ["面积785平方米"]
