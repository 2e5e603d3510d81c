"""Whom a sentence gives rooms to, where a paper gives some to several: 三楼140平方米由甲会使用,四楼88平方米由乙站用."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.statements.stated import Shape, Stated
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.words.loading import pattern

_BEFORE, _BEHIND = (pattern("statements/row_bodies", rule) for rule in ("named_before", "named_behind"))
_LEAST = 2
"""Bodies that such a paper names."""


def with_bodies(stated: Sequence[Stated]) -> list[Stated]:
    """The statements of one paper; areas that its sentences give to several bodies with the name of each."""
    named = [_body(s) if s.field.premises and s.shape is Shape.SENTENCE else "" for s in stated]
    if len({name for name in named if name}) < _LEAST:
        return list(stated)
    return [replace(s, body=name) if name else s for s, name in zip(stated, named, strict=True)]


def _body(stated: Stated) -> str:
    """Whom the words behind a figure, else those before it, say to have the rooms; "" for nobody."""
    text = stated.passage.text
    ahead, behind = script(text[: stated.start], lines=True).text, script(text[stated.end :], lines=True).text
    numbers = quantities(ahead)
    match = _BEHIND.match(behind) or _BEFORE.search(ahead[numbers[-1].end if numbers else 0 :])
    return match["name"] if match else ""
