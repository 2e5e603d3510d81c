"""A bundle gives the same verdicts again, or its first difference is told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from service.bundles.parts import BadBundle, Bundle
from service.bundles.replaying import Difference, differences, replayed
from tests.service.bundles.conftest import Changed


def with_manifest(bundle: Path, members: dict[str, bytes]) -> dict[str, bytes | None]:
    """Those members, and the manifest that names their new hashes: a bundle changed by somebody who knows how."""
    with Bundle(bundle) as opened:
        manifest = json.loads(opened.read("manifest.json"))
    for part in manifest["parts"]:
        if part["path"] in members:
            content = members[part["path"]]
            part.update(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    return {**members, "manifest.json": json.dumps(manifest).encode()}


def test_the_same_verdicts_from_what_was_read_and_from_the_pages(bundle: Path) -> None:
    with Bundle(bundle) as opened:
        assert replayed(opened) == ()
        assert replayed(opened, reading=True) == ()


def test_another_rule_gives_another_verdict_and_is_told_first(bundle: Path, changed: Changed) -> None:
    with Bundle(bundle) as opened:
        rule = opened.read("rulebook/8.2.floor_area.yaml").decode()
    eased = rule.replace("value: 100\n", "value: 80\n", 1).encode()
    with Bundle(changed(with_manifest(bundle, {"rulebook/8.2.floor_area.yaml": eased}))) as opened:
        first = replayed(opened)[0]
    assert first == Difference("8.2.floor_area", "status", "not_met", "met")


def test_another_figure_gives_another_verdict(bundle: Path, changed: Changed) -> None:
    with Bundle(bundle) as opened:
        body: dict[str, Any] = opened.json("report.json")
    for claim in body["claims"]:
        if claim["field"] == "floor_area" and claim["basis"] == "evidenced":
            claim["value"] = 186.5
    report = json.dumps(body, ensure_ascii=False).encode()
    with Bundle(changed(with_manifest(bundle, {"report.json": report}))) as opened:
        assert ("8.2.floor_area", "status") in {(d.rule, d.part) for d in replayed(opened)}


def test_a_bundle_that_does_not_match_its_list_is_not_judged(changed: Changed) -> None:
    with Bundle(changed({"settings.json": b"{}"})) as opened, pytest.raises(BadBundle, match=r"settings\.json"):
        replayed(opened)


@pytest.mark.parametrize("name", ["../8.2.floor_area.yaml", "/tmp/x.yaml"])
def test_a_path_that_leads_out_of_the_bundle_is_refused(bundle: Path, changed: Changed, name: str) -> None:
    with Bundle(bundle) as opened:
        manifest = json.loads(opened.read("manifest.json"))
    content = b"id: x"
    manifest["parts"].append({"path": f"rulebook/{name}", "sha256": hashlib.sha256(content).hexdigest(), "size": 5})
    members = {f"rulebook/{name}": content, "manifest.json": json.dumps(manifest).encode()}
    with Bundle(changed({**members})) as opened, pytest.raises(BadBundle):
        replayed(opened)


def test_findings_that_came_or_went_are_differences() -> None:
    before, now = [{"rule": "a", "status": "met"}], [{"rule": "b", "status": "missing"}]
    assert list(differences(before, now)) == [
        Difference("a", "status", "met", None),
        Difference("b", "status", None, "missing"),
    ]
