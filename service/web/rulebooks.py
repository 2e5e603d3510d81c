"""The rulebook in force as the notice of a round has it, read once a notice."""

from __future__ import annotations

from functools import cache, lru_cache

from checkers.errors import RulebookError
from checkers.rulebook.loading import Rulebook, in_force
from checkers.rulebook.notice import notice_of, with_notice
from service.records.rounds import FILE
from service.tables import Round


def rulebook_of(found: Round | None) -> Rulebook:
    """Of that round; the rulebook alone where there is none, or its notice no longer goes together with it."""
    try:
        return _with(found.notice) if found else _alone()
    except RulebookError:
        return _alone()


@cache
def _alone() -> Rulebook:
    return in_force()


@lru_cache(maxsize=16)
def _with(notice: str) -> Rulebook:
    return with_notice(_alone(), notice_of(notice, FILE))
