"""A bundle names every part with its hash, and says which do not hold."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from extractors import zips
from service.bundles.parts import BadBundle, Bundle, Fault, of_bytes, of_file, of_json, pack
from tests.service.bundles.conftest import Changed


def test_the_same_parts_make_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    made = []
    for _ in range(2):
        target = io.BytesIO()
        listed = pack(target, [of_file("inputs/a.txt", tmp_path / "a.txt"), of_json("b.json", {"z": 1, "a": "甲"})], {})
        made.append(target.getvalue())
    assert made[0] == made[1]
    assert [(p.path, p.size) for p in listed] == [
        ("inputs/a.txt", 3),
        ("b.json", len('{\n "a": "甲",\n "z": 1\n}'.encode())),
    ]
    assert listed[0].sha256 == hashlib.sha256(b"abc").hexdigest()


def test_a_whole_bundle_has_no_fault_and_gives_its_parts(bundle: Path) -> None:
    with Bundle(bundle) as opened:
        assert tuple(opened.faults()) == ()
        assert opened.has("report.json")
        assert not opened.has("round/notice.yaml")
        assert opened.json("settings.json")["as_of"] == "2023-03-01"
        assert [one["name"] for one in opened.json("inputs.json")] == ["申请表.pdf", "租赁合同.docx"]
        assert "rulebook/8.2.floor_area.yaml" in set(opened.names("rulebook"))
        assert len(list(opened.names("readings"))) == 1


def test_parts_that_do_not_hold_are_named(changed: Changed) -> None:
    with Bundle(changed({"settings.json": b"{}", "decisions.json": None, "extra.txt": b"x"})) as opened:
        assert set(opened.faults()) == {
            Fault("extra.txt", "unlisted"),
            Fault("settings.json", "changed"),
            Fault("decisions.json", "missing"),
        }


@pytest.mark.parametrize("content", [b"no zip", b""])
def test_what_is_no_bundle_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(BadBundle) as caught:
        Bundle(tmp_path / "x.zip")
    assert "x.zip" in caught.value.text.zh


def test_a_bundle_whose_directory_is_past_bearing_is_none(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_DIRECTORY", 400)
    with pytest.raises(BadBundle):
        Bundle(bundle)


def test_a_bundle_of_another_form_is_not_guessed_at(changed: Changed) -> None:
    manifest = json.dumps({"form": "prescreen-bundle/9", "parts": []}).encode()
    with pytest.raises(BadBundle, match="prescreen-bundle/1"):
        Bundle(changed({"manifest.json": manifest}))


def test_a_part_that_is_not_there(bundle: Path) -> None:
    with Bundle(bundle) as opened, pytest.raises(BadBundle, match=r"no\.such"):
        opened.read("no.such")
    assert of_bytes("a", b"b").open().read() == b"b"
