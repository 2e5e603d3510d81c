"""What was handed in and acknowledged, and what must therefore be found at the end."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.fields import all_fields
from tests.chaos.reading import lines_of


@dataclass
class Entry:
    """One dossier of an asker: its papers by name, and its id once it was acknowledged.

    `asked`: runs that were asked for, at most; `by_hand`: those of them that a failed one made needful.
    `cure`: what takes the place of a paper that no run survives, by name; `perhaps`: what may have taken it already.
    `kind`: the fault in which it was handed in.
    """

    title: str
    owner: str
    papers: dict[str, str]
    kind: str = ""
    cure: dict[str, str] = field(default_factory=dict)
    perhaps: dict[str, str] = field(default_factory=dict)
    id: str = ""
    asked: int = 1
    by_hand: int = 0
    refused: str = ""

    def figures(self) -> list[tuple[str, Decimal]]:
        """What a report must count: the figures of all papers that can be read, copies once."""
        good = dict.fromkeys(text for text in self.papers.values() if "poison=" not in text)
        found = ((n, Decimal(v)) for text in good for n, v in lines_of(text).items() if n in all_fields())
        return sorted(found)

    def poisoned(self) -> set[str]:
        """Papers that a report must tell as not read."""
        return {name for name, text in self.papers.items() if "poison=" in text}

    def digests(self) -> set[str]:
        """The content that must be there."""
        return {digest_of(text) for text in self.papers.values()}


def digest_of(text: str) -> str:
    """The name under which the store keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()
