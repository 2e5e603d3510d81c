"""A child takes no further task once it has done many, or recognised many pages."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from extractors import isolate, lives
from extractors.isolate import Isolated
from extractors.lives import Life


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lives, "_recognised", 0)


def test_it_ends_with_its_tasks_or_with_its_pages(recognised: None) -> None:
    assert [done for done in range(5) if done < Life(3)] == [0, 1, 2]
    for _ in range(lives.PAGES - 1):
        lives.count_page()
    assert Life(3) > 0
    lives.count_page()
    assert not Life(3) > 0


def read(pages: int) -> int:
    """As a task that recognises pages; whose process it was."""
    for _ in range(pages):
        lives.count_page()
    return os.getpid()


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Isolated]:
    monkeypatch.setattr(isolate, "TASKS", 3)
    with Isolated(jobs=1, seconds=30, megabytes=500) as found:
        yield found


def test_another_takes_the_place_of_one_that_has_done_enough(pool: Isolated) -> None:
    """The tasks are done one after the other, so that none is waited for by two."""
    whose = [pool.submit(read, pages).result(60) for pages in (0, 0, 0, 0, lives.PAGES, 1, 1)]
    assert [whose.index(pid) for pid in whose] == [0, 0, 0, 3, 3, 5, 5]
