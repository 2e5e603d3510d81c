"""What is known of each fact beforehand: a row of `words/facts.yaml` for each name, its sort and who tells it.

A name without a row, a row without a name, or one with an unknown key is refused when this module is imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from extractors.fields import Name
from extractors.model import Basis, FactName, FactValue, Kind
from extractors.words.loading import raw

JOINED_BY = "\u3001"
"""What stands between the words of a list."""


class Sort(StrEnum):
    """What the value of a fact is: free text, a day, a code that checks itself, or words of a closed set."""

    TEXT = "text"
    DAY = "day"
    CODE = "code"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Known:
    """One row. `said_by`: whose word counts first, the weightiest first; `proved_by`: kinds of paper that are evidence;
    `reread`: its print is read by a second reader; `as_printed`: its brackets are told as the paper prints them."""

    name: FactName
    names: Name
    sort: Sort
    said_by: tuple[Kind, ...]
    proved_by: tuple[Kind, ...]
    reread: bool = False
    as_printed: bool = False

    def basis(self, kind: Kind) -> Basis:
        """Whether what a paper of that kind says is evidence or only said."""
        return Basis.EVIDENCED if kind in self.proved_by else Basis.DECLARED

    def value(self, text: str) -> FactValue:
        """A value from its text, "" for none; a month stays text. Raises ValueError for a day that is none."""
        if not text:
            return None
        return date.fromisoformat(text) if self.sort is Sort.DAY and not is_month(text) else text


def is_month(text: str) -> bool:
    """Whether a text is a month: what stands for a day of which no more is printed."""
    return bool(re.fullmatch(r"\d{4}-\d{2}", text))


@lru_cache(maxsize=1)
def all_facts() -> Mapping[FactName, Known]:
    """The rows by name, in their order. Raises ValueError where rows and names do not go together."""
    found = {FactName(entry["id"]): _known(entry) for entry in raw("facts")["facts"]}
    if silent := [str(name) for name in FactName if name not in found]:
        raise ValueError(f"no row for {silent}")
    return found


def known(name: FactName) -> Known:
    """The row of that name."""
    return all_facts()[name]


def is_fact(name: str) -> bool:
    """Whether a fact is called so; figures have other names."""
    return name in {str(own) for own in FactName}


def _known(entry: Mapping[str, Any]) -> Known:
    said = dict(entry)
    return Known(
        name=FactName(said.pop("id")),
        names=Name(**said.pop("names")),
        sort=Sort(said.pop("sort")),
        said_by=tuple(map(Kind, said.pop("said_by"))),
        proved_by=tuple(map(Kind, said.pop("proved_by"))),
        **said,
    )


all_facts()
