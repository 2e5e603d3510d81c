"""Enterprises that a list names twice without naming them alike: under a former name, or by a branch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.lists.named_places import plain
from extractors.text.folding import fold
from extractors.words.loading import patterns

_SHORTEST = 6
"""Characters of a name that is known for one within words."""


@dataclass(frozen=True, slots=True)
class Related:
    """Two entries by their indexes, the later one first; `renamed`: one enterprise, else a branch and its firm."""

    later: int
    earlier: int
    renamed: bool


def related(names: Sequence[str], remarks: Sequence[str]) -> list[Related]:
    """The pairs among the entries of a list, by their names and what is remarked on each."""
    bare = [plain(re.sub(r"\([^()]*\)", "", fold(name))) for name in names]
    found = [
        Related(*pair, True) for pair in _pairs(bare, [_formers(*said) for said in zip(names, remarks, strict=True)])
    ]
    found += [Related(*pair, False) for pair in _pairs(bare, [_firm_of(name) for name in bare])]
    told = {(r.later, r.earlier) for r in found}
    known = frozenset(name for name in bare if len(name) >= _SHORTEST)
    mentions = _pairs(bare, [tuple(_mentioned(*said, known)) for said in zip(names, remarks, strict=True)])
    found += [Related(*pair, False) for pair in mentions if pair not in told]
    return sorted(set(found), key=lambda r: (r.later, r.earlier))


def _pairs(bare: Sequence[str], others: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """The entries one of whose other names is the name of another entry."""
    first = {name: i for i, name in reversed(list(enumerate(bare)))}
    return [
        (max(i, first[other]), min(i, first[other]))
        for i, some in enumerate(others)
        for other in some
        if other and first.get(other, i) != i
    ]


def _formers(name: str, remark: str) -> tuple[str, ...]:
    """The names that an entry had before or has since."""
    words = patterns("lists/clients", "related")
    ways = (words["renamed"], words["renamed_before"])
    said = (fold(name), fold(remark))
    return tuple(plain(m["name"]) for text in said for way in ways for m in way.finditer(text))


def _mentioned(name: str, remark: str, known: frozenset[str]) -> Iterator[str]:
    """The known names that are named behind an entry's name, or beside it, unless they only brought it."""
    beside = [m.group(1) for m in re.finditer(r"\(([^()]*)\)", fold(name))]
    brought = patterns("lists/clients", "related")["brought"]
    beside += [part for part in re.split(r"[、,;。]", fold(remark)) if not brought.search(part)]
    texts = [plain(text) for text in beside if len(text) >= _SHORTEST]
    lengths = set(map(len, known)) if texts else ()
    for text in texts:
        yield from (part for n in lengths for at in range(len(text) - n + 1) if (part := text[at : at + n]) in known)


def _firm_of(name: str) -> tuple[str, ...]:
    match = patterns("lists/clients", "related")["branch"].fullmatch(name)
    return (match["firm"],) if match else ()
