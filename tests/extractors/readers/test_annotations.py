"""What a note strikes out no longer holds, however the note is drawn."""

from __future__ import annotations

import pytest

from extractors.model import Box, Word
from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one, text_of

TEXT = b"BT /F 12 Tf 100 600 Td (Area 412.50 sqm) Tj ET"
QUADS = b"/Rect[120 500 200 700]/QuadPoints[129 610 166 610 129 597 166 597]"
FIGURE = b"/Rect[129 597 166 611]"


def _noted(tmp_path, entries, text=TEXT, page=b""):
    path = tmp_path / "paper.pdf"
    flags = b"" if b"/F 2" in entries else b"/F 4"
    note = b"<</Type/Annot/Contents(gone)%s%s>>" % (flags, entries)
    path.write_bytes(papers.page_pdf(text, b"/MediaBox[0 0 595 842]/Annots[6 0 R]" + page, [note]))
    return read_one(path)


@pytest.mark.parametrize(
    "note",
    [
        b"/Subtype/StrikeOut" + QUADS,
        b"/Subtype/StrikeOut" + FIGURE,
        b"/Subtype/StrikeOut/QuadPoints[0 0 0 0 0 0 0 0]" + FIGURE,
        b"/Subtype/Redact" + FIGURE,
    ],
)
def test_a_note_strikes_out_what_it_lies_on(tmp_path, note):
    page = _noted(tmp_path, note)
    assert text_of(page) == "Area sqm"
    assert ("tracked_changes", "− 412.50") in [(str(note.code), note.detail) for note in page.notes]


def test_a_strike_through_half_a_figure_takes_the_whole(tmp_path):
    page = _noted(tmp_path, b"/Subtype/StrikeOut/Rect[129 597 148 611]")
    assert text_of(page) == "Area sqm"


def test_a_turned_page_is_struck_where_it_shows(tmp_path):
    assert text_of(_noted(tmp_path, b"/Subtype/StrikeOut" + QUADS, page=b"/Rotate 90")) == "Area sqm"


@pytest.mark.parametrize(("height", "left"), [(604, "Area sqm"), (597, "Area 412.50 sqm"), (640, "Area 412.50 sqm")])
def test_a_line_drawn_as_a_note_crosses_out_what_it_goes_through(tmp_path, height, left):
    ends = b"/Subtype/Line/Rect[120 590 170 645]/L[129 %d 166 %d]" % (height, height)
    assert text_of(_noted(tmp_path, ends)) == left


@pytest.mark.parametrize("kind", [b"/Subtype/Highlight/C[1 1 0]", b"/Subtype/Underline", b"/Subtype/Text"])
def test_other_notes_leave_the_text(tmp_path, kind):
    assert text_of(_noted(tmp_path, kind + QUADS)) == "Area 412.50 sqm"


def _attached(name, content=b"figures"):
    file = b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F %%d 0 R>>>>" % (name, name)
    return file, papers.stream(content, b"/Type/EmbeddedFile")


def _told(page):
    return [note.detail for note in page.notes if note.code == "attachments"]


def test_files_inside_a_pdf_are_told_by_name(tmp_path):
    file, content = _attached(b"balance.xlsx")
    path = tmp_path / "paper.pdf"
    whole = papers.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/Collection<<>>/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            papers.stream(TEXT),
            file % 7,
            content,
        ]
    )
    path.write_bytes(whole)
    page = read_one(path)
    assert _told(page) == ["balance.xlsx"]
    assert text_of(page) == "Area 412.50 sqm"


def test_a_file_pinned_to_a_page_is_told_by_name(tmp_path):
    file, content = _attached(b"lease.pdf")
    path = tmp_path / "paper.pdf"
    note = b"<</Type/Annot/Subtype/FileAttachment/Rect[10 10 30 30]/FS 7 0 R>>"
    path.write_bytes(papers.page_pdf(TEXT, b"/MediaBox[0 0 595 842]/Annots[6 0 R]", [note, file % 8, content]))
    assert _told(read_one(path)) == ["lease.pdf"]


def test_a_paper_without_attachments_says_nothing_of_them(tmp_path):
    assert _told(_noted(tmp_path, b"/Subtype/Text" + FIGURE)) == []


def _scanned(tmp_path, engine, word, entries):
    engine.words = (word,)
    path = tmp_path / "scan.pdf"
    image = papers.stream(papers.printed(size=(600, 850)).convert("L").tobytes(), IMAGE)
    resources = b"/MediaBox[0 0 595 842]/Resources<</XObject<</X 7 0 R>>>>/Annots[6 0 R]"
    note = b"<</Type/Annot/F 4%s>>" % entries
    path.write_bytes(papers.page_pdf(b"595 0 0 842 0 0 cm /X Do", resources, [note, image]))
    return read_one(path)


IMAGE = b"/Type/XObject/Subtype/Image/Width 600/Height 850/BitsPerComponent 8/ColorSpace/DeviceGray"


@pytest.mark.parametrize("edges", [(), tuple(float(100 + 10 * i) for i in range(14))])
def test_a_strike_on_a_scan_takes_the_figure_out_of_its_line(tmp_path, engine, edges):
    word = Word("Area412.50sqm", Box(100, 232, 230, 245), edges=edges)
    page = _scanned(tmp_path, engine, word, b"/Subtype/StrikeOut/Rect[139 597 201 611]")
    assert [(w.text, w.box.x0, w.box.x1) for w in page.words] == [("Area", 100, 140), ("sqm", 200, 230)]
    assert ("tracked_changes", "− 412.50") in [(str(note.code), note.detail) for note in page.notes]


def test_a_strike_elsewhere_on_a_scan_leaves_its_words(tmp_path, engine):
    word = Word("Area412.50sqm", Box(100, 232, 230, 245))
    assert _scanned(tmp_path, engine, word, b"/Subtype/StrikeOut/Rect[139 397 201 411]").words == (word,)


def test_a_note_that_is_not_shown_strikes_nothing(tmp_path):
    assert text_of(_noted(tmp_path, b"/Subtype/StrikeOut/F 2" + QUADS)) == "Area 412.50 sqm"
