"""The conditions of a board put together by the paragraph that asks for them, each with the worst of its lights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from service.records.decisions import Standing
from service.records.lights import Light

_NUMBER = re.compile(r"\d+(?:\.\d+)*(?=\.)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lamp:
    """A paragraph's lights in one dossier, worst first, drawn as the first of them; `alike` are as bad as it."""

    paragraph: str
    standings: tuple[Standing, ...]

    @property
    def worst(self) -> Standing:
        """The one that the paragraph is drawn as."""
        return self.standings[0]

    @property
    def alike(self) -> int:
        """How many are as bad as the worst."""
        return sum(s.light.rank == self.worst.light.rank for s in self.standings)

    @property
    def open(self) -> int:
        """How many wait for a decision."""
        return sum(s.is_open for s in self.standings)

    @property
    def is_decided(self) -> bool:
        """Whether something was decided, and nothing waits."""
        return not self.open and any(s.decision for s in self.standings)


def paragraphs(lights: Iterable[Light]) -> dict[str, str]:
    """For each light's key the paragraph that it stands in, in the order of the paragraphs, Article 8 first.

    What a figure's papers agree on stands with the figure's own condition.
    """
    found = list(lights)
    homes = {one.field: number for one in found if one.field and (number := _number(one.rule))}
    named = {one.key: _number(one.rule) or homes.get(one.field or "") or one.rule.partition(".")[0] for one in found}
    return dict(sorted(named.items(), key=lambda item: _place(item[1])))


def lamps(standings: Iterable[Standing], named: dict[str, str]) -> dict[str, Lamp]:
    """A dossier's lamp for each paragraph in which it has a light."""
    by_paragraph: dict[str, list[Standing]] = {}
    for one in standings:
        by_paragraph.setdefault(named[one.light.key], []).append(one)
    return {
        paragraph: Lamp(paragraph, tuple(sorted(found, key=lambda s: s.light.rank)))
        for paragraph, found in by_paragraph.items()
    }


def _number(rule: str) -> str:
    """The number of the article and paragraph that a rule is named after, "" where it has none."""
    found = _NUMBER.match(rule)
    return found[0] if found else ""


def _place(paragraph: str) -> tuple[bool, bool, tuple[int, ...], str]:
    """Article 8, then the other articles by number, then what has none."""
    numbers = tuple(int(n) for n in paragraph.split(".")) if paragraph[:1].isdigit() else ()
    return (numbers[:1] != (8,), not numbers, numbers, paragraph)
