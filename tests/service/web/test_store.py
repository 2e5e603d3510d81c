"""The store keeps content by its hash, whole or not at all, and never changes it."""

from __future__ import annotations

import hashlib
import io
import os
import time
from pathlib import Path

import pytest

from service.remote import StoreAway
from service.store import Kept, NotKept, Spoilt, Store, TooLarge

CONTENT = "资产负债表".encode() * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def local(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "store"))


@pytest.fixture(params=["local", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "s3":
        return Store(request.getfixturevalue("s3_url"))
    return local(tmp_path) if request.param == "local" else Store(f"memory://{tmp_path.name}")


def test_content_comes_back_by_its_hash(store: Store, tmp_path: Path) -> None:
    assert store.put(io.BytesIO(CONTENT)) == Kept(DIGEST, len(CONTENT), fresh=True)
    assert store.put(io.BytesIO(CONTENT)) == Kept(DIGEST, len(CONTENT), fresh=False)
    assert store.open(DIGEST).read() == CONTENT
    store.lay_out(DIGEST, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == CONTENT


def test_too_much_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        store.put(io.BytesIO(CONTENT), limit=len(CONTENT) - 1)
    assert not store.has(DIGEST)
    assert store.put(io.BytesIO(CONTENT), limit=len(CONTENT)).size == len(CONTENT)


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", ""])
def test_what_is_not_there_is_said(store: Store, tmp_path: Path, digest: str) -> None:
    with pytest.raises(NotKept):
        store.open(digest)
    with pytest.raises(NotKept):
        store.lay_out(digest, tmp_path / "out")


def test_readings_are_kept_by_key(store: Store) -> None:
    key = "a" * 64
    assert store.reading(key) is None
    store.keep_reading(key, b"page")
    store.keep_reading(key, b"page again")
    assert store.reading(key) == b"page again"


def test_the_original_is_read_only_and_no_draft_stays(tmp_path: Path) -> None:
    store = local(tmp_path)
    store.put(io.BytesIO(CONTENT))
    kept = tmp_path / "store" / "content" / DIGEST[:2] / DIGEST
    assert kept.stat().st_mode & 0o222 == 0
    assert list((tmp_path / "store" / "drafts").iterdir()) == []


def test_a_broken_upload_leaves_nothing(tmp_path: Path) -> None:
    class Broken:
        def read(self, size: int, /) -> bytes:
            raise ConnectionError

    store = local(tmp_path)
    with pytest.raises(ConnectionError):
        store.put(Broken())
    assert list((tmp_path / "store" / "drafts").iterdir()) == []


def test_the_check_finds_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    store = local(tmp_path)
    store.check()
    (tmp_path / "store").rename(tmp_path / "away")
    (tmp_path / "store").write_text("a file in the way")
    with pytest.raises(OSError, match=r"."):
        store.check()


def spoil(store: Store, digest: str, content: bytes, shelf: str = "content") -> None:
    """Other bytes under that name, as a bad disk or a bad person leaves them."""
    place = f"{store._root}/{shelf}/{digest[:2]}/{digest}"
    store._files.rm_file(place)
    store._files.pipe_file(place, content)


@pytest.mark.parametrize("wrong", [CONTENT[:-1], b"x" * len(CONTENT), b""])
def test_other_bytes_are_never_given_out_and_the_good_ones_heal_it(store: Store, tmp_path: Path, wrong: bytes) -> None:
    store.put_bytes(CONTENT)
    assert store.open(DIGEST).read() == CONTENT
    spoil(store, DIGEST, wrong)
    for attempt in (lambda: store.open(DIGEST), lambda: store.lay_out(DIGEST, tmp_path / "out", anew=True)):
        with pytest.raises(Spoilt):
            attempt()
    assert not store.has(DIGEST)
    assert store.put(io.BytesIO(CONTENT)) == Kept(DIGEST, len(CONTENT), fresh=True)
    assert store.open(DIGEST).read() == CONTENT
    spoil(store, DIGEST, wrong)
    store.put_bytes(CONTENT)
    assert store.has(DIGEST)


def test_a_disk_that_changes_bits_in_silence_is_found_when_it_matters(tmp_path: Path) -> None:
    store = local(tmp_path)
    store.put_bytes(CONTENT)
    assert store.has(DIGEST)
    place = tmp_path / "store" / "content" / DIGEST[:2] / DIGEST
    place.chmod(0o644)
    place.write_bytes(b"x" * len(CONTENT))
    store._remember(DIGEST, store._looks(str(place)))  # as if no time had been written with the bytes
    assert store.has(DIGEST)
    with pytest.raises(Spoilt):
        store.lay_out(DIGEST, tmp_path / "out", anew=True)
    assert not store.has(DIGEST)


def test_a_kept_reading_that_is_spoilt_or_anothers_counts_as_none(store: Store) -> None:
    one, other = "a" * 64, "b" * 64
    store.keep_reading(one, b"page of one")
    store.keep_reading(other, b"page of other")
    place = f"{store._root}/readings/bb/{other}"
    whole = store._files.cat_file(place)
    for wrong in (whole[:-1] + b"!", whole[:10], b"", store._files.cat_file(f"{store._root}/readings/aa/{one}")):
        spoil(store, other, wrong, "readings")
        assert store.reading(other) is None
    assert store.reading(one) == b"page of one"
    assert (set(store.digests()), set(store.digests("readings"))) == (set(), {one, other})


def old(store: Store, digest: str) -> None:
    """As if it had come in 1970."""
    place = f"{store._root}/content/{digest[:2]}/{digest}"
    os.utime(place, (1_000, 1_000))


def test_elsewhere_what_came_since_is_not_taken_away(store: Store) -> None:
    digest = store.put_bytes(b"paper")
    assert (store.forget(digest, time.time() - 3600), store.has(digest)) == (False, True)
    assert (store.forget(digest, time.time() + 3600), store.has(digest)) == (True, False)


def test_what_came_again_is_not_taken_away(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    kept, other = store.put_bytes(b"paper"), store.put_bytes(b"other")
    for digest in (kept, other):
        old(store, digest)
    before = time.time() - 60
    assert store.put(io.BytesIO(b"paper")).fresh is False  # somebody hands in the very file
    assert (store.forget(kept, before), store.forget(other, before)) == (False, True)
    assert (store.has(kept), store.has(other)) == (True, False)
    assert store.forget(other, before)
    assert list(store.drafts()) == []
    assert store.forget(kept, float("inf"))
    assert store.put_bytes(b"paper") == kept
    assert store.has(kept)


@pytest.mark.parametrize("odd", ["a folder", "a link in a circle", "a file where its folder was"])
def test_whatever_lies_in_a_contents_place_is_told_and_the_good_copy_heals_it(tmp_path: Path, odd: str) -> None:
    store = Store(str(tmp_path / "store"))
    digest = store.put_bytes(b"paper")
    place = tmp_path / "store" / "content" / digest[:2] / digest
    place.unlink()
    if odd == "a folder":
        (place / "of somebody").mkdir(parents=True)
    elif odd == "a link in a circle":
        place.symlink_to(place)
    else:
        place.parent.rmdir()
        place.parent.write_text("of somebody")
    other = Store(str(tmp_path / "store"))
    with pytest.raises(Spoilt):
        other.check_content(digest, anew=True)
    with pytest.raises(Spoilt):
        other.open(digest)
    assert other.put(io.BytesIO(b"paper")) == Kept(digest, 5, fresh=True)
    with other.open(digest) as file:
        assert file.read() == b"paper"
    assert len(list((tmp_path / "store").glob("aside/*"))) == (odd != "a link in a circle")  # nothing is thrown away


def test_a_kept_reading_whose_place_is_taken_counts_as_none_and_is_kept_anew(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    store.keep_reading("a" * 64, b"a page")
    place = tmp_path / "store" / "readings" / "aa" / ("a" * 64)
    place.unlink()
    place.mkdir()
    assert store.reading("a" * 64) is None
    store.keep_reading("a" * 64, b"a page")
    assert store.reading("a" * 64) == b"a page"


@pytest.mark.parametrize("mounted", [False, True])
def test_a_store_that_is_away_is_told_and_none_is_begun_in_its_place(tmp_path: Path, mounted: bool) -> None:
    root, away = tmp_path / "store", tmp_path / "away"
    digest = Store(str(root)).put_bytes(b"paper")
    store = Store(str(root), begin=False)
    root.rename(away)
    if mounted:
        root.mkdir()  # where its disk would be
    for deed in (
        lambda: store.put(io.BytesIO(b"new")),
        lambda: store.put_bytes(b"new"),
        lambda: store.keep_reading("a" * 64, b"a page"),
        lambda: store.check_content(digest, anew=True),
        lambda: store.open(digest),
        store.check,
    ):
        with pytest.raises(StoreAway):
            deed()
    assert Store(str(root), begin=False).drafts() == []
    assert root.exists() is mounted
    assert list(root.glob("*")) == []
    root.rmdir() if mounted else None
    away.rename(root)
    assert store.has(digest)
