"""Drawings of Word files: what is seen in them is read once, what is switched off or cut away is not."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from extractors.model import Box, Place, Spot, Word
from extractors.readers import open_document, read_flow
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.office import flow, notes, p, r, texts, word

WORDS = "面积 640 平方米"
BOX = f"<w:txbxContent>{p(WORDS)}</w:txbxContent>"


@pytest.fixture
def read(tmp_path):
    return lambda run: flow(word(tmp_path / "paper.docx", f"<w:p>{r('旁')}<w:r>{run}</w:r></w:p>"))


def drawing(inner, properties=""):
    return f'<w:drawing><wp:anchor><wp:docPr id="3" name="n" {properties}/>{inner}</wp:anchor></w:drawing>'


def shape(properties=""):
    return f'<wps:wsp><wps:cNvPr id="4" name="s" {properties}/><wps:txbx>{BOX}</wps:txbx></wps:wsp>'


def group(properties=""):
    return f'<wpg:wgp><wpg:cNvPr id="5" name="g" {properties}/>{shape()}</wpg:wgp>'


def canvas(properties="", run=""):
    body = f"<a:txBody><a:p><a:r>{run}<a:t>{WORDS}</a:t></a:r></a:p></a:txBody>"
    named = f'<a:nvSpPr><a:cNvPr id="6" name="c" {properties}/></a:nvSpPr>'
    return f"<lc:lockedCanvas><a:sp>{named}<a:txSp>{body}</a:txSp></a:sp></lc:lockedCanvas>"


def old(style):
    return f'<w:pict><v:shape style="{style}"><v:textbox>{BOX}</v:textbox></v:shape></w:pict>'


def either(choice, fallback):
    ways = f'<mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    return f"<mc:AlternateContent>{ways}</mc:AlternateContent>"


OFF = 'hidden="1"'


def later(choice, fallback):
    """A choice for a program of another day."""
    return either(choice, fallback).replace('Requires="wps"', 'Requires="zz" xmlns:zz="urn:zz"')


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{later(r('91'), r('37'))}</w:p>",
        f"<w:p><w:r>{later('<w:t>91</w:t>', '<w:t>37</w:t>')}</w:r></w:p>",
        later(p("91"), p("37")),
        f"<w:p>{r(37)}<w:r>{later(drawing(shape()), '')}</w:r></w:p>",
    ],
)
def test_a_choice_that_asks_for_what_word_does_not_know_is_passed_by(tmp_path, body):
    assert texts(flow(word(tmp_path / "paper.docx", body))) == ["37"]


@pytest.mark.parametrize(
    "seen",
    [
        drawing(shape()),
        drawing(shape('hidden="0"')),
        drawing(group()),
        drawing(canvas()),
        old("width:90pt"),
        either(drawing(canvas()), old("")),
        drawing(either(canvas(), shape())),
        either(drawing("<a:graphic/>"), old("")),
    ],
)
def test_the_text_of_a_drawing_is_read_once(read, seen):
    document = read(seen)
    assert texts(document) == ["旁", WORDS]
    assert document.blocks[1].place == Place(Spot.TEXT_BOX, 1)
    assert "hidden_text" not in notes(document)


@pytest.mark.parametrize(
    "hidden",
    [
        drawing(shape(), OFF),
        drawing(shape('hidden="true"')),
        drawing(group(OFF)),
        drawing(canvas(OFF)),
        old("width:90pt; visibility: hidden"),
        old("display:none"),
        old("mso-hide:all"),
        either(drawing(shape(), OFF), old("width:90pt")),
        drawing(either(shape(OFF), shape())),
        "<w:rPr><w:vanish/></w:rPr>" + drawing(shape()),
    ],
)
def test_a_hidden_shape_is_not_read_but_noted(read, hidden):
    document = read(hidden)
    assert texts(document) == ["旁"]
    assert notes(document)["hidden_text"] == WORDS


def test_lines_of_a_canvas_and_what_is_crossed_out_there(read):
    body = (
        "<a:txBody><a:p><a:r><a:t>一</a:t></a:r><a:br/><a:fld><a:t>二</a:t></a:fld></a:p><a:p/>"
        '<a:p><a:r><a:rPr strike="sngStrike"/><a:t>三</a:t></a:r>'
        '<a:r><a:rPr strike="noStrike"/><a:t>四</a:t></a:r></a:p>'
        "</a:txBody>"
    )
    document = read(drawing(f"<lc:lockedCanvas><a:sp>{body}</a:sp></lc:lockedCanvas>"))
    assert texts(document) == ["旁", "一\n二\n四"]
    assert "三" in notes(document)["tracked_changes"]


def blip(crop=""):
    return f'<pic:blipFill><a:blip r:embed="rId1"/>{crop}</pic:blipFill>'


@pytest.fixture
def shown(tmp_path, engine):
    """The shapes (height and width) and colours of what is recognised of a picture, red over blue."""
    picture, content = Image.new("RGB", (800, 1200), "red"), io.BytesIO()
    picture.paste("blue", (0, 600, 800, 1200))
    picture.save(content, "PNG")
    engine.words = (Word("字", Box(20, 30, 40, 50), 0.9),)

    def of(run):
        parts, targets = {"media/a.png": content.getvalue()}, {"rId1": ("image", "media/a.png")}
        path = word(tmp_path / "paper.docx", f"<w:p><w:r>{run}</w:r></w:p>", parts, targets)
        read_flow(open_document(path), ENGINES)
        return [(round(a.shape[0] / a.shape[1], 2), tuple(a[2, 2]), tuple(a[-3, -3])) for a in engine.seen]

    return of


RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.mark.parametrize(
    "cut",
    [
        drawing(blip('<a:srcRect t="50000"/>')),
        drawing(blip('<a:srcRect t="50%" l="-4000"/>')),
        '<w:pict><v:shape><v:imagedata r:id="rId1" croptop="32768f"/></v:shape></w:pict>',
        '<w:pict><v:shape><v:imagedata r:id="rId1" croptop=".5"/></v:shape></w:pict>',
    ],
)
def test_what_is_cut_off_a_picture_is_not_recognised(shown, cut):
    assert shown(cut) == [(0.75, BLUE, BLUE)]


def test_a_picture_is_recognised_once_for_each_crop(shown):
    whole, half = drawing(blip()), drawing(blip('<a:srcRect b="50000"/>'))
    assert shown(whole + half + whole) == [(1.5, RED, BLUE), (0.75, RED, RED)]


@pytest.mark.parametrize("hidden", [drawing(blip(), OFF), drawing(blip('<a:srcRect t="60000" b="60000"/>'))])
def test_a_picture_that_is_not_seen_is_not_recognised(shown, hidden):
    assert shown(hidden) == []
