"""A committed sample reviewed, the way the command does it, and compared with its expected.yaml."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from checkers.rulebook.loading import in_force
from extractors.isolate import Isolated
from service.attached import with_attached
from service.intake import collect
from service.model import Options
from service.page_store import KeptPages
from service.pipeline import review
from service.report.json import dumps
from tests.accuracy.match import Score, score

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = sorted(path.parent.name for path in SAMPLES.glob("*/expected.yaml"))
PICTURES = {"scan", "photo"}

# Gaps that are known and told (see README): anything else that goes missing fails.
KNOWN = yaml.safe_load(Path(__file__).with_name("known_misses.yaml").read_text(encoding="utf-8"))


def expected_of(name: str) -> dict[str, Any]:
    """What a sample says, as it was written down."""
    text = (SAMPLES / name / "expected.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def classes_of(name: str) -> set[str]:
    """Of what make a sample's papers are."""
    return {document["class"] for document in expected_of(name)["documents"]}


OF_PICTURES = tuple(name for name in NAMES if classes_of(name) & PICTURES)


def check(name: str, folder: Path, children: Isolated, pages: KeptPages) -> None:
    """The review says what is expected, and nothing dangerous."""
    got = _reviewed(name, folder, children, pages)
    assert [m for m in got.misses if _label(m) not in KNOWN.get(name, [])] == []
    assert sum(counts["dangerous"] for counts in got.counts.values()) == 0


def _reviewed(name: str, folder: Path, children: Isolated, pages: KeptPages) -> Score:
    expected = expected_of(name)
    papers = [SAMPLES / name / document["name"] for document in expected["documents"]]
    options = Options(as_of=date.fromisoformat(expected["dossier"]["as_of"]), jobs=1)
    handed = with_attached(collect(papers, folder / "unpacked"), children, folder / "attached")
    report = review(handed, in_force(), options, options.as_of or date.max, cache=pages, children=children)
    assert not all(document.error for document in report.documents)
    return score(expected, json.loads(dumps(report)), name)


def _label(miss: dict[str, Any]) -> str:
    """What was missed, without the values: `finding 8.2.floor_area`, `claim headcount`."""
    return f"{miss['what']} {miss.get('rule') or miss.get('field') or ''}".strip()
