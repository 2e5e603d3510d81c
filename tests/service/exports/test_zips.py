"""A zip is sent as it is made: whole, in small pieces, with true hashes; bytes that are not the kept ones end it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from service.exports.contents import Taking
from service.exports.zips import CHUNK, Made, Original, zipped
from service.store import NotKept, Store


@pytest.fixture
def own(tmp_path: Path, taking: Taking) -> Taking:
    return Taking(Store(str(tmp_path / "own")), taking.clock, "zh")


def kept(own: Taking, name: str, content: bytes) -> Original:
    return Original(name, own.store.put_bytes(content), len(content))


def test_the_zip_is_whole_and_its_pieces_are_small(own: Taking) -> None:
    big = os.urandom(9 * CHUNK)
    originals = [kept(own, "a.pdf", big), kept(own, "A.PDF", b"2"), kept(own, "甲/乙.txt", b"3")]
    pieces = list(zipped(originals, [Made("r.json", lambda: b"{}")], {"dossier": "x"}, own))
    assert max(map(len, pieces)) < 2 * CHUNK
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    assert archive.namelist() == [
        "原件/a.pdf",
        "原件/A (2).PDF",
        "原件/甲_乙.txt",
        "预审报告/r.json",
        "文件校验值.txt",
        "目录.json",
    ]
    assert archive.read("原件/a.pdf") == big
    manifest = json.loads(archive.read("目录.json"))
    assert manifest["dossier"] == "x"
    assert [(f["size"], f["sha256"]) for f in manifest["files"][:2]] == [
        (len(big), hashlib.sha256(big).hexdigest()),
        (1, hashlib.sha256(b"2").hexdigest()),
    ]


def test_what_is_not_what_was_handed_in_is_not_handed_out(own: Taking, tmp_path: Path) -> None:
    original = kept(own, "a.pdf", b"true")
    place = tmp_path / "own" / "content" / original.sha256[:2] / original.sha256
    place.chmod(0o644)
    place.write_bytes(b"forged")
    with pytest.raises(NotKept):
        list(zipped([original], [], {}, own))


def test_nothing_is_made_before_its_turn(own: Taking) -> None:
    calls: list[int] = []
    pieces = zipped([kept(own, "a.txt", b"1")], [Made("r.json", lambda: bytes(calls.append(1) or 0))], {}, own)
    next(pieces)
    assert calls == []
    list(pieces)
    assert calls == [1]
