"""Learns the weights from sentences: `python -m extractors.sense.training` (make train) writes weights.bin.

Each run of characters counts by how much more often it stands in sentences of the one kind, and a logistic regression
over these learns the rest (Wang and Manning, Baselines and Bigrams, ACL 2012; steps by AdaGrad, Duchi et al. 2011).
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.sense.features import SLOTS, features
from extractors.sense.weights import FILE, Weights, packed
from extractors.text.script import script

SENTENCES = Path(__file__).with_name("sentences")
"""Each line `1|sentence` or `0|sentence`: after 1 a figure of the applicant is less than it looks."""
ROUNDS, STEP, SHRINK, SEED = 30, 0.5, 1e-4, 0
_WIDEST = 2**15 - 1

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence by the numbers of its runs, and whether a figure is less after it."""

    runs: NDArray[np.int64]
    lessens: bool


def samples(folder: Path = SENTENCES) -> Iterator[Sample]:
    """The sentences of a folder's files, in order. Raises ValueError for a line that begins with neither 0 nor 1."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            said, bar, sentence = line.partition("|")
            if said not in ("0", "1") or not bar or not sentence:
                raise ValueError(f"{path.name}, line {number}: write 1|sentence or 0|sentence")
            # Papers are read in this script too.
            runs = features(script(sentence, lines=True).text)
            yield Sample(np.asarray(runs, dtype=np.int64), said == "1")


def hash_of(folder: Path = SENTENCES) -> str:
    """By which it is known whether weights come from these sentences."""
    content = b"".join(path.read_bytes() for path in sorted(folder.glob("*.txt")))
    return hashlib.sha256(content).hexdigest()


def train(given: Sequence[Sample], of: str) -> Weights:
    """The weights for these samples; the same samples give the same weights."""
    more, bias = _ratios(given), 0.0
    weights, steps, bias_steps = np.zeros(SLOTS), np.full(SLOTS, 1e-8), 1e-8
    chance = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        for at in chance.permutation(len(given)):
            runs = given[at].runs
            values = more[runs] / np.sqrt(len(runs))
            off = 1 / (1 + np.exp(-(weights[runs] @ values + bias))) - given[at].lessens
            slope = off * values + SHRINK * weights[runs]
            steps[runs] += slope**2
            weights[runs] -= STEP * slope / np.sqrt(steps[runs])
            bias_steps += off**2
            bias -= STEP * off / np.sqrt(bias_steps)
    return _as_weights(more * weights, float(bias), of)


def _ratios(given: Sequence[Sample]) -> Numbers:
    """How much more often each run stands in sentences of the one kind, as a logarithm."""
    counts = {kind: np.ones(SLOTS) for kind in (True, False)}
    for sample in given:
        counts[sample.lessens][sample.runs] += 1
    sizes = {kind: 1 + sum(s.lessens is kind for s in given) for kind in counts}
    return np.asarray(np.log(counts[True] / sizes[True]) - np.log(counts[False] / sizes[False]))


def _as_weights(values: Numbers, bias: float, of: str) -> Weights:
    scale = float(np.abs(values).max()) / _WIDEST
    return Weights(of, bias, scale, array("h", np.round(values / scale).astype(np.int16).tobytes()))


def main() -> int:
    """Train on the sentences beside this file and write the weights."""
    given = tuple(samples())
    FILE.write_bytes(packed(train(given, hash_of())))
    lessening = sum(sample.lessens for sample in given)
    sys.stdout.write(f"{len(given)} sentences, {lessening} that lessen: {FILE.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
