"""The weights come back as they were packed, belong to the sentences beside them, and hold on sentences of others."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from extractors.sense import weights
from extractors.sense.features import SLOTS, features
from extractors.sense.training import hash_of
from extractors.text.script import script

HELD_OUT = Path(__file__).with_name("held_out")


def test_what_is_packed_is_unpacked() -> None:
    values = array("h", [0]) * SLOTS
    values[7] = -320
    kept = weights.Weights("abc", 0.25, 0.5, values)
    assert weights.unpacked(weights.packed(kept)) == kept


def test_a_file_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="3 weights"):
        weights.unpacked(weights.packed(weights.Weights("abc", 0.0, 1.0, array("h", [1, 2, 3]))))


def test_a_score_is_what_the_runs_weigh() -> None:
    runs = features("甲")
    values = array("h", [0]) * SLOTS
    values[runs[0]] = 4
    assert weights.Weights("", 1.0, 0.5, values).score("甲") == pytest.approx(1 + 2 / len(runs) ** 0.5)


def test_the_weights_are_those_of_the_sentences() -> None:
    assert weights.own().of == hash_of(), "sentences were changed: make train"


@pytest.mark.parametrize(("kind", "heard", "falsely"), [("premises", 75, 5), ("accounts", 75, 3), ("papers", 65, 5)])
def test_sentences_that_were_held_back_are_told_apart(kind: str, heard: int, falsely: int) -> None:
    """The sentences are of a writer whose others are not among those that the weights come from; shares in percent."""
    lines = (HELD_OUT / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    scores = {said: [] for said in "01"}
    for line in lines:
        scores[line[0]].append(weights.own().score(script(line[2:], lines=True).text) > 0)
    assert 100 * sum(scores["1"]) >= heard * len(scores["1"])
    assert 100 * sum(scores["0"]) <= falsely * len(scores["0"])
