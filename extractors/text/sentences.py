"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[。！？；!?;\n\r]+|\s{3,}")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as start and end, without the marks that end them; a wide gap parts them too."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
