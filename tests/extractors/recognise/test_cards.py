"""A GPU is used only where there is one, keeps ready for each shape, and gives way to the processor where it fails."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnxruntime
import pytest

from extractors.recognise import cards, networks, rapid
from tests.extractors.recognise import drawn


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    cards.ready.cache_clear()
    networks.engine.cache_clear()
    yield
    cards.ready.cache_clear()
    networks.engine.cache_clear()


def _driver(said: int, number: int) -> Callable[[str], Any]:
    def count(place: Any) -> int:
        place._obj.value = number
        return 0

    return lambda name: SimpleNamespace(cuInit=lambda flags: said, cuDeviceGetCount=count)


def _missing(name: str) -> Any:
    raise OSError(f"{name}: cannot open shared object file")


@pytest.mark.parametrize(
    ("providers", "driver", "told"),
    [
        ([cards.CPU], _driver(0, 1), "knows no CUDA"),
        ([cards.CUDA, cards.CPU], _missing, "libcuda.so.1"),
        ([cards.CUDA, cards.CPU], _driver(100, 0), "says 100"),
        ([cards.CUDA, cards.CPU], _driver(0, 0), "knows 0 cards"),
        ([cards.CUDA, cards.CPU], _driver(0, 1), ""),
    ],
    ids=["other package", "no driver", "all cards hidden", "no card", "a card"],
)
def test_where_there_is_no_gpu_it_is_told_once_and_the_processor_reads(
    providers: list[str],
    driver: Callable[[str], Any],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: providers)
    monkeypatch.setattr(onnxruntime, "preload_dlls", lambda: print("Failed to load libcublas"), raising=False)
    monkeypatch.setattr(ctypes, "CDLL", driver)
    assert [cards.ready(), cards.ready()] == [not told] * 2
    assert [told in record.message for record in caplog.records] == ([True] if told else [])
    assert capsys.readouterr().out == ""


AT_ONCE = 8
"""Strips in a run, fewer than of a real card: here the processor reads the blank ones too."""


class Card:
    """The processor under a GPU's name: how many sessions there are, and at which run it is lost."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.runs, self.lost_at = 0, 0
        monkeypatch.setattr(cards, "CUDA", cards.CPU)
        monkeypatch.setattr(cards, "ready", lambda: True)
        monkeypatch.setattr(networks, "rapidocr_backend", lambda: "gpu")
        monkeypatch.setattr(networks, "CARD_AT_ONCE", AT_ONCE)
        own = onnxruntime.InferenceSession.run

        def run(session: Any, *given: Any) -> Any:
            self.runs += 1
            if self.runs == self.lost_at:
                raise RuntimeError("CUDA failure 719")
            return own(session, *given)

        monkeypatch.setattr(onnxruntime.InferenceSession, "run", run)


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Card:
    return Card(monkeypatch)


def _read() -> list[str]:
    table = drawn.page()[380:920]
    strips = [rapid.strip(table, quad) for quad in rapid.find_lines(table, drawn.DPI, 1)]
    return sorted(read.text for read in rapid.read_strips(strips, 1))


@pytest.mark.filterwarnings("ignore:Duplicate provider")
def test_strips_are_read_in_batches_of_few_shapes_with_a_session_for_each(card: Card) -> None:
    words = _read()
    assert {figure for _, figure in drawn.FIGURES} <= set(words)
    kept = networks.engine(1).reader().session.session._by_shape
    assert all(batch * width == AT_ONCE * 160 for batch, _, _, width in kept)
    assert len(set(map(id, kept.values()))) == len(kept) <= 4
    before = dict(kept)
    assert _read() == words
    assert dict(kept) == before


@pytest.mark.filterwarnings("ignore:Duplicate provider")
def test_of_a_card_that_is_lost_nothing_is_lost(card: Card, caplog: pytest.LogCaptureFixture) -> None:
    words = _read()
    networks.engine.cache_clear()
    card.runs, card.lost_at = 0, 3
    with caplog.at_level(logging.WARNING):
        assert _read() == words
    assert [r.message for r in caplog.records] == ["the GPU failed, what it was to read is read by the processor"]


def test_what_is_wrong_with_the_input_itself_is_raised(card: Card) -> None:
    lasting = networks.engine(1).turned().session.session
    with pytest.raises(Exception, match=r"invalid dimensions|rank"):
        lasting.run(None, {lasting.get_inputs()[0].name: np.zeros((1,), np.float32)})


@pytest.mark.filterwarnings("ignore:Duplicate provider")
def test_the_shapes_longest_not_seen_make_room(card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "SHAPES", 2)
    lasting = networks.engine(1).turned().session.session
    name = lasting.get_inputs()[0].name
    for size in (1, 2, 1, 3):
        lasting.run(None, {name: np.zeros((size, 3, 48, 192), np.float32)})
    assert [shape[0] for shape in lasting._by_shape] == [1, 3]


def test_a_model_that_the_card_does_not_take_is_run_by_the_processor(caplog: pytest.LogCaptureFixture) -> None:
    made = SimpleNamespace(get_providers=lambda: [cards.CPU], run=lambda names, given: "read")
    with caplog.at_level(logging.WARNING):
        assert cards.Lasting(made).run(None, {}) == "read"
    assert len(caplog.records) == 1
