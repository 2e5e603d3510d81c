"""How all tests are run: those that take long first, and what is loaded for all of them looked through only once."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from service.page_store import KeptPages
from service.store import Store

LONG = (
    "tests/samples/test_samples_of_pictures.py",
    "tests/samples/test_more_samples_of_pictures.py",
    "tests/service/web/browser/test_pages_of_staff.py",
    "tests/service/web/browser/test_pages.py",
    "tests/service/web/test_serve.py",
    "tests/service/web/browser/test_applicant.py",
    "tests/service/web/test_queue.py",
    "tests/samples/test_samples.py",
    "tests/service/web/browser/",
    "tests/service/web/test_backups.py",
    "tests/service/test_demo.py",
    "tests/test_new_field.py",
    "tests/chaos/",
    "tests/service/web/",
)
"""What takes long, the longest first: with one of them last, one worker would end long before the other."""

gc.disable()  # what comes into being while tests are collected stays, and there is much of it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones first; otherwise the order stays."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    return next((at for at, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG))


def pytest_collection_finish() -> None:
    """From here on objects come and go, and only they are looked at: a tenth less work in all."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def pages_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pages are kept that were read in this run, by whichever process: those of the samples are read once."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pages"


@pytest.fixture(scope="session")
def kept_pages(pages_folder: Path) -> KeptPages:
    return KeptPages(Store(pages_folder.as_uri()))
