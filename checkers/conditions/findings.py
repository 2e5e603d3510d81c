"""A finding on what is no figure: the rule's own names, a status, what is said, and the statements that it rests on."""

from __future__ import annotations

from checkers.model import Finding, Status, Text
from checkers.rulebook.model import Rule


def finding(rule: Rule, status: Status, message: Text, claims: tuple[int, ...] = ()) -> Finding:
    """The word on a rule without a figure; `claims` are numbers of the case's statements, the deciding one first."""
    return Finding(
        rule=rule.id,
        clause=rule.clause.zh,
        field=None,
        status=status,
        required=None,
        value=None,
        message=message,
        claims=claims,
        stable=status is not Status.UNCERTAIN,
        clause_en=rule.clause.en,
        title=rule.title,
    )
