"""What stands on a layer that is switched off is none of what a page says."""

from __future__ import annotations

import pytest

from extractors.readers.switched_off import NONE, Layers, layers_of
from tests.extractors.readers import papers
from tests.extractors.readers.papers import note_codes, read_one, text_of

PAGE = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>/Properties<</L 6 0 R/M 7 0 R>>/XObject<</X 8 0 R>>>>"
FORM = papers.stream(
    b"BT /F 12 Tf 0 0 Td (2) Tj ET",
    b"/Type/XObject/Subtype/Form/BBox[0 -5 200 20]/OC 6 0 R/Resources<</Font<</F 4 0 R>>>>",
)
MORE = [b"<</Type/OCG/Name(draft)>>", b"<</Type/OCMD/OCGs[6 0 R]>>", FORM]
FIGURE = b"BT /F 12 Tf 106.7 600 Td (64.2 m) Tj ET "
OFF = b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"
ON = b"/OCProperties<</OCGs[6 0 R]/D<</ON[6 0 R]>>>>"


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "program",
    [
        b"/OC /L BDC BT /F 12 Tf 100 600 Td (2) Tj ET EMC " + FIGURE,
        b"/OC /M BDC /Span BMC BT /F 12 Tf 100 600 Td (2) Tj ET EMC EMC " + FIGURE,
        FIGURE + b"q 1 0 0 1 100 600 cm /X Do Q",
    ],
)
def test_a_digit_on_a_layer_counts_only_where_that_is_on(tmp_path, program: bytes) -> None:
    (tmp_path / "off.pdf").write_bytes(papers.page_pdf(program, PAGE, MORE, OFF))
    page = read_one(tmp_path / "off.pdf")
    assert text_of(page).split() == ["64.2", "m"]
    assert "hidden_text" in note_codes(page)
    (tmp_path / "on.pdf").write_bytes(papers.page_pdf(program, PAGE, MORE, ON))
    assert text_of(read_one(tmp_path / "on.pdf")).split() == ["264.2", "m"]


def test_a_setting_may_keep_all_but_some_layers_off() -> None:
    assert layers_of({}) == NONE
    assert layers_of({"OCProperties": {"D": {"OFF": []}}}) == Layers()


def test_what_stands_on_nothing_known_is_shown() -> None:
    assert not Layers(frozenset({6})).hide(None)
    assert not Layers(all_off=True).hide({"Type": "broken"})
