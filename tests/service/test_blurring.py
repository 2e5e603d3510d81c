"""What is personal on a picture cannot be read, and the rest of it is as it was, however the page lies."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from extractors.model import Box, Evidence, Page, Reader, Word
from service.blurring import AIR, blurred, on_cut, on_page
from service.model import PageKey, PageSize
from service.personal_places import Noticing, places
from service.report.picture import Picture, Wanted
from service.report.rendering import render

NUMBER = "441702198503127" + "41X"
WORD = Box(150.0, 200.0, 300.0, 212.0)


def drawn(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def changed(before: bytes, after: bytes) -> tuple[int, int, int, int]:
    """The part of the picture that is not as it was."""
    found = ImageChops.difference(drawn(before), drawn(after)).getbbox()
    assert found is not None
    return found


def test_a_strip_is_made_unreadable_and_the_rest_stays() -> None:
    image = Image.new("RGB", (300, 80), "white")
    ImageDraw.Draw(image).text((20, 30), NUMBER, fill="black")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    box = (18, 28, 140, 44)
    shown = blurred(buffer.getvalue(), [box])
    left, top, right, bottom = changed(buffer.getvalue(), shown)
    assert left >= box[0] - AIR
    assert top >= box[1] - AIR
    assert right <= box[2] + 1 + AIR
    assert bottom <= box[3] + 1 + AIR
    strip = drawn(shown).crop((20, 29, 138, 43))
    assert len(strip.getcolors() or ()) == 1


def test_without_anything_the_bytes_are_the_same_and_boxes_beyond_do_no_harm() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(buffer, "JPEG")
    assert blurred(buffer.getvalue(), []) == buffer.getvalue()
    for box in ((-50, -50, -10, -10), (25, 15, 90, 90), (100, 100, 200, 200), (5, 5, 5, 5)):
        assert drawn(blurred(buffer.getvalue(), [box])).size == (30, 20)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_on_a_cut_out_it_is_the_number_that_goes(tmp_path: Path, turn: int) -> None:
    """A real page with the number alone on it: after blurring, nothing as fine as a figure is left."""
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(150, 842 - 210, NUMBER)
    canvas.save()
    evidence = Evidence("page.pdf", 1, WORD, Box(100, 195, 400, 216), NUMBER, Reader.TEXT_LAYER, 1.0)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    wanted = Wanted(path, "page.pdf", digest, 1, turn, ((0, evidence),), (), 88, True)
    found = render(wanted)
    cut = found.cuts[0][1]
    size = PageSize(1, 595.0, 842.0, turn)
    assert fine(cut) > 200
    assert fine(cut, on_cut(evidence, size, [WORD])) == 0
    assert found.page is not None
    upright = (842.0, 595.0) if turn in (90, 270) else (595.0, 842.0)
    boxes = on_page([WORD], turn, upright, found.page.width / upright[0])
    assert fine(found.page) > 100
    assert fine(found.page, boxes) == 0


def fine(picture: Picture, boxes: list[list[float]] | None = None) -> int:
    """How many dark pixels a picture has that stand beside bright ones."""
    image = drawn(blurred(picture.data, boxes or [])).convert("L")
    beside = ImageChops.difference(image, ImageChops.offset(image, 1, 0))
    return sum(count for step, count in enumerate(beside.histogram()) if step > 140)


def word(text: str, box: Box, edges: tuple[float, ...] = ()) -> Word:
    return Word(text, box, 1.0, edges)


def page(*words: Word) -> Page:
    return Page(1, 595.0, 842.0, Reader.TEXT_LAYER, words)


def test_places_are_those_of_the_letters() -> None:
    (box,) = places(page(word(f"证号{NUMBER}", Box(100, 50, 300, 60))))
    assert (box.x0, box.x1) == (pytest.approx(120), pytest.approx(300))
    edges = (100.0, 110.0, *(110.0 + 9 * n for n in range(1, 12)))
    (box,) = places(page(word("电13812345678", Box(100, 50, 209, 60), edges)))
    assert (box.x0, box.x1) == (110.0, 209.0)


def test_a_number_in_several_words_of_a_line_is_one() -> None:
    parts = [word("441702", Box(100, 50, 160, 60)), word("19850312", Box(165, 50, 245, 60))]
    parts.append(word("741X", Box(250, 50.3, 290, 60)))
    (box,) = places(page(*parts))
    assert (box.x0, box.x1) == (100, 290)
    assert places(page(word("500000.00", Box(1, 1, 9, 9)))) == ()


def test_a_number_set_apart_by_gaps_is_one_and_figures_beside_each_other_are_none() -> None:
    apart = [word(sign, Box(100 + 12 * n, 50, 106 + 12 * n, 60)) for n, sign in enumerate(NUMBER)]
    (box,) = places(page(*apart))
    assert (box.x0, box.x1) == (100, 310)
    row = [word("330106", Box(100, 50, 160, 60)), word("20220312", Box(175, 50, 255, 60))]
    assert places(page(*row, word("1250", Box(270, 50, 310, 60)))) == ()


def test_a_number_over_two_lines_of_a_cell_or_a_text_goes_on_both() -> None:
    upper, lower = word("证号441702198", Box(100, 50, 210, 60)), word("50312741X", Box(100, 64, 190, 74))
    beside = [word("500000", Box(300, 50, 360, 60)), word("120.5", Box(300, 64, 350, 74))]
    expected = {(120.0, 50.0, 210.0, 60.0), (100.0, 64.0, 190.0, 74.0)}
    for around in ([], beside):
        boxes = places(page(upper, lower, *around))
        assert {tuple(round(v, 3) for v in (b.x0, b.top, b.x1, b.bottom)) for b in boxes} == expected
    text = [word("持证人林某,", Box(300, 50, 360, 60)), word("441702198", Box(362, 50, 452, 60))]
    after = [word("50312741X", Box(100, 64, 190, 74)), word("办理", Box(195, 64, 215, 74))]
    assert [(b.x0, b.top) for b in places(page(*text, *after))] == [(362, 50), (100, 64)]
    assert places(page(upper, word("合计", Box(100, 64, 190, 74)), word("50312741X", Box(100, 120, 190, 130)))) == ()


def test_what_goes_through_the_cache_is_noted() -> None:
    kept: dict[PageKey, Page] = {}

    class Shelf:
        def get(self, key: PageKey, /) -> Page | None:
            return kept.get(key)

        def put(self, key: PageKey, page: Page, /) -> None:
            kept[key] = page

    key = PageKey("a" * 64, 1, "auto", "v")
    first, second = Noticing(Shelf()), Noticing(Shelf())
    assert first.get(key) is None
    assert first.places == {}
    first.put(key, page(word(NUMBER, WORD)))
    assert second.get(key) is not None
    assert first.places == second.places == {("a" * 64, 1): (WORD,)}
