"""What notes on PDF pages say, and where."""

from __future__ import annotations

import pytest

from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one

TEXT = b"BT /F 12 Tf 100 600 Td (Area 412.50 sqm) Tj ET"
STICKY = b"/Subtype/Text/Rect[300 600 320 620]"


def _said(tmp_path, *notes):
    path = tmp_path / "paper.pdf"
    numbers = b" ".join(b"%d 0 R" % number for number in range(6, 6 + len(notes)))
    bodies = [b"<</Type/Annot/F 4%s>>" % note if b"/F 2" not in note else b"<</Type/Annot%s>>" % note for note in notes]
    path.write_bytes(papers.page_pdf(TEXT, b"/MediaBox[0 0 595 842]/Annots[%s]" % numbers, bodies))
    return read_one(path).annotations


def test_a_sticky_note_is_kept_at_its_place(tmp_path):
    (one,) = _said(tmp_path, STICKY + b"/Contents(half of it is let)")
    assert (one.text, one.page, one.settled) == ("half of it is let", 1, False)
    assert (round(one.box.x0), round(one.box.top), round(one.box.bottom)) == (300, 222, 242)


def test_a_marking_is_kept_where_its_words_are(tmp_path):
    quads = b"/Rect[0 0 595 842]/QuadPoints[129 610 166 610 129 597 166 597]"
    (one,) = _said(tmp_path, b"/Subtype/Highlight/Contents(wrong)" + quads)
    assert (round(one.box.x0), round(one.box.x1)) == (129, 166)


@pytest.mark.parametrize(
    "note",
    [
        STICKY,
        STICKY + b"/F 2/Contents(hidden)",
        b"/Subtype/Link/Contents(to page 3)/Rect[1 1 9 9]",
        b"/Subtype/Popup/Contents(shadow)/Rect[1 1 9 9]",
        b"/Subtype/Stamp/Name/Approved/Rect[9 9 99 99]",
    ],
)
def test_what_says_nothing_of_a_person_is_left(tmp_path, note):
    assert _said(tmp_path, note) == ()


def test_a_stamp_without_words_says_its_name_where_that_takes_the_force(tmp_path):
    assert [a.text for a in _said(tmp_path, b"/Subtype/Stamp/Name/Draft/Rect[9 9 99 99]")] == ["Draft"]


def test_a_note_that_was_marked_as_done_is_settled(tmp_path):
    state = b"/Subtype/Text/Rect[0 0 1 1]/IRT 6 0 R/State(Completed)/StateModel(Review)/Contents(done)"
    (one,) = _said(tmp_path, STICKY + b"/NM(first)/Contents(check this)", state)
    assert (one.text, one.settled) == ("check this", True)
