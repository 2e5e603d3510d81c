"""Every committed sample is reviewed, the way the command does it, and compared with its expected.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from checkers.rulebook.loading import in_force
from extractors.isolate import Isolated
from service.attached import with_attached
from service.intake import collect
from service.model import Options
from service.pipeline import new_children, review
from service.report.json import dumps
from tests.accuracy.match import Score, score

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = sorted(path.parent.name for path in SAMPLES.glob("*/expected.yaml"))


def expected_of(name: str) -> dict[str, Any]:
    text = (SAMPLES / name / "expected.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@pytest.fixture(scope="module")
def children() -> Iterator[Isolated]:
    """One child for all samples: its engines are loaded once."""
    with new_children(Options(jobs=1)) as pool:
        yield pool


def reviewed(name: str, folder: Path, children: Isolated) -> Score:
    expected = expected_of(name)
    papers = [SAMPLES / name / document["name"] for document in expected["documents"]]
    options = Options(as_of=date.fromisoformat(expected["dossier"]["as_of"]), jobs=1)
    handed = with_attached(collect(papers, folder / "unpacked"), children, folder / "attached")
    report = review(handed, in_force(), options, options.as_of or date.max, children=children)
    assert not all(document.error for document in report.documents)
    return score(expected, json.loads(dumps(report)), name)


def test_there_are_samples_of_many_makes() -> None:
    assert len(NAMES) >= 10
    classes = {d["class"] for name in NAMES for d in expected_of(name)["documents"]}
    assert classes == {"text", "word", "sheet", "scan", "photo"}


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_there_and_none_else(name: str) -> None:
    papers = {document["name"] for document in expected_of(name)["documents"]}
    there = {path.name for path in (SAMPLES / name).iterdir()}
    assert there == papers | {"expected.yaml"}


def test_all_samples_together_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 20_000_000


# Gaps that are known and told (see README): anything else that goes missing fails.
KNOWN = yaml.safe_load(Path(__file__).with_name("known_misses.yaml").read_text(encoding="utf-8"))


def label(miss: dict[str, Any]) -> str:
    """What was missed, without the values: `finding 8.2.floor_area`, `claim headcount`."""
    return f"{miss['what']} {miss.get('rule') or miss.get('field') or ''}".strip()


@pytest.mark.parametrize("name", NAMES)
def test_the_review_of_a_sample_says_what_is_expected(name: str, tmp_path: Path, children: Isolated) -> None:
    got = reviewed(name, tmp_path, children)
    assert [m for m in got.misses if label(m) not in KNOWN.get(name, [])] == []
    assert sum(counts["dangerous"] for counts in got.counts.values()) == 0
