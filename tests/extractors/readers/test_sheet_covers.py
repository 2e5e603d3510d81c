"""What lies on a sheet and lets nothing through is found with its place; what one sees through is not."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from extractors.readers.packages import opened
from extractors.readers.sheet_covers import Cover, covers_on
from tests.extractors.readers.office import package, relations

SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
HALF = '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="40000"/></a:srgbClr></a:solidFill>'
STYLE = '<xdr:style><a:fillRef idx="{}"><a:schemeClr val="accent1"/></a:fillRef></xdr:style>'
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="P"/></xdr:nvPicPr><xdr:blipFill>{}</xdr:blipFill></xdr:pic>'


def _corner(name: str, column: int, row: int) -> str:
    inner = f"<xdr:col>{column}</xdr:col><xdr:colOff>7</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>9</xdr:rowOff>"
    return f"<xdr:{name}>{inner}</xdr:{name}>"


def _shape(fill: str = WHITE, shape: str = "rect", hidden: str = "0", style: str = "") -> str:
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="S" hidden="{hidden}"/></xdr:nvSpPr>'
        f'<xdr:spPr><a:prstGeom prst="{shape}"/>{fill}</xdr:spPr>{style}</xdr:sp>'
    )


def _image(mode: str = "RGB", colour: object = "white", kind: str = "PNG") -> bytes:
    content = io.BytesIO()
    Image.new(mode, (40, 20), colour).save(content, kind)
    return content.getvalue()


def _found(tmp_path, anchor: str, picture: bytes = b"") -> tuple[Cover, ...]:
    members = {
        "xl/worksheets/s1.xml": "<worksheet/>",
        "xl/worksheets/_rels/s1.xml.rels": relations({"rId1": ("drawing", "../drawings/d.xml")}),
        "xl/drawings/d.xml": f"<xdr:wsDr {SPACES}>{anchor}</xdr:wsDr>",
        "xl/drawings/_rels/d.xml.rels": relations({"rId5": ("image", "../media/i.png")}),
        "xl/media/i.png": picture,
    }
    with opened(package(tmp_path / "a.xlsx", members)) as parts:
        return covers_on(parts, "xl/worksheets/s1.xml")


def _two(item: str) -> str:
    return f"<xdr:twoCellAnchor>{_corner('from', 1, 2)}{_corner('to', 3, 4)}{item}</xdr:twoCellAnchor>"


@pytest.mark.parametrize("item", [_shape(), _shape("", style=STYLE.format(1)), _shape(WHITE, "ellipse")])
def test_a_filled_shape_covers(tmp_path, item) -> None:
    assert _found(tmp_path, _two(item)) == (Cover((1, 2, 7, 9), (3, 4, 7, 9)),)


@pytest.mark.parametrize(
    "item",
    [
        _shape("<a:noFill/>"),
        _shape(HALF),
        _shape(WHITE, "line"),
        _shape(WHITE, hidden="1"),
        _shape("", style=STYLE.format(0)),
        _shape(""),
        _shape("<a:noFill/>", style=STYLE.format(1)),
    ],
)
def test_what_one_sees_through_does_not(tmp_path, item) -> None:
    assert _found(tmp_path, _two(item)) == ()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_a_picture_without_clear_parts_covers(tmp_path, kind) -> None:
    anchor = _two(PICTURE.format('<a:blip r:embed="rId5"/>'))
    assert _found(tmp_path, anchor, _image(kind=kind)) == (Cover((1, 2, 7, 9), (3, 4, 7, 9)),)


def test_a_clear_picture_hides_nothing_and_half_of_one_its_half(tmp_path) -> None:
    anchor = _two(PICTURE.format('<a:blip r:embed="rId5"/>'))
    (clear,) = _found(tmp_path, anchor, _image("RGBA", (255, 0, 0, 0)))
    assert not clear.hides(0.5, 0.5)
    half = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    half.paste((255, 255, 255, 255), (0, 0, 20, 20))
    content = io.BytesIO()
    half.save(content, "PNG")
    (cover,) = _found(tmp_path, anchor, content.getvalue())
    assert cover.hides(0.1, 0.5)
    assert not cover.hides(0.9, 0.5)


@pytest.mark.parametrize("blip", ["<a:clrChange/>", '<a:alphaModFix amt="30000"/>'])
def test_a_picture_made_clear_by_the_program_hides_nothing(tmp_path, blip) -> None:
    anchor = _two(PICTURE.format(f'<a:blip r:embed="rId5">{blip}</a:blip>'))
    assert _found(tmp_path, anchor, _image()) == ()


def test_a_picture_that_cannot_be_opened_hides_nothing(tmp_path) -> None:
    assert _found(tmp_path, _two(PICTURE.format('<a:blip r:embed="rId5"/>')), b"no picture") == ()


def test_places_by_corner_and_size_or_by_the_sheets_own_corner(tmp_path) -> None:
    one = f'<xdr:oneCellAnchor>{_corner("from", 0, 5)}<xdr:ext cx="900" cy="400"/>{_shape()}</xdr:oneCellAnchor>'
    assert _found(tmp_path, one) == (Cover((0, 5, 7, 9), None, (900, 400)),)
    absolute = f'<xdr:absoluteAnchor><xdr:pos x="30" y="50"/><xdr:ext cx="9" cy="4"/>{_shape()}</xdr:absoluteAnchor>'
    assert _found(tmp_path, absolute) == (Cover((0, 0, 30, 50), None, (9, 4)),)
