"""A paper is unpacked once for all who look at it, and few are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from service.whole.model import Part, Whole, packed
from service.whole.shelf import MOST, Shelf


def counted(text: str, times: list[str]) -> Callable[[], bytes]:
    def content() -> bytes:
        times.append(text)
        return packed(Whole((Part(text),)))

    return content


def test_many_who_look_at_once_share_one_paper() -> None:
    shelf, times, seen = Shelf(), list[str](), list[Whole]()
    start = threading.Barrier(8)

    def look() -> None:
        start.wait()
        seen.append(shelf.get("a", counted("a", times)))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert times == ["a"]
    assert len({id(paper) for paper in seen}) == 1


def test_the_one_not_looked_at_for_longest_is_let_go() -> None:
    shelf, times = Shelf(), list[str]()
    for name in ("a", *map(str, range(MOST - 1)), "a", "new"):
        assert shelf.get(name, counted(name, times)).blocks == (Part(name),)
    shelf.get("a", counted("a", times))
    assert times.count("a") == 1
    shelf.get("0", counted("0", times))
    assert times.count("0") == 2


def test_what_cannot_be_unpacked_is_asked_for_again() -> None:
    shelf, times = Shelf(), list[str]()
    with pytest.raises(OSError, match="gzip"):
        shelf.get("a", lambda: b"spoilt")
    assert shelf.get("a", counted("a", times)).blocks == (Part("a"),)
