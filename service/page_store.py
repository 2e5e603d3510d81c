"""Keeps pages that were read, as JSON in the store: a pickle would be code for whoever can write there."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from extractors.model import Page
from service.model import PageKey
from service.store import NotKept, Store

FORM = 1
"""Counts up with each change of how a page is written down; how a page is made up is in the key's version."""

_page: TypeAdapter[Page] = TypeAdapter(Page)


class KeptPages:
    """The store as a review's page cache. What cannot be understood counts as not kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._new: list[str] = []

    def get(self, key: PageKey, /) -> Page | None:
        """The page as it was read under that key."""
        content = self._store.reading(digest(key))
        return None if content is None else unpacked(content)

    def put(self, key: PageKey, page: Page, /) -> None:
        """Keep the page."""
        self._new.append(digest(key))
        self._store.keep_reading(self._new[-1], packed(page))

    def only_after(self, check: Callable[[], None]) -> None:
        """Take back what this has kept where the files turn out not to be what they were thought to be.

        Raises what `check` raises.
        """
        try:
            check()
        except NotKept:
            for key in self._new:
                self._store.drop_reading(key)
            raise


def digest(key: PageKey) -> str:
    """One hash of all that a reading depends on, and of how it is written down."""
    parts = (str(FORM), key.sha256, str(key.number), key.readers, key.version)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def packed(page: Page) -> bytes:
    """The page as compressed JSON."""
    return gzip.compress(written(page), compresslevel=5, mtime=0)


def written(page: Page) -> bytes:
    """The page as JSON; numbers keep every digit."""
    return _page.dump_json(page)


def unpacked(content: bytes) -> Page | None:
    """The page again; None where the content is damaged or of another make."""
    try:
        return _page.validate_json(gzip.decompress(content))
    except (OSError, EOFError, zlib.error, ValidationError):
        return None
