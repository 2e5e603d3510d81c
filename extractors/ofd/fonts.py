"""Fonts for the PDF that an OFD becomes: the file's own where it brings them, a Chinese one of the machine's else.

The file's own are embedded, so that what is drawn is what a reader of the OFD is shown, whatever the text beside says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.ofd.glyph_numbers import glyph_numbers
from extractors.ofd.letters import Placed, advance
from extractors.ofd.pdf_file import PdfFile

_MISSING = "〓"
"""What Chinese printers set for a character that they do not have."""

_ALIKE = str.maketrans("☑✓✔☐✗✘☒❑❏", "√√√□×××□□")
"""Characters that Adobe's Chinese character set has not, by ones that it has."""

_NAME = b"STSong-Light"
_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/%s/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    b"/CapHeight 737/StemV 58%s>>"
)
_TO_UNICODE = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapType 2 def\n"
    b"1 begincodespacerange <0000><FFFF> endcodespacerange\n%s\nendcmap end end"
)


def put_machine_font(file: PdfFile) -> int:
    """A Chinese font that is not embedded: viewers take one of the machine's."""
    descriptor = file.put(_DESCRIPTOR % (_NAME, b""))
    below = file.put(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
        b"/FontDescriptor %d 0 R/DW 1000/W[1 95 500 814 939 500]>>" % (_NAME, descriptor)
    )
    return file.put(
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/UniGB-UTF16-H/DescendantFonts[%d 0 R]>>" % (_NAME, below)
    )


def machine_code(letter: str) -> str:
    """How a letter is written in that font."""
    plain = letter.translate(_ALIKE)
    try:
        plain.encode("gb18030")
    except UnicodeEncodeError:
        plain = _MISSING
    return (plain if ord(plain) < 0x10000 else _MISSING).encode("utf-16-be").hex()


@dataclass(slots=True)
class OwnFont:
    """A font that the OFD brings; each pair of glyph and text that is drawn gets a code of its own."""

    content: bytes
    number: int
    glyphs: dict[int, int]
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, letter: Placed) -> str | None:
        """How a letter is written in this font; None where it does not have it."""
        glyph = letter.glyph if letter.glyph is not None else self.glyphs.get(ord(letter.text))
        if glyph is None or glyph > 0xFFFF or len(self.codes) >= 0xFFFE:
            return None
        return f"{self.codes.setdefault((glyph, letter.text), len(self.codes) + 1):04x}"

    def put(self, file: PdfFile) -> None:
        """Write it, after all letters are known."""
        stored = file.stream(self.content, b"/Length1 %d" % len(self.content))
        descriptor = file.put(_DESCRIPTOR % (b"Own", b"/FontFile2 %d 0 R" % stored))
        below = file.put(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]/CIDToGIDMap %d 0 R>>"
            % (descriptor, self._widths(), file.stream(self._map()))
        )
        body = b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        file.put(body % (below, file.stream(self._texts())), self.number)

    def _map(self) -> bytes:
        return b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph, _ in self.codes)

    def _widths(self) -> bytes:
        return b" ".join(b"%d[%d]" % (code, advance(text) * 1000) for (_, text), code in self.codes.items())

    def _texts(self) -> bytes:
        pairs = [f"<{code:04x}><{text.encode('utf-16-be').hex()}>" for (_, text), code in self.codes.items()]
        blocks = (pairs[place : place + 100] for place in range(0, len(pairs), 100))
        inner = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
        return _TO_UNICODE % inner.encode()


def own_font(file: PdfFile, content: bytes) -> OwnFont:
    """A font that the OFD brings, its number in the PDF reserved."""
    return OwnFont(content, file.reserve(), glyph_numbers(content))
