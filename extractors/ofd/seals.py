"""The seals of an OFD: which picture stands where, out of the files that the signatures are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.ofd.container import Container
from extractors.ofd.elements import Element, box, child, children, text_of

_ENDS = {b"\x89PNG\r\n\x1a\n": b"IEND\xae\x42\x60\x82", b"\xff\xd8\xff": b"\xff\xd9", b"GIF8": b"\x00\x3b"}
_DRAWING = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal on the page of that id: its box, and the picture or the small OFD that it shows."""

    page: str
    box: tuple[float, float, float, float]
    picture: bytes = b""
    drawing: bytes = b""


def seals_of(container: Container, root: str, body: Element) -> Iterator[Seal]:
    """All seals of a document, as its list of signatures has them."""
    listed = container.find(root, text_of(body, "Signatures"))
    for entry in children(container.tree(listed), "Signature"):
        part = container.find(listed or "", entry.get("BaseLoc"))
        tree = container.tree(part)
        signed = child(tree, "SignedInfo")
        if part is None or signed is None:
            continue
        picture, drawing = _shown(container, part, signed, tree)
        for stamp in children(signed, "StampAnnot"):
            bounds = box(stamp.get("Boundary"))
            if bounds is not None:
                yield Seal(stamp.get("PageRef", ""), bounds, picture, drawing)


def _shown(container: Container, part: str, signed: Element, tree: Element | None) -> tuple[bytes, bytes]:
    """The picture, or else the small OFD, in the seal's own file or in the signature."""
    for said in (text_of(child(signed, "Seal"), "BaseLoc"), text_of(tree, "SignedValue")):
        name = container.find(part, said)
        content = container.part(name) if name else b""
        picture = picture_in(content)
        if picture:
            return picture, b""
        at = content.find(_DRAWING)
        if at >= 0:
            return b"", content[at:]
    return b"", b""


def picture_in(content: bytes) -> bytes:
    """The first picture inside other data; b"" where there is none."""
    found = sorted((at, start) for start in _ENDS if (at := content.find(start)) >= 0)
    for at, start in found:
        end = content.find(_ENDS[start], at)
        if start == b"\xff\xd8\xff":
            end = content.rfind(_ENDS[start])
        if end > at:
            return content[at : end + len(_ENDS[start])]
    return b""
