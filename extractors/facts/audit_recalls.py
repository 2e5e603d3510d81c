"""Whether a sentence only calls back a report of auditors: it then touches nothing but what the accounts prove."""

from __future__ import annotations

import re

from extractors.words.loading import pattern

_WORDS = "facts/audit_questioned"
_CLAUSES = re.compile("[,\uff0c;\uff1b]")


def only_recalls(sentence: str) -> bool:
    """Whether it names such a report, calls it back and, clause by clause, speaks of nothing beside it."""
    named, recalled = (pattern(_WORDS, rule).search(sentence) for rule in ("names_audit", "recalled"))
    of_it = pattern(_WORDS, "clause_of_the_report")
    return bool(named and recalled) and all(of_it.search(one) for one in _CLAUSES.split(sentence) if one)
