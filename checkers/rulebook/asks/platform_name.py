"""What names of platforms are put together from, beside places and the unit's own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checkers.model import Offered
from checkers.rulebook.places import texts
from checkers.rulebook.strict_yaml import Item, keyed, text


@dataclass(frozen=True, slots=True)
class NameParts:
    """`comprehensive`: what follows the place in names of such platforms; `platform`: what all others end in.

    `served`: whom a platform serves, where a name says it. `gathered`: what names of clusters, trades and parks end in
    or are; `trades`: trades by their whole names. `types`: services by which a platform is called. `no_types`: words
    that stand there and name no service. `common`: words that many units have in their names.
    """

    comprehensive: str
    platform: str
    served: tuple[str, ...]
    gathered: tuple[str, ...]
    trades: tuple[str, ...]
    types: Mapping[str, tuple[str, ...]]
    no_types: tuple[str, ...]
    common: tuple[str, ...]

    def is_a_sort(self, name: str) -> bool:
        """Whether a name is put together from words for sorts of platforms alone."""
        rest = name.removesuffix(self.platform)
        words = [*self.no_types, *(word for some in self.types.values() for word in some)]
        for word in sorted(words, key=len, reverse=True):
            rest = rest.replace(word, "")
        return not rest


def read(item: Item, offered: Offered) -> NameParts:
    """The part `asks` of a rule; raises RulebookError."""
    found = keyed(item, ("comprehensive", "platform", "types"), ("served", "gathered", "trades", "no_types", "common"))
    types = keyed(found["types"], (), [s.id for s in offered.services])
    return NameParts(
        comprehensive=text(found["comprehensive"]),
        platform=text(found["platform"]),
        served=_longest_first(found.get("served")),
        gathered=_longest_first(found.get("gathered")),
        trades=_longest_first(found.get("trades")),
        types={service: _longest_first(words) for service, words in types.items()},
        no_types=_longest_first(found.get("no_types")),
        common=_longest_first(found.get("common")),
    )


def _longest_first(item: Item | None) -> tuple[str, ...]:
    return tuple(sorted(texts(item), key=len, reverse=True))
