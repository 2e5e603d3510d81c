"""A text of a Chinese office comes out whatever coding it was saved in."""

from __future__ import annotations

import pytest

from extractors.readers.decoding import text_of


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_coding(coding: str) -> None:
    assert text_of("阳江市，１２家".encode(coding)) == "阳江市，１２家"


def test_a_coding_that_none_fits_is_none() -> None:
    assert text_of("阳江".encode("gb18030")) == "阳江"
    assert text_of(b"\xff\xc0\x80\x81") is None
