"""One reading child for all samples of a file: its engines are loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.isolate import Isolated
from service.model import Options
from service.pipeline import new_children


@pytest.fixture(scope="module")
def children() -> Iterator[Isolated]:
    with new_children(Options(jobs=1)) as pool:
        yield pool
