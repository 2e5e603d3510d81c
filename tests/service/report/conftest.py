"""One invented report and its pictures for all tests of the renderers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractors.isolate import Isolated
from service.model import Options, Report
from service.pipeline import new_children
from service.report.crops import Pictures, pictures
from tests.service.invented import report as invented


@pytest.fixture(scope="session")
def children() -> Iterator[Isolated]:
    with new_children(Options(jobs=1)) as pool:
        yield pool


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return invented(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="session")
def made(report: Report, children: Isolated) -> Pictures:
    return pictures(report, children)
