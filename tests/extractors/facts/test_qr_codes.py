"""The QR code of a licence confirms its credit code, or makes it doubtful and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from extractors.facts.qr_codes import SAME, codes_in, compared, judged
from extractors.model import Basis, Box, Document, Evidence, Fact, FactName, Kind, Note, NoteCode, Reader
from tests.extractors.recognise.test_qr import page_with

OWN, OTHER, FAILING = "91441702MA4W2K7T35", "91350100M000100Y43", "91441702MA4W2K7T85"


def fact(name: FactName = FactName.CREDIT_CODE, kind: Kind = Kind.BUSINESS_LICENCE, page: int | None = 1) -> Fact:
    seen = Evidence("a.png", page, Box(0, 0, 9, 9), None, OWN, Reader.RAPIDOCR, 0.9, kind)
    return Fact(name, OWN, Basis.EVIDENCED, seen, confirmed_by=("check_digit",))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"https://register.example/q?uniscid={OWN}&t=1", (OWN,)),
        (f"https://register.example/q%3Fcode%3D{OWN.lower()}%26t", (OWN,)),
        (f"统一社会信用代码:{OWN};名称:样例公司", (OWN,)),
        (f"http://register.example/{FAILING}", ()),
        ("http://register.example/%7B2F4A-77%7D", ()),
        ("", ()),
    ],
)
def test_codes_that_check_are_taken_out_of_what_is_said(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in([text]) == codes


def test_the_same_code_confirms() -> None:
    found = judged(fact(), (OTHER, OWN))
    assert (found.confirmed_by, found.rivals) == (("check_digit", SAME), ())


def test_another_code_makes_it_doubtful() -> None:
    found = judged(fact(), (OTHER,))
    assert (found.confirmed_by, [r.value for r in found.rivals]) == ((), [OTHER])
    assert found.evidence.confidence < 0.5


def test_no_code_says_nothing() -> None:
    assert judged(fact(), ()) == fact()


def _document(tmp_path: Path, *texts: str) -> Document:
    Image.fromarray(page_with(*texts)).save(tmp_path / "a.png")
    return Document("a.png", tmp_path / "a.png", "", Reader.RAPIDOCR, (), ())


@pytest.mark.parametrize(("said", "notes"), [(OTHER, [Note(NoteCode.QR_CODE_DIFFERS, 1, OTHER)]), (OWN, [])])
def test_the_code_of_its_page_is_read(tmp_path: Path, said: str, notes: list[Note]) -> None:
    (found,), told = compared((fact(),), _document(tmp_path, f"http://register.example/?c={said}"))
    assert list(told) == notes
    assert (SAME in found.confirmed_by) == (said == OWN)


@pytest.mark.parametrize("one", [fact(kind=Kind.LEASE), fact(page=None), fact(name=FactName.APPLICANT), fact(page=7)])
def test_what_is_no_code_on_a_page_of_a_licence_is_left(tmp_path: Path, one: Fact) -> None:
    document = _document(tmp_path, f"http://register.example/?c={OTHER}")
    assert compared((one,), document) == ((one,), ())
