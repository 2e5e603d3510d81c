"""An OFD becomes a PDF that shows the same, at the same places."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
import reportlab
from PIL import Image

from extractors import zips
from extractors.errors import Damaged, NoPages, OpenFixedLayout, TooHeavy, TooManyPages
from extractors.ofd import converting
from extractors.ofd.converting import converted
from tests.extractors.ofd.build import SPACE, image, ofd, page, path, resources, text

MM = 72 / 25.4
VERA = (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()


@pytest.fixture
def drawn(tmp_path):
    """The text of the first page and its picture, a pixel a millimetre; and what is told of the page."""

    def of(*pages, number=0, **more):
        made = converted(ofd(tmp_path / "paper.ofd", *pages, **more))
        document = pypdfium2.PdfDocument(made.pdf)
        shown = document[number]
        said = shown.get_textpage().get_text_range().replace("\r\n", "\n")
        return said, shown.render(scale=2 / MM).to_numpy()[:, :, :3], made.pages[number]

    return of


def _ink(picture, x0, top, x1, bottom, below=150):
    """Whether anything dark stands in this box of millimetres."""
    return bool((picture[2 * top : 2 * bottom, 2 * x0 : 2 * x1].min(axis=2) < below).any())


def _png(colour, size=(40, 40), mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG")
    return out.getvalue()


def test_text_stands_where_it_stands(drawn):
    said, picture, told = drawn(page(text("资产总计 580,000.00", 20, 30)))
    assert "资产总计" in said
    assert "580,000.00" in said.replace(" ", "")
    assert _ink(picture, 20, 30, 40, 36)
    assert not _ink(picture, 20, 37, 40, 60)
    assert (told.hidden, told.missing) == ((), 0)


def test_a_page_has_its_own_size(tmp_path):
    area = "<ofd:Area><ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:Area>"
    made = converted(ofd(tmp_path / "a.ofd", page(before=area), page(), size="0 0 200 80"))
    document = pypdfium2.PdfDocument(made.pdf)
    sizes = [tuple(round(side / MM) for side in document[n].get_size()) for n in (0, 1)]
    assert sizes == [(100, 50), (200, 80)]


def test_what_is_switched_off_is_told_and_not_drawn(drawn):
    said, picture, told = drawn(page(text("186", 20, 30, attributes='Visible="false"')))
    assert (said.strip(), told.hidden, _ink(picture, 0, 0, 200, 200)) == ("", ("186",), False)


def test_lines_and_filled_paths(drawn):
    red = '<ofd:FillColor Value="255 0 0"/>'
    _, picture, _ = drawn(
        page(
            path("M 10 10 L 100 10", "0 0 210 20", 'LineWidth="1"'),
            path("M 0 0 L 30 0 L 30 30 L 0 30 C", "50 50 30 30", 'Fill="true" Stroke="false"', red),
            path("M 0 0 L 30 0", "10 100 30 0", 'LineWidth="1"'),
        )
    )
    assert _ink(picture, 20, 9, 90, 11)
    assert picture[2 * 65, 2 * 65].tolist()[::-1] == [255, 0, 0]
    assert _ink(picture, 12, 99, 38, 101)  # a line whose box has no height is a line all the same


def test_layers_and_templates_lie_in_their_order(drawn):
    white = '<ofd:FillColor Value="255 255 255"/>'
    black = '<ofd:FillColor Value="0 0 0"/>'

    def square(colour):
        return path("M 0 0 L 30 0 L 30 30 L 0 30 C", "50 50 30 30", 'Fill="true" Stroke="false"', colour)

    below = f'<ofd:Layer Type="Background">{square(black)}</ofd:Layer>'
    templates = '<ofd:TemplatePage ID="t" BaseLoc="T/a.xml"/>'
    uses = '<ofd:Template TemplateID="t"{}/>'
    parts = {"Doc_0/T/a.xml": page(square(black) + text("模板", 20, 20))}
    _, picture, _ = drawn(page(f"<ofd:Layer>{square(white)}</ofd:Layer>", below))
    assert not _ink(picture, 60, 60, 70, 70)
    for order, covered in (("", False), (' ZOrder="Foreground"', True)):
        said, picture, _ = drawn(page(square(white), before=uses.format(order)), common=templates, parts=parts)
        assert "模板" in said
        assert _ink(picture, 60, 60, 70, 70) is covered


def test_a_way_to_draw_is_inherited(drawn):
    ways = resources(
        '<ofd:DrawParams><ofd:DrawParam ID="4" LineWidth="2"><ofd:StrokeColor Value="0 0 255"/></ofd:DrawParam>'
        '<ofd:DrawParam ID="5" Relative="4"/></ofd:DrawParams>'
    )
    line = path("M 10 10 L 100 10", "0 0 210 20")
    _, picture, _ = drawn(
        page(f'<ofd:Layer DrawParam="5">{line}</ofd:Layer>'),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        parts={"Doc_0/DocumentRes.xml": ways},
    )
    assert picture[20, 100].tolist()[::-1] == [0, 0, 255]


@pytest.mark.parametrize(
    ("value", "space", "shown"),
    [("128", "", 128), ("0 0 0 255", "", 0), ("100 100 100", "", 100), ("90", ' ColorSpace="1"', 90)],
)
def test_colours(drawn, value, space, shown):
    fill = f'<ofd:FillColor Value="{value}"{space}/>'
    square = path("M 0 0 L 30 0 L 30 30 L 0 30 C", "50 50 30 30", 'Fill="true" Stroke="false"', fill)
    spaces = resources('<ofd:ColorSpaces><ofd:ColorSpace ID="1" Type="GRAY"/></ofd:ColorSpaces>')
    common, parts = "<ofd:PublicRes>P.xml</ofd:PublicRes>", {"Doc_0/P.xml": spaces}
    _, picture, _ = drawn(page(square), common=common, parts=parts)
    assert abs(int(picture[130, 130, 0]) - shown) <= (40 if " 255" in value else 1)  # black ink is not quite black


def _pictured(*names):
    items = "".join(
        f'<ofd:MultiMedia ID="{name}" Type="Image"><ofd:MediaFile>{name}.png</ofd:MediaFile></ofd:MultiMedia>'
        for name in names
    )
    return resources(f"<ofd:MultiMedias>{items}</ofd:MultiMedias>")


PICTURES = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"


def test_pictures_stand_upright_in_their_box(drawn):
    two = Image.new("RGB", (40, 40), "white")
    two.paste("black", (0, 0, 40, 20))
    out = io.BytesIO()
    two.save(out, "PNG")
    parts = {"Doc_0/DocumentRes.xml": _pictured("a"), "Doc_0/Res/a.png": out.getvalue()}
    for place in ('CTM="60 0 0 60 0 0"', ""):
        _, picture, told = drawn(page(image("a", "20 100 60 60", place)), common=PICTURES, parts=parts)
        assert _ink(picture, 22, 102, 78, 128)
        assert not _ink(picture, 22, 132, 78, 158)
        assert told.missing == 0


def test_what_is_transparent_in_a_picture_lets_through(drawn):
    parts = {"Doc_0/DocumentRes.xml": _pictured("a"), "Doc_0/Res/a.png": _png((0, 0, 0, 0), mode="RGBA")}
    _, picture, _ = drawn(page(image("a", "20 100 60 60")), common=PICTURES, parts=parts)
    assert not _ink(picture, 0, 0, 200, 200)


def test_pictures_that_cannot_be_drawn_are_counted(drawn):
    parts = {"Doc_0/DocumentRes.xml": _pictured("a", "b"), "Doc_0/Res/a.png": b"no picture"}
    _, _, told = drawn(page(image("a", "0 0 9 9"), image("b", "0 0 9 9")), common=PICTURES, parts=parts)
    assert told.missing == 2


def test_composite_drawings(drawn):
    unit = f'<ofd:CompositeGraphicUnit ID="6" Width="50" Height="20"><ofd:Content>{text("合成", 0, 0)}</ofd:Content>'
    units = resources(f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>")
    composite = '<ofd:CompositeObject ID="5" Boundary="100 100 50 20" ResourceID="6" CTM="1 0 0 1 0 0"/>'
    said, picture, _ = drawn(page(composite), common=PICTURES, parts={"Doc_0/DocumentRes.xml": units})
    assert "合成" in said
    assert _ink(picture, 100, 100, 115, 108)


def test_a_drawing_that_holds_itself_has_an_end(drawn):
    inner = '<ofd:CompositeObject ID="5" Boundary="0 0 50 20" ResourceID="6"/>' * 2
    unit = f'<ofd:CompositeGraphicUnit ID="6"><ofd:Content>{text("环", 0, 0)}{inner}</ofd:Content>'
    units = resources(f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>")
    said, _, _ = drawn(page(inner), common=PICTURES, parts={"Doc_0/DocumentRes.xml": units})
    assert "环" in said


def test_text_beyond_its_box_or_its_clip_is_not_drawn(drawn):
    far = (
        '<ofd:TextObject ID="1" Boundary="20 30 50 5" Font="1" Size="4"><ofd:TextCode X="120" Y="4">186</ofd:TextCode>'
    )
    clip = "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 0 L 1 0 L 1 1 L 0 1 C"
    ends = "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
    _, picture, _ = drawn(page(far + "</ofd:TextObject>", text("186", 20, 60, more=clip + ends)))
    assert not _ink(picture, 0, 25, 210, 40)
    assert not _ink(picture, 22, 60, 100, 70)


def _fonts(content):
    listed = '<ofd:Fonts><ofd:Font ID="3" FontName="own"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'
    return {"Doc_0/PublicRes.xml": resources(listed), "Doc_0/Res/f.ttf": content}


def test_the_files_own_font_shows_its_glyphs_whatever_the_text_says(drawn):
    common = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    from extractors.ofd.glyph_numbers import glyph_numbers

    period = glyph_numbers(VERA)[ord(".")]
    change = f'<ofd:CGTransform CodePosition="0"><ofd:Glyphs>{period}</ofd:Glyphs></ofd:CGTransform>'
    plain, change = text("W", 20, 30, 20), text("W", 20, 30, 20, more=change)
    said, whole, _ = drawn(page(plain), common=common, parts=_fonts(VERA))
    other_said, dot, _ = drawn(page(change), common=common, parts=_fonts(VERA))
    assert (said.strip(), other_said.strip()) == ("W", "W")
    assert _ink(whole, 20, 36, 40, 44)
    assert not _ink(dot, 20, 36, 40, 44)
    assert _ink(dot, 20, 44, 40, 51)


def test_a_font_that_lacks_a_letter_or_is_broken_leaves_it_to_the_machines(drawn):
    common = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    for font in (VERA, b"broken"):
        said, _, _ = drawn(page(text("总计9", 20, 30)), common=common, parts=_fonts(font))
        assert said.replace("\n", "").replace(" ", "") == "总计9"


@pytest.mark.parametrize(("letter", "drawn_as"), [("☑", "√"), ("☐", "□"), ("𠮷", "〓")])
def test_characters_that_chinese_fonts_have_not(drawn, letter, drawn_as):
    said, _, _ = drawn(page(text(f"甲{letter}", 20, 30)))
    assert said.strip().replace(" ", "") == f"甲{drawn_as}"


def test_notes_are_drawn_unless_switched_off(drawn):
    shown = (
        f'<ofd:Annot ID="1"><ofd:Appearance Boundary="100 0 90 20">{text("批注", 0, 0)}</ofd:Appearance></ofd:Annot>'
    )
    gone = shown.replace('ID="1"', 'ID="2" Visible="false"').replace("批注", "作废")
    parts = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {SPACE}><ofd:Page PageID="0">'
        "<ofd:FileLoc>p.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/p.xml": f"<ofd:PageAnnot {SPACE}>{shown}{gone}</ofd:PageAnnot>",
    }
    document = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    said, picture, _ = drawn(page(), parts=parts, document=document)
    assert said.strip() == "批注"
    assert _ink(picture, 100, 0, 115, 8)


def _sealed(content):
    stamp = '<ofd:StampAnnot PageRef="0" ID="1" Boundary="100 200 40 40"/>'
    seal = "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>"
    parts = {
        "Doc_0/Signs/S.xml": f'<ofd:Signatures {SPACE}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>'
        "</ofd:Signatures>",
        "Doc_0/Signs/Sign_0/Signature.xml": f"<ofd:Signature {SPACE}><ofd:SignedInfo>{seal}{stamp}</ofd:SignedInfo>"
        "<ofd:SignedValue>v.dat</ofd:SignedValue></ofd:Signature>",
        "Doc_0/Signs/Sign_0/Seal.esl": content,
    }
    return {"parts": parts, "body": "<ofd:Signatures>/Doc_0/Signs/S.xml</ofd:Signatures>"}


def test_a_seal_is_drawn_and_covers_nothing(drawn):
    seal = Image.new("RGB", (40, 40), "white")
    seal.paste("red", (0, 0, 10, 40))
    out = io.BytesIO()
    seal.save(out, "PNG")
    _, picture, told = drawn(
        page(text("盖章处一二三四五六", 105, 205, 8)), **_sealed(b"\x30\x82xx" + out.getvalue() + b"yy")
    )
    assert picture[2 * 235, 2 * 105].tolist()[::-1] == [255, 0, 0]
    assert _ink(picture, 115, 205, 138, 216, below=100)
    assert told.missing == 0


def test_a_seal_that_is_an_ofd_itself(drawn):
    small = io.BytesIO()
    ofd(small, page(path("M 0 0 L 20 0 L 20 20 L 0 20 C", "0 0 20 20", 'Fill="true"')), size="0 0 20 20")
    _, picture, told = drawn(page(), **_sealed(b"\x30\x82" + small.getvalue()))
    assert _ink(picture, 102, 202, 138, 238)
    assert told.missing == 0


def test_a_seal_without_a_picture_is_counted(drawn):
    assert drawn(page(), **_sealed(b"\x30\x82"))[2].missing == 1


def test_a_page_that_is_not_there_is_blank_and_counted(tmp_path):
    pages = '<ofd:Page ID="9" BaseLoc="Pages/gone.xml"/>'
    made = converted(ofd(tmp_path / "a.ofd", page(text("甲", 1, 1)), document=f"<ofd:Pages>{pages}</ofd:Pages>"))
    assert [told.missing for told in made.pages] == [0]
    only = ofd(tmp_path / "b.ofd", document=f"<ofd:Pages>{pages}</ofd:Pages>")
    with pytest.raises(NoPages):
        converted(only)


def test_limits(tmp_path, monkeypatch):
    path_ = ofd(tmp_path / "a.ofd", page(), page())
    monkeypatch.setattr(converting, "MAX_PAGES", 1)
    with pytest.raises(TooManyPages):
        converted(path_)
    monkeypatch.setattr(zips, "MAX_WHOLE", 10)
    with pytest.raises(TooHeavy):
        converted(path_)


def test_what_is_no_ofd(tmp_path):
    (tmp_path / "a.ofd").write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(Damaged):
        converted(tmp_path / "a.ofd")
    with pytest.raises(OpenFixedLayout):
        converted(ofd(tmp_path / "b.ofd", page(), parts={"Doc_0/Document.xml": ""}))


def test_entities_are_not_followed(drawn, tmp_path):
    (tmp_path / "secret").write_text("s3cret")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>' + page(text("&e;甲", 20, 30))
    said, _, _ = drawn(evil)
    assert "s3cret" not in said
