"""The word lists, and the rule by which a seed draws from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

STRANGE_FROM = 3000
"""Seeds from here on also draw what papers of strangers taught: another's papers, hidden rows, seals of any colour …"""
HELD_OUT_FROM = 1000
"""Seeds from here on draw from the held-out lists too, so that fitting to the open ones shows."""


@cache
def _lists(name: str) -> dict[str, dict[str, list[Any]]]:
    text = (Path(__file__).parent / "wordings" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


class Words:
    """Draws wordings; `held` tells whether the held-out part is drawn from (three times in four).

    `strange`: papers may also be what strangers make of them.
    """

    def __init__(self, rng: Random, held: bool = False, strange: bool = False) -> None:
        self.rng, self.held, self.strange = rng, held, strange

    def strangely(self, likelihood: float) -> bool:
        """Whether something strange is drawn; never, and without a draw, for seeds that are not strange."""
        return self.strange and self.rng.random() < likelihood

    def all(self, path: str) -> list[Any]:
        """The wordings that this seed may use, `path` is file.list."""
        file, name = path.split(".")
        lists = _lists(file)[name]
        if self.held and lists.get("held") and self.rng.random() < 0.75:
            return lists["held"]
        return lists["open"]

    def pick(self, path: str) -> Any:
        """One wording."""
        return self.rng.choice(self.all(path))

    def some(self, path: str, count: int) -> list[Any]:
        """So many different wordings, or as many as there are."""
        choices = self.all(path)
        return self.rng.sample(choices, min(count, len(choices)))
