"""The weights of runs of characters, kept beside the code, and what a sentence comes to by them.

A file of weights is one line of JSON (what it was trained on, bias, scale) and the weights as 16-bit numbers, packed.
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from extractors.sense.features import SLOTS, features

FILE = Path(__file__).with_name("weights.bin")


@dataclass(frozen=True, slots=True)
class Weights:
    """`of` is the hash of the sentences that they come from; each weight is a 16-bit number times `scale`."""

    of: str
    bias: float
    scale: float
    values: array[int]

    def score(self, sentence: str) -> float:
        """What a sentence comes to: above 0 it sounds more like those after which a figure is less than it looks."""
        runs = features(sentence)
        return self.bias + self.scale * sum(self.values[run] for run in runs) / math.sqrt(len(runs))


def packed(weights: Weights) -> bytes:
    """The weights as their file holds them."""
    head = json.dumps({"of": weights.of, "bias": weights.bias, "scale": weights.scale})
    return head.encode() + b"\n" + zlib.compress(weights.values.tobytes(), 9)


def unpacked(content: bytes) -> Weights:
    """The weights of such a file. Raises ValueError for one of another size."""
    head, _, body = content.partition(b"\n")
    values = array("h", zlib.decompress(body))
    if len(values) != SLOTS:
        raise ValueError(f"{len(values)} weights instead of {SLOTS}")
    return Weights(**json.loads(head), values=values)


@cache
def own() -> Weights:
    """Those that lie beside this file."""
    return unpacked(FILE.read_bytes())


@lru_cache(maxsize=4096)
def sounds(sentence: str) -> float:
    """How much a sentence sounds, by these, as if a figure were less after it."""
    return own().score(sentence)
