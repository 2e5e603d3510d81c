"""Threads share a few heaps, and what is free goes back."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from extractors import heaps


def test_threads_share_a_few_heaps() -> None:
    """Asked in a process of its own: glibc has its heaps at multiples of 64 MB, else one for each thread."""
    code = (
        "import ctypes, sys, threading\n"
        "from extractors import heaps\n"
        "assert heaps.share()\n"
        "c = ctypes.CDLL(None)\n"
        "c.malloc.restype = ctypes.c_void_p\n"
        "c.malloc.argtypes = [ctypes.c_size_t]\n"
        "found, door = set(), threading.Barrier(8)\n"
        "def take():\n"
        "    door.wait()\n"
        "    found.update(c.malloc(1000) >> 26 for _ in range(50))\n"
        "    door.wait()\n"
        "threads = [threading.Thread(target=take) for _ in range(8)]\n"
        "[t.start() for t in threads]\n"
        "[t.join() for t in threads]\n"
        "print(len(found))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert int(told) <= heaps.HEAPS + 1


def test_what_is_free_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(heaps.ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=given.append))
    heaps.give_back()
    assert given == [0]


def test_elsewhere_than_with_glibc_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heaps.ctypes, "CDLL", lambda _: SimpleNamespace())
    heaps.give_back()
    assert not heaps.share()
