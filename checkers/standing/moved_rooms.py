"""Whether words tell of rooms that the applicant left for those that its lease is of: they take nothing from these."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.model import Claim
from extractors.words.loading import pattern

_WORDS = "statements/lessened"


def left_for_these(text: str, rooms: Iterable[Claim]) -> bool:
    """Whether a sentence names a house where somebody was before, and those rooms as where it is instead.

    By street and number: a sentence that names no other house may be of these very rooms; and so may a clause
    that says anything else.
    """
    clauses = (clause for clause in re.split(r"[,，。;；]", text) if clause)
    only = all(pattern(_WORDS, "only_of_the_move").search(clause) for clause in clauses)
    if not only or not pattern(_WORDS, "once_rented").search(text):
        return False
    own = {house for claim in rooms for house in _houses(claim.subject or "")}
    moved = pattern(_WORDS, "now_at").search(text)
    now = set(_houses(moved["at"])) if moved else set()
    before = set(_houses(pattern(_WORDS, "now_at").sub("", text)))
    return bool(now) and bool(before) and now <= own and own.isdisjoint(before)


def _houses(text: str) -> tuple[str, ...]:
    return tuple(pattern(_WORDS, "house").findall(text))
