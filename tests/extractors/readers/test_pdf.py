"""PDF pages: boxes lie where a viewer shows the ink, and only what is seen is read."""

from __future__ import annotations

import math

import pytest
from PIL import Image

from extractors.errors import Damaged, DynamicForm, Encrypted, NoPages, PaperError, TooManyPages
from extractors.model import Box, Reader, Word
from extractors.page.places import map_box
from extractors.readers import open_document, read_pages
from tests.extractors.readers import papers
from tests.extractors.readers.conftest import ENGINES
from tests.extractors.readers.papers import note_codes, read_one, text_of

pytestmark = pytest.mark.usefixtures("engine")

TEXT = b"BT /F 20 Tf 100 600 Td (Total 1,234.56) Tj ET"


def _lies_on_ink(page, path):
    """The words' boxes in page space cover the ink and hardly more."""
    boxes = [map_box(word.box, page.to_page) for word in page.words]
    left, top, right, bottom = papers.ink_box(path)
    assert min(b.x0 for b in boxes) == pytest.approx(left, abs=3)
    assert max(b.x1 for b in boxes) == pytest.approx(right, abs=3)
    assert min(b.top for b in boxes) <= top + 1 and max(b.bottom for b in boxes) >= bottom - 1
    assert min(b.top for b in boxes) == pytest.approx(top, abs=10)
    assert max(b.bottom for b in boxes) == pytest.approx(bottom, abs=10)


BOXES = {
    "plain": b"/MediaBox[0 0 595 842]",
    "media box off zero": b"/MediaBox[50 100 645 942]",
    "negative media box": b"/MediaBox[-100 -200 495 642]",
    "crop box": b"/MediaBox[0 0 595 842]/CropBox[60 300 500 800]",
    "crop box beyond the media box": b"/MediaBox[0 0 595 842]/CropBox[-50 300 900 2000]",
    "crop box upside down": b"/MediaBox[0 0 595 842]/CropBox[500 800 60 300]",
    "empty crop box": b"/MediaBox[0 0 595 842]/CropBox[0 0 0 0]",
}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("box", BOXES)
def test_boxes_lie_on_the_ink(tmp_path, box, rotate):
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(TEXT, BOXES[box] + b"/Rotate %d" % rotate))
    page = read_one(path)
    assert text_of(page) == "Total 1,234.56"
    _lies_on_ink(page, path)


def test_rules_lie_on_the_ink_of_a_turned_and_cropped_page(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(
        papers.page_pdf(TEXT + b" 90 380 350 300 re S", b"/MediaBox[0 0 595 842]/CropBox[60 300 500 800]/Rotate 90")
    )
    page = read_one(path)
    lines = [map_box(Box(n.x0, n.top, n.x1, n.bottom), page.to_page) for n in page.ruling_lines]
    left, top, right, bottom = papers.ink_box(path)
    assert len(lines) == 4
    assert min(line.x0 for line in lines) == pytest.approx(left, abs=1)
    assert max(line.x1 for line in lines) == pytest.approx(right, abs=1)
    assert min(line.top for line in lines) == pytest.approx(top, abs=1)
    assert max(line.bottom for line in lines) == pytest.approx(bottom, abs=1)
    assert all(line.x0 == line.x1 or line.top == line.bottom for line in lines)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_painted_sideways_is_read_upright(tmp_path, degrees):
    def draw(canvas):
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, "Total assets 1,234.56")
        canvas.drawString(0, -30, "second line")

    path = papers.pdf(tmp_path / "paper.pdf", draw)
    page = read_one(path)
    assert text_of(page) == "Total assets 1,234.56 second line"
    assert page.words[0].box.top < page.words[-1].box.top
    assert "rotated" in note_codes(page)
    _lies_on_ink(page, path)


def test_edges_part_the_characters_of_a_word(tmp_path):
    path = papers.pdf(tmp_path / "paper.pdf", lambda c: c.drawString(100, 700, "Wi1"))
    (word,) = read_one(path).words
    assert len(word.edges) == 4
    assert word.edges == tuple(sorted(word.edges))
    wide, narrow = word.edges[1] - word.edges[0], word.edges[2] - word.edges[1]
    assert wide > 3 * narrow


def test_a_wide_gap_parts_words(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 700, "left")
        canvas.drawString(130, 700, "right")

    assert [word.text for word in read_one(papers.pdf(tmp_path / "paper.pdf", draw)).words] == ["left", "right"]


def test_bold_printed_twice_stands_once(tmp_path):
    def draw(canvas):
        for shift in (0, 0.4):
            canvas.drawString(100 + shift, 700, "1122")

    assert text_of(read_one(papers.pdf(tmp_path / "paper.pdf", draw))) == "1122"


def test_vertical_writing_is_grouped_by_column(tmp_path):
    font = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V/DescendantFonts[7 0 R]>>"
    shapes = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 8 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>"
    )
    about = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/Ascent 880/Descent -120>>"
    )
    columns = (("资产总计", 300), ("第二列", 260))
    content = b"".join(
        b"BT /V 14 Tf %d 700 Td <%s> Tj ET " % (x, text.encode("utf-16-be").hex().encode()) for text, x in columns
    )
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</V 6 0 R>>>>"
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(content, page, [font, shapes, about]))
    words = read_one(path).words
    assert [word.text for word in words] == ["资产总计", "第二列"]
    assert words[0].box.bottom - words[0].box.top > 3 * (words[0].box.x1 - words[0].box.x0)


# What is not seen is not read


def _hide_by_white(canvas):
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 600, "999")


def _hide_by_mode(canvas):
    text = canvas.beginText(100, 600)
    text.setTextRenderMode(3)
    text.textOut("999")
    canvas.drawText(text)


def _hide_under_patch(canvas):
    canvas.drawString(100, 600, "999")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(90, 590, 100, 30, stroke=0, fill=1)


def _hide_by_size(canvas):
    canvas.setFont("Helvetica", 1)
    canvas.drawString(100, 600, "999")


def _hide_off_page(canvas):
    canvas.drawString(700, 600, "999")


def _hide_by_clip(canvas):
    path = canvas.beginPath()
    path.rect(300, 300, 10, 10)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(100, 600, "999")


def _hide_by_pale_yellow(canvas):
    canvas.setFillColorRGB(1, 1, 0.85)
    canvas.drawString(100, 600, "999")


HIDING = [
    _hide_by_white,
    _hide_by_pale_yellow,
    _hide_by_mode,
    _hide_under_patch,
    _hide_by_size,
    _hide_off_page,
    _hide_by_clip,
]


@pytest.mark.parametrize("hide", HIDING)
def test_hidden_text_is_left_out_and_noted(tmp_path, hide):
    def draw(canvas):
        canvas.drawString(100, 700, "seen")
        hide(canvas)

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "seen"
    assert [note.detail for note in page.notes if note.code == "hidden_text"] == ["999"]


def test_white_text_on_a_dark_ground_is_seen(tmp_path):
    def draw(canvas):
        canvas.rect(90, 690, 200, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(100, 700, "header")

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "header"
    assert "hidden_text" not in note_codes(page)


def test_a_font_that_is_not_here_does_not_hide_its_text(tmp_path):
    """STSong is not in the file; whether this machine draws it or not, its readers see it."""

    def draw(canvas):
        canvas.setFont(papers.SONG, 12)
        canvas.drawString(100, 700, "资产总计")

    assert text_of(read_one(papers.pdf(tmp_path / "paper.pdf", draw))) == "资产总计"


def test_a_watermark_is_noted_and_not_mixed_into_the_text(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "1,234.56")
        canvas.rotate(40)
        canvas.setFillGray(0.8)
        canvas.drawString(500, 300, "COPY")

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "1,234.56"
    assert [note.detail for note in page.notes if note.code == "watermark"] == ["COPY"]


def test_writing_round_a_seal_is_not_mixed_into_the_text(tmp_path):
    def draw(canvas):
        canvas.drawString(280, 600, "1,234.56")
        for number, letter in enumerate("ROUNDASEAL"):
            canvas.saveState()
            canvas.translate(300, 600)
            canvas.rotate(99 - 22 * number)
            canvas.drawString(0, 60, letter)
            canvas.restoreState()

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "1,234.56"
    assert [note.detail for note in page.notes] == ["ROUNDASEAL"]


def test_crossed_out_text_no_longer_holds(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 600, "280")
        canvas.line(100, 604, 120, 604)
        canvas.drawString(122, 600, "300")
        canvas.drawString(100, 560, "underlined")
        canvas.line(100, 558, 156, 558)
        canvas.drawString(100, 520, "in a table")
        canvas.line(60, 524, 500, 524)

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "300 underlined in a table"
    assert [(str(note.code), note.detail) for note in page.notes] == [("tracked_changes", "− 280")]


# What is drawn over the page belongs to it


def test_form_fields_are_read_as_seen(tmp_path):
    def draw(canvas):
        canvas.drawString(100, 700, "Assets")
        canvas.acroForm.textfield(name="a", value="523456", x=200, y=690, width=120, height=24, borderWidth=0)

    path = papers.pdf(tmp_path / "paper.pdf", draw)
    page = read_one(path)
    assert text_of(page) == "Assets 523456"
    value = next(word for word in page.words if word.text == "523456")
    assert 200 <= value.box.x0 <= 210 and value.box.x1 < 320
    assert value.box.top >= 842 - 714 and value.box.bottom <= 842 - 685


def test_notes_typed_onto_the_page_are_read(tmp_path):
    appearance = papers.stream(
        b"BT /F 12 Tf 2 5 Td (added 42) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F 4 0 R>>>>",
    )
    note = b"<</Type/Annot/Subtype/FreeText/Rect[300 500 400 520]/DA(/F 12 Tf)/Contents(added 42)/AP<</N 7 0 R>>/F 4>>"
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(TEXT, b"/MediaBox[0 0 595 842]/Annots[6 0 R]", [note, appearance]))
    page = read_one(path)
    assert text_of(page) == "Total 1,234.56 added 42"
    assert page.words[-1].box.x1 < 400 and 842 - 520 < page.words[-1].box.bottom <= 842 - 495


# Text that is only a picture


def _moved_word(text, box):
    return Word(text, box, 0.9)


def test_a_pasted_picture_is_read_too(tmp_path, engine):
    def draw(canvas):
        canvas.drawString(100, 750, "Annex")
        canvas.drawImage(papers.reader_of(papers.printed()), 100, 400, 400, 130)

    engine.words = (_moved_word("1,234.56", Box(120, 350, 200, 370)), _moved_word("Annex", Box(100, 82, 130, 94)))
    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "Annex 1,234.56"
    assert [word.reader for word in page.words] == [None, Reader.RAPIDOCR]
    (shown,) = engine.seen
    top = shown[: shown.shape[0] // 4]
    assert top.min() == 255, "the words that the text layer has are not shown to the engine"
    assert shown.min() < 60


def test_a_pasted_stamp_of_red_ink_is_read_beside_the_text(tmp_path, monkeypatch):
    shown = []

    def words(picture, seals, dpi, threads):
        shown.append(picture)
        return [Word("VOID", Box(200 * dpi / 72, 442 * dpi / 72, 400 * dpi / 72, 542 * dpi / 72), 0.9)]

    monkeypatch.setattr("extractors.recognise.stamps.words", words)
    red = Image.new("RGB", (400, 200), (255, 255, 255))
    red.paste((220, 40, 50), (40, 40, 360, 160))

    def draw(canvas):
        canvas.drawString(100, 750, "Annex")
        canvas.drawImage(papers.reader_of(red), 200, 300, 200, 100)

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "Annex"
    assert [(w.text, round(w.box.x0), round(w.box.bottom)) for w in page.stamps] == [("VOID", 200, 542)]
    assert shown[0][: shown[0].shape[0] // 4].min() == 255, "the stamp is read alone"


def test_small_pictures_and_empty_ones_are_passed_over(tmp_path, engine):
    def draw(canvas):
        canvas.drawString(100, 750, "Annex")
        canvas.drawImage(papers.reader_of(papers.printed()), 100, 600, 60, 20)
        canvas.drawImage(papers.reader_of(papers.Image.new("RGB", (300, 300), "white")), 100, 100, 400, 400)

    read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert engine.seen == []


def test_a_scan_with_text_behind_it_is_recognised_and_the_layer_judged(tmp_path, engine):
    def draw(canvas):
        canvas.drawString(100, 700, "Total 999.99")
        canvas.drawImage(papers.reader_of(papers.printed(size=(595, 842))), 0, 0, 595, 842)

    engine.words = (_moved_word("1,234.56", Box(20, 280, 200, 320)),)
    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "1,234.56"
    assert page.reader == Reader.RAPIDOCR
    assert [note.detail for note in page.notes] == ["Total 999.99"]
    assert note_codes(page) == {"text_layer_mismatch"}


def test_a_scan_whose_layer_says_the_same_needs_no_note(tmp_path, engine):
    def draw(canvas):
        canvas.drawImage(papers.reader_of(papers.printed(size=(595, 842))), 0, 0, 595, 842)
        text = canvas.beginText(20, 550)
        text.setTextRenderMode(3)
        text.textOut("1,234.56")
        canvas.drawText(text)

    engine.words = (_moved_word("1,234.56", Box(20, 280, 200, 320)),)
    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page) == "1,234.56" and page.notes == ()


def test_a_sideways_picture_sets_the_way_to_read_when_it_says_most(tmp_path, engine):
    def draw(canvas):
        canvas.drawString(100, 800, "A")
        canvas.drawImage(papers.reader_of(papers.printed(size=(595, 842))), 50, 50, 500, 700)

    engine.words = (_moved_word("1,234.56", Box(20, 280, 200, 320)),)
    engine.to_page = (0.0, 1.0, 0.0, -1.0, 0.0, 842.0, 0.0, 0.0, 1.0)
    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert page.to_page == engine.to_page
    assert [word.text for word in page.words] == ["1,234.56", "A"]
    back = map_box(page.words[1].box, page.to_page)
    assert (back.x0, back.bottom) == (pytest.approx(100), pytest.approx(842 - 800 + 2.5, abs=1.5))


# Bad files


def test_number_of_pages(tmp_path):
    canvas = papers.Canvas(str(tmp_path / "paper.pdf"))
    for number in range(3):
        canvas.drawString(100, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    outline = open_document(tmp_path / "paper.pdf")
    assert (outline.format, outline.pages) == ("pdf", 3)
    pages = list(read_pages(outline, [3, 1], ENGINES))
    assert [(page.number, text_of(page)) for page in pages] == [(3, "page 3"), (1, "page 1")]


def test_two_thousand_pages_are_refused_with_their_number(tmp_path):
    canvas = papers.Canvas(str(tmp_path / "paper.pdf"))
    for _ in range(2000):
        canvas.showPage()
    canvas.save()
    with pytest.raises(TooManyPages) as raised:
        open_document(tmp_path / "paper.pdf")
    assert "2000" in raised.value.zh and "500" in raised.value.zh


@pytest.mark.parametrize("before", [b"%PDF-1.7 cut off", None])
def test_zero_pages(tmp_path, before):
    path = tmp_path / "paper.pdf"
    if before:  # what went wrong with another paper says nothing of this one
        path.write_bytes(before)
        with pytest.raises(Damaged):
            open_document(path)
    path.write_bytes(papers.raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))
    with pytest.raises(NoPages):
        open_document(path)


WAIT = b"BT /F 12 Tf 100 600 Td (Please wait ...) Tj ET"


def _xfa(path, text, needs_rendering=b"true"):
    path.write_bytes(
        papers.raw_pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R/NeedsRendering %s/AcroForm<</Fields[]/XFA 6 0 R>>>>" % needs_rendering,
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>>>",
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                papers.stream(text),
                papers.stream(b"<xdp/>"),
            ]
        )
    )
    return path


@pytest.mark.parametrize(
    ("text", "needs"), [(WAIT, b"true"), (WAIT, b"false"), (b"", b"true"), (WAIT.replace(b"Please", b"Stand"), b"true")]
)
def test_a_form_that_only_adobe_reader_makes_up_is_refused(tmp_path, text, needs):
    with pytest.raises(DynamicForm):
        open_document(_xfa(tmp_path / "form.pdf", text, needs))


def test_a_form_whose_pages_are_there_is_read(tmp_path):
    assert text_of(read_one(_xfa(tmp_path / "form.pdf", TEXT, b"false"))) == "Total 1,234.56"


def test_a_page_that_asks_to_wait_is_a_page(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(WAIT))
    assert text_of(read_one(path)) == "Please wait ..."


def test_password(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption

    canvas = papers.Canvas(str(tmp_path / "paper.pdf"), encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(100, 700, "x")
    canvas.save()
    with pytest.raises(Encrypted):
        open_document(tmp_path / "paper.pdf")


def test_an_owner_password_alone_does_not_stop_reading(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption

    rights = StandardEncryption("", ownerPassword="secret", canCopy=0, strength=128)
    canvas = papers.Canvas(str(tmp_path / "paper.pdf"), encrypt=rights)
    canvas.drawString(100, 700, "read me")
    canvas.save()
    assert text_of(read_one(tmp_path / "paper.pdf")) == "read me"


def test_cut_off_file(tmp_path):
    whole = papers.page_pdf(TEXT)
    path = tmp_path / "paper.pdf"
    path.write_bytes(whole[:120])
    with pytest.raises(Damaged):
        open_document(path)


def test_a_lost_table_of_objects_does_not_stop_reading(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(TEXT).replace(b"startxref\n", b"startxref\n9"))
    assert text_of(read_one(path)) == "Total 1,234.56"


def test_one_bad_page_takes_no_other_along(tmp_path, monkeypatch):
    canvas = papers.Canvas(str(tmp_path / "paper.pdf"))
    for number in range(3):
        canvas.drawString(100, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    import extractors.pictures.drawing

    whole = extractors.pictures.drawing.page_picture

    def breaks(path, number, dpi):
        if number == 2:
            raise Damaged("somewhere")
        return whole(path, number, dpi)

    monkeypatch.setattr("extractors.pictures.drawing.page_picture", breaks)
    pages = list(read_pages(open_document(tmp_path / "paper.pdf"), [1, 2, 3], ENGINES))
    assert [text_of(page) for page in pages] == ["page 1", "", "page 3"]
    assert note_codes(pages[1]) == {"page_unreadable"}
    assert pages[1].notes[0].detail == Damaged().zh


def test_a_page_as_large_as_a_field(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(TEXT, b"/MediaBox[0 0 2000000 2000000]"))
    page = read_one(path)
    assert (page.width, page.height) == (2_000_000, 2_000_000)


def test_circles_in_the_page_tree_end(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(
        papers.raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"])
    )
    try:
        pages = list(read_pages(open_document(path), [1], ENGINES))
    except PaperError:
        return
    assert all(page.words == () for page in pages)


def test_a_form_that_paints_itself_ends(tmp_path):
    form = papers.stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>"
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(TEXT + b" /X Do", page, [form]))
    assert "1,234.56" in text_of(read_one(path))


def test_sizes_are_finite(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(papers.page_pdf(b"BT /F 1e38 Tf 1e38 0 0 1e38 1e38 0 Tm (x) Tj ET " + TEXT))
    page = read_one(path)
    assert all(math.isfinite(v) for word in page.words for v in (word.box.x0, word.box.top, word.box.x1))
    assert "1,234.56" in text_of(page)


@pytest.mark.parametrize(
    ("how", "shown"),
    [
        (b"/G gs", ["96.5", "m"]),
        (b"0.94 g", ["96.5", "m"]),
        (b"1 1 0.97 rg", ["96.5", "m"]),
        (b"1 Tr 1 G", ["96.5", "m"]),
        (b"0.8 g", ["196.5", "m"]),
        (b"1 0 0 rg", ["196.5", "m"]),
        (b"1 1 0 rg", ["196.5", "m"]),
        (b"0 g", ["196.5", "m"]),
    ],
)
def test_a_digit_without_ink_of_its_own_is_not_seen_by_that_of_its_neighbour(tmp_path, how, shown):
    program = b"q BT %s /F 9 Tf 100 600 Td (1) Tj ET Q BT /F 9 Tf 105 600 Td (96.5 m) Tj ET" % how
    resources = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/ExtGState<</G<</ca 0>>>>>>"
    (tmp_path / "paper.pdf").write_bytes(papers.page_pdf(program, resources))
    page = read_one(tmp_path / "paper.pdf")
    assert text_of(page).split() == shown
    assert ("hidden_text" in note_codes(page)) is (shown[0] == "96.5")


def test_underlined_boxed_and_small_letters_are_seen(tmp_path):
    def draw(canvas):
        canvas.setLineWidth(0.6)
        canvas.drawString(100, 600, "Area 1111.1 sqm")
        canvas.line(98, 597.5, 190, 597.5)
        canvas.rect(96, 590, 110, 24)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(100, 560, "Il1i 1,171.17")

    page = read_one(papers.pdf(tmp_path / "paper.pdf", draw))
    assert text_of(page).split() == ["Area", "1111.1", "sqm", "Il1i", "1,171.17"]
    assert "hidden_text" not in note_codes(page)
