"""Every committed sample is there whole; those of text are reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.isolate import Isolated
from service.page_store import KeptPages
from tests.samples.reviews import NAMES, PICTURES, SAMPLES, check, classes_of, expected_of


def test_there_are_samples_of_many_makes() -> None:
    assert len(NAMES) >= 10
    assert set().union(*map(classes_of, NAMES)) == {"text", "word", "sheet", "scan", "photo"}


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_there_and_none_else(name: str) -> None:
    papers = {document["name"] for document in expected_of(name)["documents"]}
    there = {path.name for path in (SAMPLES / name).iterdir()}
    assert there == papers | {"expected.yaml"}


def test_all_samples_together_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 20_000_000


@pytest.mark.parametrize("name", [name for name in NAMES if not classes_of(name) & PICTURES])
def test_the_review_of_a_sample_says_what_is_expected(
    name: str, tmp_path: Path, children: Isolated, kept_pages: KeptPages
) -> None:
    check(name, tmp_path, children, kept_pages)
