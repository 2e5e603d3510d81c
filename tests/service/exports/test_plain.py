"""Text does no harm in a spreadsheet, and names are fit for every system."""

from __future__ import annotations

import pytest

from service.exports.plain import clean, file_name, safe


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "　=1", "＝1", "－1"])
def test_what_would_begin_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "阳江", "a=1", "2-1", "（-1）", "'=1", "≥ 5 人"])
def test_other_text_stays(text: str) -> None:
    assert safe(text) == text


def test_what_no_file_takes_is_left_out() -> None:
    assert clean("甲\x00乙\x0b丙\ud800丁\uffff\n戊") == "甲乙丙丁\n戊"
    assert safe("\x00=1") == "'=1"


def test_names_are_kept_where_every_system_takes_them() -> None:
    taken: set[str] = set()
    assert file_name("03 资产负债表（2022）.pdf", taken) == "03 资产负债表（2022）.pdf"
    assert file_name("03 资产负债表（2022）.PDF", taken) == "03 资产负债表（2022） (2).PDF"


def test_names_that_some_systems_take_for_one_are_told_apart() -> None:
    taken: set[str] = set()
    whole, put_together = "Caf\u00e9.pdf", "Cafe\u0301.pdf"
    assert file_name(whole, taken) == whole
    assert file_name(put_together, taken) == "Cafe\u0301 (2).pdf"


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("a/b\\c:d.pdf", "a_b_c_d.pdf"),
        ("../../etc/passwd", "_._etc_passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("名 . ", "名"),
        ("", "_"),
        ("\u202efdp.exe", "_fdp.exe"),
        ("a\nb.pdf", "a_b.pdf"),
    ],
)
def test_names_are_made_fit(name: str, fit: str) -> None:
    assert file_name(name, set()) == fit


def test_long_names_keep_their_ending() -> None:
    found = file_name("长" * 200 + ".pdf", set())
    assert found.endswith("长.pdf")
    assert len(found.encode()) <= 150
