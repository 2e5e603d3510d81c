"""A pen that goes through a figure strikes it out; one beside, below or round it leaves it."""

from __future__ import annotations

import math

import pytest

from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one, text_of

TEXT = b"BT /F 12 Tf 100 600 Td (Area 412.50 sqm) Tj ET"
RECT = b"/Rect[60 560 300 640]"
WHOLE = "Area 412.50 sqm"


def _noted(tmp_path, entries, page=b""):
    path = tmp_path / "paper.pdf"
    note = b"<</Type/Annot/F 4/C[1 0 0]%s>>" % entries
    path.write_bytes(papers.page_pdf(TEXT, b"/MediaBox[0 0 595 842]/Annots[6 0 R]" + page, [note]))
    return read_one(path)


def _ink(*points, more=b""):
    way = " ".join(f"{x} {y}" for x, y in points)
    return b"/Subtype/Ink/BS<</W 1.5>>/InkList[[%s]]%s%s" % (way.encode(), RECT, more)


SCRIBBLE = [(129 + 3 * n, 600 + 8 * (n % 2)) for n in range(13)]
ROUND = [(147 + 24 * math.cos(n / 3), 604 + 12 * math.sin(n / 3)) for n in range(20)]


@pytest.mark.parametrize(
    "way",
    [
        [(129, 604), (166, 604)],
        [(127, 598), (168, 611)],
        [(129, 604), (140, 607), (150, 601), (166, 604)],
        [(141, 596), (149, 614)],
        SCRIBBLE,
        [point for x, y in SCRIBBLE for point in [(x, y)] * 300],
    ],
)
def test_a_pen_through_a_figure_takes_the_whole_of_it(tmp_path, way):
    page = _noted(tmp_path, _ink(*way))
    assert text_of(page) == "Area sqm"
    assert ("tracked_changes", "− 412.50") in [(str(note.code), note.detail) for note in page.notes]


@pytest.mark.parametrize(
    "way",
    [
        ROUND,
        [(129, 597), (166, 597)],
        [(210, 604), (214, 600), (222, 612)],
        [(147, 604), (149, 604)],
        [(147, 604)],
    ],
)
def test_a_pen_that_goes_by_leaves_it(tmp_path, way):
    assert text_of(_noted(tmp_path, _ink(*way))) == WHOLE


def test_a_marker_and_a_note_that_is_not_shown_leave_it(tmp_path):
    assert text_of(_noted(tmp_path, _ink((129, 604), (166, 604), more=b"/CA 0.4"))) == WHOLE
    hidden = _ink((129, 604), (166, 604)).replace(b"/Subtype", b"/F 2/Subtype")
    path = tmp_path / "hidden.pdf"
    whole = papers.page_pdf(TEXT, b"/MediaBox[0 0 595 842]/Annots[6 0 R]", [b"<</Type/Annot%s>>" % hidden])
    path.write_bytes(whole)
    assert text_of(read_one(path)) == WHOLE


def test_a_line_of_several_corners_and_a_turned_page(tmp_path):
    line = b"/Subtype/PolyLine/Vertices[129 604 150 605 166 604]" + RECT
    assert text_of(_noted(tmp_path, line)) == "Area sqm"
    assert text_of(_noted(tmp_path, line, b"/Rotate 90")) == "Area sqm"


@pytest.mark.parametrize("kind", [b"FreeText/DA(/Helv 12 Tf 0 g)/Contents(99)", b"Polygon/Vertices[127 595 168 613]"])
def test_a_patch_that_only_some_viewers_draw_takes_what_lies_below(tmp_path, kind):
    assert text_of(_noted(tmp_path, b"/Subtype/%s/Rect[127 595 168 613]" % kind)) == "Area sqm"
