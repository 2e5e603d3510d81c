"""A page that was read comes back to the last digit, or not at all."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from extractors.model import Box, Note, NoteCode, Page, Reader, RulingLine, Word
from service.model import PageKey
from service.page_store import KeptPages, digest, packed, unpacked
from service.store import Spoilt, Store

PAGE = Page(
    number=3,
    width=595.276,
    height=841.89,
    reader=Reader.RAPIDOCR,
    words=(Word("资产", Box(0.1, 1 / 3, 2e-7, 4.0), 0.987654321, (0.1, 0.2, 0.3)), Word("　", Box(1.0, 2.0, 3.0, 4.0))),
    ruling_lines=(RulingLine(1.0, 2.0, 3.0, 2.0),),
    to_page=(0.0, -1.0, 595.0, 1.0, 0.0, 0.0, 0.0, 1e-9, 1.0),
    notes=(Note(NoteCode.SEAL, 3, "章"),),
)
KEY = PageKey("a" * 64, 3, "auto", "v1")


def test_a_page_comes_back_as_it_was() -> None:
    assert unpacked(packed(PAGE)) == PAGE


def test_the_store_gives_back_what_was_kept_under_the_very_key(store: Store) -> None:
    kept = KeptPages(store)
    assert kept.get(KEY) is None
    kept.put(KEY, PAGE)
    assert kept.get(KEY) == PAGE
    for other in (
        replace(KEY, sha256="b" * 64),
        replace(KEY, number=4),
        replace(KEY, readers="tesseract"),
        replace(KEY, version="v2"),
    ):
        assert kept.get(other) is None


def test_what_was_kept_from_files_that_changed_is_taken_back(store: Store) -> None:
    before, now = KeptPages(store), KeptPages(store)
    before.put(replace(KEY, number=1), PAGE)
    now.put(KEY, PAGE)
    now.only_after(lambda: None)
    assert now.get(KEY) == PAGE

    def changed() -> None:
        raise Spoilt("a" * 64)

    with pytest.raises(Spoilt):
        now.only_after(changed)
    assert now.get(KEY) is None
    assert now.get(replace(KEY, number=1)) == PAGE


# Named: gzip writes the time, and both test processes must see the same names.
@pytest.mark.parametrize(
    "content",
    [b"", b"junk", gzip.compress(b"{}"), gzip.compress(b"[1]"), packed(PAGE)[:-20]],
    ids=["nothing", "junk", "no page", "a list", "cut"],
)
def test_what_is_damaged_counts_as_not_kept(store: Store, content: bytes) -> None:
    store.keep_reading(digest(KEY), content)
    assert KeptPages(store).get(KEY) is None
