"""Keeps what papers say, so that an unchanged one is not worked out again; it is found only where all is as it was.

That is: the paper's bytes, name and pages as they were read, a person's word on what it is, the readers, and all code
and words by which papers are understood.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Sequence

from extractors.formats import Outline
from extractors.model import Page
from extractors.recognise.engines import Engines
from service import understood_json
from service.children import Kinds, Understood
from service.model import Readers
from service.page_store import written
from service.store import Store
from service.version import understanding_version

FORM = 1
"""Counts up with each change of how it is written down."""

_HASH = 64


class KeptSaid:
    """The store as a place for what papers say; of each content the last one. What is damaged counts as not kept.

    Nothing is kept before `settle`: whoever asks for it has seen that the files are still what they were.
    """

    def __init__(self, store: Store, readers: Readers) -> None:
        self._store = store
        self._readers: Readers = readers
        self._new: dict[str, bytes] = {}

    def find(self, outline: Outline, pages: Sequence[Page], engines: Engines, kinds: Kinds) -> Understood | None:
        """What the paper says, if it was worked out before from just this."""
        content = self._store.reading(digest(outline.sha256, self._readers, understanding_version()))
        try:
            whole = gzip.decompress(content or b"")
            same = whole[:_HASH].decode("latin-1") == _inputs(outline, pages, engines, kinds)
            return understood_json.read(whole[_HASH:]) if same else None
        except (OSError, EOFError, zlib.error, understood_json.NotUnderstood):
            return None

    def keep(self, outline: Outline, pages: Sequence[Page], engines: Engines, kinds: Kinds, said: Understood) -> None:
        """To be kept, if it comes back as it is."""
        content = understood_json.written(said)
        if understood_json.read(content) == said:
            whole = _inputs(outline, pages, engines, kinds).encode() + content
            key = digest(outline.sha256, self._readers, understanding_version())
            self._new[key] = gzip.compress(whole, compresslevel=5, mtime=0)

    def settle(self) -> None:
        """Write down what is to be kept."""
        for key, content in self._new.items():
            self._store.keep_reading(key, content)
        self._new.clear()


def digest(sha256: str, readers: Readers, version: str) -> str:
    """The one place for what a content says."""
    return hashlib.sha256("\n".join(("said", str(FORM), sha256, readers, version)).encode()).hexdigest()


def _inputs(outline: Outline, pages: Sequence[Page], engines: Engines, kinds: Kinds) -> str:
    """One hash of all that what a paper says is made from, beside its bytes, code and words."""
    read = (engines.first, engines.second)
    made = hashlib.sha256(repr((outline.name, outline.format, outline.pages, outline.notes, kinds, read)).encode())
    for page in pages:
        made.update(written(page))
    return made.hexdigest()
