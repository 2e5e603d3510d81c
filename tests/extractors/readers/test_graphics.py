"""What is painted see-through is known as such, and holds only as long as the state of the drawing does."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pytest

from extractors.readers.layers import Layers
from tests.extractors.readers import papers

FILL = b" 10 10 50 50 re f "


def _sheer(tmp_path, program, states=b"", more=()):
    path = tmp_path / "paper.pdf"
    resources = b"/MediaBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>/ExtGState<<%s>>>>" % states
    path.write_bytes(papers.page_pdf(program, resources, more))
    document = pypdfium2.PdfDocument(path)
    with closing(document), closing(Layers(path, document)) as layers:
        return [stroke.sheer for stroke in layers.painted(1, document[0]).strokes]


@pytest.mark.parametrize(
    ("state", "sheer"),
    [
        (b"/ca 0.4", True),
        (b"/ca 1", False),
        (b"/CA 0.4", False),
        (b"/BM/Multiply", True),
        (b"/BM[/Multiply/Normal]", True),
        (b"/BM/Normal", False),
        (b"/SMask<</S/Alpha>>", True),
        (b"/SMask/None", False),
    ],
)
def test_a_state_says_whether_a_fill_shows_through(tmp_path, state, sheer):
    assert _sheer(tmp_path, b"/G gs" + FILL, b"/G<<%s>>" % state) == [sheer]


def test_a_state_ends_where_it_was_saved(tmp_path):
    assert _sheer(tmp_path, b"q /G gs" + FILL + b"Q" + FILL, b"/G<</ca 0.4>>") == [True, False]


def test_a_form_is_painted_as_the_page_says(tmp_path):
    form = papers.stream(FILL, b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<<>>")
    assert _sheer(tmp_path, b"q /G gs /X Do Q /X Do", b"/G<</ca 0.4>>", [form]) == [True, False]


def test_a_state_that_is_not_there_says_nothing(tmp_path):
    assert _sheer(tmp_path, b"/Other gs" + FILL, b"/G<</ca 0.4>>") == [False]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("mode", "seen"),
    [
        (b"/Screen", False),
        (b"/Lighten", False),
        (b"/Difference", False),
        (b"[/ColorDodge/Normal]", False),
        (b"/SoftLight", False),
        (b"/Multiply", True),
        (b"/Darken", True),
        (b"/Normal", True),
    ],
)
@pytest.mark.parametrize("within", ["page", "form"])
def test_a_digit_that_is_mixed_away_is_none_of_the_figure(tmp_path, mode, seen, within):
    digit = b"BT /F 12 Tf 1 0 0 1 100 600 Tm (1) Tj ET"
    form = papers.stream(digit, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>")
    program = b"q /G gs %s Q BT /F 12 Tf 107 600 Td (72.5 m) Tj ET" % (digit if within == "page" else b"/X Do")
    resources = b"<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>/ExtGState<</G<</BM%s>>>>>>" % mode
    (tmp_path / "paper.pdf").write_bytes(
        papers.page_pdf(program, b"/MediaBox[0 0 595 842]/Resources%s" % resources, [form])
    )
    page = papers.read_one(tmp_path / "paper.pdf")
    assert papers.text_of(page).split() == ["172.5" if seen else "72.5", "m"]
    assert ("hidden_text" in papers.note_codes(page)) is not seen


def test_another_state_brings_the_letters_back(tmp_path):
    program = b"/G gs /H gs BT /F 12 Tf 100 600 Td (172.5 m) Tj ET"
    resources = b"<</Font<</F 4 0 R>>/ExtGState<</G<</BM/Screen>>/H<</BM/Normal>>>>>>"
    (tmp_path / "paper.pdf").write_bytes(papers.page_pdf(program, b"/MediaBox[0 0 595 842]/Resources%s" % resources))
    assert papers.text_of(papers.read_one(tmp_path / "paper.pdf")).split() == ["172.5", "m"]
