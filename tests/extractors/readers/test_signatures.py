"""Signatures of PDFs: who signed, the whole file or not, and whether it still holds."""

from __future__ import annotations

import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from extractors.model import Note, NoteCode
from extractors.pictures import pdfium
from extractors.readers.signatures import Signature, signatures
from tests.extractors.readers import papers
from tests.extractors.readers.papers import read_one

ROOM = 3000
"""Bytes for a signature."""

SIGNER = "阳江市潮声企业服务有限公司"
KEYS = {"rsa": rsa.generate_private_key(65537, 2048), "ec": ec.generate_private_key(ec.SECP256R1())}


def _certificate(key):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, SIGNER)])
    start = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(77)
    return made.not_valid_before(start).not_valid_after(start.replace(year=2033)).sign(key, hashes.SHA256())


def _signed(path, kind="rsa", pss=False, options=(pkcs7.PKCS7Options.DetachedSignature,), change=None):
    """A PDF of one page with one signature; `change` is done to the bytes before they are signed."""
    field = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/V 7 0 R/Rect[0 0 0 0]/P 3 0 R/F 132>>"
    blank = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 %s]/Contents<%s>>>" % (
        b" ".join([b"0000000000"] * 3),
        b"0" * 2 * ROOM,
    )
    content = papers.raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/SigFlags 3>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Annots[6 0 R]"
            b"/Resources<</Font<</F 4 0 R>>>>>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            papers.stream(b"BT /F 12 Tf 100 600 Td (Area 412.50 sqm) Tj ET"),
            field,
            blank,
        ]
    )
    start = content.index(b"/Contents<0") + len(b"/Contents")
    end = start + 2 * ROOM + 2
    ranges = b"%010d %010d %010d" % (start, end, len(content) - end)
    content = content.replace(b" ".join([b"0000000000"] * 3), ranges, 1)
    content = change(content) if change else content
    how = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH) if pss else None
    key = KEYS[kind]
    made = pkcs7.PKCS7SignatureBuilder().set_data(content[:start] + content[end:])
    made = made.add_signer(_certificate(key), key, hashes.SHA256(), rsa_padding=how)
    der = made.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary, *options])
    path.write_bytes(content[: start + 1] + der.hex().encode().ljust(2 * ROOM, b"0") + content[end - 1 :])
    return path


def _found(path):
    with pdfium.opened(path) as document:
        return list(signatures(path, document))


@pytest.mark.parametrize(("kind", "pss"), [("rsa", False), ("rsa", True), ("ec", False)])
def test_a_signature_over_the_whole_file(tmp_path, kind, pss):
    path = _signed(tmp_path / "a.pdf", kind, pss)
    assert _found(path) == [Signature(SIGNER, whole=True, holds=True)]
    assert read_one(path).notes == (Note(NoteCode.SIGNED, None, SIGNER),)


def test_a_change_of_what_was_signed_breaks_it(tmp_path):
    path = _signed(tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes().replace(b"412.50", b"912.50"))
    assert _found(path) == [Signature(SIGNER, whole=True, holds=False)]
    assert Note(NoteCode.SIGNATURE_BROKEN, None, SIGNER) in read_one(path).notes


def test_what_is_added_to_the_file_is_not_covered(tmp_path):
    path = _signed(tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes() + b"\n% another page\n")
    assert _found(path) == [Signature(SIGNER, whole=False, holds=True)]
    assert Note(NoteCode.SIGNED_IN_PART, None, SIGNER) in read_one(path).notes


def test_a_signature_of_another_key_than_its_certificate(tmp_path):
    path = _signed(tmp_path / "a.pdf")
    content = path.read_bytes()
    at = content.index(b"/Contents<") + len(b"/Contents<")
    der = bytes.fromhex(content[at : at + 2 * ROOM].decode())
    signature_ends = len(der.rstrip(b"\0")) - 1
    other = bytes([der[signature_ends - 9] ^ 1])
    broken = der[: signature_ends - 9] + other + der[signature_ends - 8 :]
    path.write_bytes(content[:at] + broken.hex().encode() + content[at + 2 * ROOM :])
    assert _found(path) == [Signature(SIGNER, whole=True, holds=False)]


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace(b"ByteRange[0 ", b"ByteRange[9 ", 1),
        lambda content: content.replace(b"ByteRange[0 0", b"ByteRange[0 1", 1),
    ],
)
def test_ranges_that_leave_room_for_more_than_the_signature(tmp_path, change):
    path = _signed(tmp_path / "a.pdf", change=change)
    assert [(one.signer, one.whole, one.holds) for one in _found(path)] == [(SIGNER, False, False)]


def test_one_that_holds_what_it_signs_is_not_judged(tmp_path):
    assert _found(_signed(tmp_path / "a.pdf", options=())) == [Signature(SIGNER, whole=True, holds=None)]


def test_nonsense_in_the_place_of_a_signature(tmp_path):
    path = _signed(tmp_path / "a.pdf")
    content = path.read_bytes()
    at = content.index(b"/Contents<") + len(b"/Contents<")
    path.write_bytes(content[:at] + b"040312ab" + content[at + 8 :])
    assert _found(path) == [Signature("?", whole=True, holds=None)]
    assert Note(NoteCode.SIGNATURE_UNVERIFIED, None, "?") in read_one(path).notes


def test_a_field_that_is_still_to_be_signed_and_a_paper_without_one(tmp_path):
    path = _signed(tmp_path / "a.pdf")
    content = path.read_bytes()
    at = content.index(b"/Contents<") + len(b"/Contents<")
    path.write_bytes(content[:at] + b"0" * 2 * ROOM + content[at + 2 * ROOM :])
    assert _found(path) == []
    plain = tmp_path / "b.pdf"
    plain.write_bytes(papers.page_pdf(b"BT /F 12 Tf 100 600 Td (x) Tj ET"))
    assert _found(plain) == []
