"""Are the parts of a signed OFD still what was signed? The digests say so, whoever signed."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator
from enum import StrEnum

from extractors.ofd.container import Container
from extractors.ofd.elements import Element, child, children, text_of

_METHODS = {
    "1.2.156.10197.1.401": "sm3", "sm3": "sm3", "md5": "md5", "1.3.14.3.2.26": "sha1", "sha1": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256", "sha256": "sha256",
}  # fmt: skip


class State(StrEnum):
    """What became of a file since it was signed; kept means that its digests agree, whoever made them."""

    UNSIGNED = "unsigned"
    KEPT = "kept"
    CHANGED = "changed"
    UNKNOWN = "unknown"


def state_of(container: Container) -> State:
    """Whether it is signed, and whether any signed part was changed."""
    signed = list(_signatures(container))
    verdicts = [verdict for part, statement, own in signed for verdict in _verdicts(container, part, statement, own)]
    if not signed:
        return State.UNSIGNED
    if False in verdicts:
        return State.CHANGED
    return State.KEPT if verdicts and None not in verdicts else State.UNKNOWN


def _signatures(container: Container) -> Iterator[tuple[str, Element, str]]:
    """The part and the signed statement of each signature, and the list that it stands in."""
    root = container.find("", "OFD.xml") or ""
    for body in children(container.tree(root), "DocBody"):
        listed = container.find(root, text_of(body, "Signatures"))
        for entry in children(container.tree(listed), "Signature"):
            part = container.find(listed or "", entry.get("BaseLoc"))
            signed = child(container.tree(part), "SignedInfo")
            if part is not None and signed is not None:
                yield part, signed, listed or ""


def _verdicts(container: Container, part: str, signed: Element, listed: str) -> Iterator[bool | None]:
    """For each signed part whether it is as it was; the list of signatures grows with each later one."""
    references = child(signed, "References")
    said = (references.get("CheckMethod", "") if references is not None else "").lower()
    method = _METHODS.get(said)
    for reference in children(references, "Reference"):
        if container.find(part, reference.get("FileRef")) == listed:
            continue
        yield _matches(container, part, reference, method) if method in hashlib.algorithms_available else None


def _matches(container: Container, part: str, reference: Element, method: str | None) -> bool:
    name = container.find(part, reference.get("FileRef"))
    try:
        wanted = base64.b64decode(text_of(reference, "CheckValue"), validate=False)
    except (binascii.Error, ValueError):
        return False
    return name is not None and hashlib.new(method or "", container.part(name)).digest() == wanted
