"""Who signed a PDF, whether the signature covers the whole file, and whether what it covers is what was signed.

Nothing is asked of anybody: whether a certificate is to be trusted is not said. A seal that is drawn is no signature.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from extractors.model import Note, NoteCode

_MOST = 50
_CODES = {True: NoteCode.SIGNED, False: NoteCode.SIGNATURE_BROKEN, None: NoteCode.SIGNATURE_UNVERIFIED}
_SM3 = "1.2.156.10197.1.401"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: its signer's name, whether it covers the file to its end, whether it holds (None: not known)."""

    signer: str
    whole: bool
    holds: bool | None


def signature_notes(path: Path, document: Any) -> tuple[Note, ...]:
    """What must be known of the signatures of a PDF that pdfium has opened."""
    found = []
    for one in signatures(path, document):
        code = NoteCode.SIGNED_IN_PART if one.holds and not one.whole else _CODES[one.holds]
        found.append(Note(code, None, one.signer))
    return tuple(dict.fromkeys(found))


def signatures(path: Path, document: Any) -> Iterator[Signature]:
    """The signatures of a PDF in their order; fields that are to be signed yet are none."""
    count = raw.FPDF_GetSignatureCount(document)
    content = path.read_bytes() if count > 0 else b""
    for index in range(min(count, _MOST)):
        handle = raw.FPDF_GetSignatureObject(document, index)
        signed, ranges = _contents(handle), _ranges(handle)
        if signed.strip(b"\0"):
            yield _signature(content, signed, ranges)


def _signature(content: bytes, signed: bytes, ranges: Sequence[int]) -> Signature:
    covers, whole = _covered(content, signed, ranges)
    try:
        signer, holds = _judged(signed, covers)
    except Exception:  # noqa: BLE001 - whatever a library makes of a stranger's certificate
        return Signature("?", whole, None)
    return Signature(signer, whole, holds if covers is not None else False)


def _contents(handle: Any) -> bytes:
    size = raw.FPDFSignatureObj_GetContents(handle, None, 0)
    room = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFSignatureObj_GetContents(handle, room, size)
    return bytes(room.raw[:size])


def _ranges(handle: Any) -> list[int]:
    size = raw.FPDFSignatureObj_GetByteRange(handle, None, 0)
    room = (ctypes.c_int * max(size, 1))()
    raw.FPDFSignatureObj_GetByteRange(handle, room, size)
    return list(room[:size])


def _covered(content: bytes, signed: bytes, ranges: Sequence[int]) -> tuple[bytes | None, bool]:
    """The bytes that are signed, None for nonsense, and whether they are the whole file but for the signature."""
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0:
        return None, False
    _, before, start, length = ranges
    gap = content[before:start]
    if start + length > len(content) or not (gap[:1] == b"<" and gap[-1:] == b">") or len(gap) != 2 * len(signed) + 2:
        return None, False
    return content[:before] + content[start : start + length], not content[start + length :].strip()


def _judged(signed: bytes, covers: bytes | None) -> tuple[str, bool | None]:
    """The signer's name, and whether the signature holds for these bytes."""
    from asn1crypto import cms

    data = cms.ContentInfo.load(signed)["content"]
    info = data["signer_infos"][0]
    certificate = _certificate(data, info)
    name = _name(certificate)
    if covers is None:
        return name, False
    if data["encap_content_info"]["content"].native is not None:
        return name, None  # of a digest, or a stamp of time: what it says of the file stands inside
    method = info["digest_algorithm"]["algorithm"].native
    method = "sm3" if method == _SM3 else method
    if method not in hashlib.algorithms_available:
        return name, None
    attributes = {one["type"].native: one["values"][0] for one in info["signed_attrs"] or ()}
    if attributes and attributes["message_digest"].native != hashlib.new(method, covers).digest():
        return name, False
    said = info["signed_attrs"].untag().dump() if attributes else covers
    return name, _verified(certificate, info, said, method)


def _certificate(data: Any, info: Any) -> Any:
    """The signer's certificate among those that come along."""
    known = [one.chosen for one in data["certificates"]]
    wanted = info["sid"].chosen
    serial = wanted["serial_number"].native if info["sid"].name == "issuer_and_serial_number" else None
    return next((one for one in known if one.serial_number == serial), known[0])


def _name(certificate: Any) -> str:
    said = certificate.subject.native
    name = said.get("common_name") or said.get("organization_name") or "?"
    return str(name if isinstance(name, str) else name[0])[:120]


def _verified(certificate: Any, info: Any, said: bytes, method: str) -> bool | None:
    """Does the key of the certificate confirm it? None for kinds of keys that are not known here."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    algorithm = getattr(hashes, method.upper().replace("-", ""), None)
    try:
        key = load_der_public_key(certificate.public_key.dump())
        signature = info["signature"].native
        if algorithm is None:
            return None
        if isinstance(key, rsa.RSAPublicKey):
            pss = info["signature_algorithm"]["algorithm"].native == "rsassa_pss"
            how = padding.PSS(padding.MGF1(algorithm()), padding.PSS.AUTO) if pss else padding.PKCS1v15()
            key.verify(signature, said, how, algorithm())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, said, ec.ECDSA(algorithm()))
        else:
            return None
    except InvalidSignature:
        return False
    except (UnsupportedAlgorithm, ValueError):
        return None
    return True
