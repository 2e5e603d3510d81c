"""OFD pages are read like those of a PDF, with what they do not show told."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from extractors.errors import OpenFixedLayout
from extractors.formats import format_of_picture
from extractors.model import NoteCode, Reader
from extractors.pictures.drawing import page_picture, page_size
from extractors.readers import open_document, read_pages, unread_page
from extractors.readers.attached import taken_out
from tests.extractors.ofd.build import SPACE, image, ofd, page, path, resources, text
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.papers import text_of


@pytest.fixture
def read(tmp_path):
    def of(*pages, **more):
        outline = open_document(ofd(tmp_path / "paper.ofd", *pages, **more))
        return outline, list(read_pages(outline, range(1, outline.pages + 1), ENGINES))

    return of


def _notes(of):
    return [(note.code, note.page, note.detail) for note in of.notes]


def test_pages_are_read_with_their_places(read):
    outline, (first, second) = read(page(text("使用面积186.5平方米", 20, 30)), page(text("附页", 20, 30)))
    assert (outline.format, outline.pages) == ("ofd", 2)
    assert (text_of(first), text_of(second)) == ("使用面积186.5平方米", "附页")
    assert first.reader == Reader.TEXT_LAYER
    box = first.words[0].box
    assert (round(box.x0 / 72 * 25.4), round(box.bottom / 72 * 25.4)) == (20, 34)
    assert _notes(first) == [(NoteCode.REDRAWN, None, "OFD")]
    assert _notes(second) == []


def test_a_table_keeps_its_lines(read):
    lines = "".join(path(f"M 20 {y} L 120 {y}") for y in (30, 40, 50))
    _, (found,) = read(page(lines + text("资产总计", 22, 32) + text("580,000", 70, 32)))
    assert len([line for line in found.ruling_lines if line.top == line.bottom]) == 3


def test_white_letters_and_those_under_a_patch_are_no_evidence(read):
    white = '<ofd:FillColor Value="255 255 255"/>'
    patch = path("M 0 0 L 60 0 L 60 10 L 0 10 C", "18 58 60 10", 'Fill="true" Stroke="false"', white)
    _, (found,) = read(
        page(text("全职186人", 20, 30, more=white) + text("全职99人", 20, 60) + patch + text("x", 20, 90))
    )
    assert text_of(found) == "x"
    assert "186" in {code: detail for code, _, detail in _notes(found)}[NoteCode.HIDDEN_TEXT]


def test_what_is_switched_off_is_told(read):
    _, (found,) = read(page(text("x", 20, 90) + text("186", 20, 30, attributes='Visible="false"')))
    assert (NoteCode.HIDDEN_TEXT, 1, "186") in _notes(found)


def test_a_picture_on_the_page_is_recognised(read, engine):
    out = io.BytesIO()
    scan = Image.new("RGB", (800, 1100), "white")
    scan.paste("black", (100, 100, 700, 130))
    scan.save(out, "PNG")
    media = '<ofd:MultiMedia ID="a" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
    parts = {"Doc_0/R.xml": resources(f"<ofd:MultiMedias>{media}</ofd:MultiMedias>"), "Doc_0/Res/a.png": out.getvalue()}
    read(page(image("a", "0 0 210 297")), common="<ofd:DocumentRes>R.xml</ofd:DocumentRes>", parts=parts)
    assert len(engine.seen) == 1


def test_pictures_that_are_not_there_are_told(read):
    _, (found,) = read(page(text("x", 20, 90) + image("a", "0 0 9 9")))
    assert (NoteCode.PICTURES_SKIPPED, 1, "×1") in _notes(found)


def test_its_pages_are_drawn_like_any_other(tmp_path):
    made = ofd(tmp_path / "a.ofd", page(text("甲", 20, 30)), size="0 0 100 50")
    assert format_of_picture(made).name == "ofd"
    assert [round(side) for side in page_size(made, 1)] == [283, 142]
    picture = page_picture(made, 1, 72)
    assert picture.shape[:2] == (142, 284)
    assert picture.min() < 100
    outline = open_document(made)
    assert round(unread_page(outline, 1, ValueError()).width) == 283


def test_one_without_its_document_asks_for_a_pdf(tmp_path):
    broken = ofd(tmp_path / "a.ofd", page(), parts={"Doc_0/Document.xml": ""})
    with pytest.raises(OpenFixedLayout):
        open_document(broken)


def test_what_hangs_on_it_is_taken_out(tmp_path):
    item = '<ofd:Attachment ID="1" Name="{}"><ofd:FileLoc>{}</ofd:FileLoc></ofd:Attachment>'
    listed = item.format("名册", "a.xlsx") + item.format("数据", "b.xml") + item.format("缺", "gone.pdf")
    parts = {
        "Doc_0/Attachs/Attachments.xml": f"<ofd:Attachments {SPACE}>{listed}</ofd:Attachments>",
        "Doc_0/Attachs/a.xlsx": b"sheet",
        "Doc_0/Attachs/b.xml": b"<x/>",
    }
    document = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
    found = taken_out(ofd(tmp_path / "a.ofd", page(), parts=parts, document=document), tmp_path / "out")
    assert [(one.name, one.path.read_bytes() if one.path else one.error.code) for one in found] == [
        ("名册.xlsx", b"sheet"),
        ("缺.pdf", "attachment_unreadable"),
    ]
