"""Bytes of a text as text: UTF-8, UTF-16 or a Chinese coding."""

from __future__ import annotations

_CODINGS = ("utf-8-sig", "gb18030")
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes) -> str | None:
    """The text; None where no coding fits."""
    if content.startswith(_MARKS):
        return content.decode("utf-16", errors="replace")
    for coding in _CODINGS:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    return None
