"""Samples with scans and photographs are reviewed; the other half of them in `test_more_samples_of_pictures.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.isolate import Isolated
from service.page_store import KeptPages
from tests.samples.reviews import OF_PICTURES, check


@pytest.mark.parametrize("name", OF_PICTURES[::2])
def test_the_review_says_what_is_expected(name: str, tmp_path: Path, children: Isolated, kept_pages: KeptPages) -> None:
    check(name, tmp_path, children, kept_pages)
