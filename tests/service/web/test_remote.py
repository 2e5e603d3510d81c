"""A store on a server that speaks S3: what a cut line, a killed upload and others who write there do to it."""

from __future__ import annotations

import hashlib
import io
import socket
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from service.remote import PART, StoreAway, is_s3
from service.settings import BadSetting, load
from service.store import NotKept, Spoilt, Store
from service.tables import Run, State
from tests.service.web.callers import Office

CONTENT = b"page of a lease\n" * 64
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(s3_url: str) -> Store:
    return Store(s3_url)


def test_two_machines_see_the_same(store: Store, s3_url: str, tmp_path: Path) -> None:
    other = Store(s3_url)
    assert list(other.digests()) == []
    store.put(io.BytesIO(CONTENT))
    assert list(other.digests()) == [DIGEST]
    other.lay_out(DIGEST, tmp_path / "paper.txt")
    assert (tmp_path / "paper.txt").read_bytes() == CONTENT
    other.drop(DIGEST)
    with pytest.raises(NotKept):
        store.open(DIGEST)


def test_a_bucket_that_was_never_made_is_made_by_the_first_check(s3_url: str) -> None:
    store = Store(s3_url.replace("://papers/", "://spring-papers/"))
    store.check()
    assert store.put_bytes(CONTENT) == DIGEST
    assert list(store.digests()) == [DIGEST]


def test_what_is_given_out_is_what_was_held_against_its_hash(store: Store, tmp_path: Path) -> None:
    """Somebody changes the object after it was found sound; no length or moment tells of it."""
    store.put_bytes(CONTENT)
    store.check_content(DIGEST)
    place = store._place("content", DIGEST)
    store._files.pipe_file(place, b"x" * len(CONTENT))
    store._remember(DIGEST, store._looks(place))
    for attempt in (lambda: store.open(DIGEST), lambda: store.lay_out(DIGEST, tmp_path / "out")):
        with pytest.raises(Spoilt):
            attempt()
    assert not (tmp_path / "out").exists()


def test_a_large_file_goes_in_parts_and_is_seen_when_it_is_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    large = bytes(range(256)) * (2 * PART // 256) + b"end"
    digest = hashlib.sha256(large).hexdigest()
    parts = []
    inner = store._files._files._call_s3

    async def cut(method: str, *args: object, **kwargs: object) -> object:
        parts.append(method)
        if parts.count("upload_part") == 2:
            raise ConnectionResetError("the line is cut")
        return await inner(method, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(store._files._files, "_call_s3", cut)
        with pytest.raises(OSError, match="cut"):
            store.put(io.BytesIO(large))
    assert not store.has(digest)
    assert list(store.digests()) == []
    assert store.put(io.BytesIO(large)).fresh
    with store.open(digest) as file:
        assert file.read() == large


def test_an_upload_that_a_killed_process_left_is_given_up(store: Store) -> None:
    bucket, _, key = store._place("content", DIGEST).partition("/")
    store._files.call_s3("create_multipart_upload", Bucket=bucket, Key=key)
    assert store._files.give_up_unfinished(timedelta(days=36500)) == 0  # as one that may well be under way
    assert store.give_up_unfinished() == 1
    assert store.give_up_unfinished() == 0


def test_a_server_that_is_not_there_is_told_soon(s3_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{closed.getsockname()[1]}")
        store, begun = Store(f"{s3_url}-away"), time.monotonic()
        store._files._files.retries = 2
        for attempt in (lambda: store.has(DIGEST), lambda: store.put(io.BytesIO(CONTENT)), store.check):
            with pytest.raises(StoreAway):
                attempt()
    assert time.monotonic() - begun < 20


def test_a_run_waits_for_a_store_that_is_away_and_that_is_no_attempt(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise StoreAway("no answer")

    dossier = office.dossier(form="total_assets=400000")
    office.applicant.post(f"/dossiers/{dossier}/runs")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "lay_out", away)
        assert office.work() == ["store away"]
    with office.database.reading() as session:
        run = session.scalars(select(Run)).one()
    assert (run.state, run.attempt) == (State.QUEUED, 0)
    assert office.work() == ["done"]


def test_keys_that_open_nothing_are_told_as_such(s3_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", "/nonexistent")
    store = Store(f"{s3_url}-unknown")
    with pytest.raises(StoreAway, match="NoCredentials"):
        store.check()


def test_a_store_for_which_the_extra_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_s3("s3://papers")
    assert not is_s3("/srv/s3")
    monkeypatch.setattr("service.remote.find_spec", lambda name: None)
    with pytest.raises(BadSetting, match=r"prescreen\[s3\]"):
        load({"STORAGE_URL": "s3://papers/x"}, tmp_path)
