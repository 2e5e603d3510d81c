"""Which glyph a TrueType or OpenType font shows for a character: its table `cmap`, formats 4 and 12."""

from __future__ import annotations

import struct

_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0), (3, 0))
"""Tables by how much they hold, the last of symbol fonts."""

_MOST = 70_000


def glyph_numbers(font: bytes) -> dict[int, int]:
    """By character the glyph's number; empty where the font has no table that is understood."""
    try:
        return _read(font)
    except (struct.error, IndexError):
        return {}


def _read(font: bytes) -> dict[int, int]:
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for place in range(min(count, 100)):
        name, _, start, size = struct.unpack_from(">4sIII", font, 12 + 16 * place)
        tables[name] = font[start : start + size]
    table = tables.get(b"cmap", b"")
    if not table:
        return {}
    parts = {}
    for place in range(struct.unpack_from(">H", table, 2)[0]):
        platform, coding, start = struct.unpack_from(">HHI", table, 4 + 8 * place)
        parts[platform, coding] = table[start:]
    key = next((key for key in _UNICODE if key in parts), None)
    if key is None:
        return {}
    found = _mapped(parts[key])
    return found if key != (3, 0) else {**{code & 0xFF: glyph for code, glyph in found.items()}, **found}


def _mapped(part: bytes) -> dict[int, int]:
    form = struct.unpack_from(">H", part)[0]
    return _segments(part) if form == 4 else _groups(part) if form == 12 else {}


def _groups(part: bytes) -> dict[int, int]:
    found: dict[int, int] = {}
    for place in range(struct.unpack_from(">I", part, 12)[0]):
        first, last, glyph = struct.unpack_from(">III", part, 16 + 12 * place)
        if last - first + len(found) > _MOST:
            break
        found.update({code: glyph + code - first for code in range(first, last + 1)})
    return found


def _segments(part: bytes) -> dict[int, int]:
    twice = struct.unpack_from(">H", part, 6)[0]
    count = twice // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", part, offset) for offset in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    found: dict[int, int] = {}
    for place in range(count):
        for code in range(starts[place], min(ends[place], 0xFFFE) + 1):
            glyph = code
            if ranges[place]:
                at = 16 + 3 * twice + 2 * place + ranges[place] + 2 * (code - starts[place])
                glyph = struct.unpack_from(">H", part, at)[0]
                if not glyph:
                    continue
            found[code] = (glyph + deltas[place]) & 0xFFFF
    return {code: glyph for code, glyph in found.items() if glyph}
