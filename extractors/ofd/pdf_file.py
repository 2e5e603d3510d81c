"""Writes a PDF: numbered objects, streams packed, the table of objects at the end."""

from __future__ import annotations

import zlib


class PdfFile:
    """A PDF in the making. Objects are numbered from 1; 1 is the catalogue, 2 the list of pages."""

    def __init__(self) -> None:
        self._objects: dict[int, bytes] = {}
        self._pages: list[int] = []
        self._next = 3

    def reserve(self) -> int:
        """A number for an object that comes later."""
        self._next += 1
        return self._next - 1

    def put(self, body: bytes, number: int | None = None) -> int:
        """An object; its number."""
        place = self.reserve() if number is None else number
        self._objects[place] = body
        return place

    def stream(self, content: bytes, entries: bytes = b"", packed: bool = True) -> int:
        """A stream; with `packed` it is deflated here, else `entries` say how it is."""
        if packed:
            content, entries = zlib.compress(content), entries + b"/Filter/FlateDecode"
        return self.put(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content))

    def page(self, width: float, height: float, content: bytes, resources: bytes) -> None:
        """A page of this size in points."""
        program = self.stream(content)
        body = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.3f %.3f]/Contents %d 0 R/Resources %s>>"
        self._pages.append(self.put(body % (width, height, program, resources)))

    def written(self) -> bytes:
        """The whole file."""
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        self._objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
        self._objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(self._pages))
        out, places = bytearray(b"%PDF-1.7\n"), {}
        for number, body in sorted(self._objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % self._next
        for number in range(1, self._next):
            out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
        out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (self._next, start)
        return bytes(out)
