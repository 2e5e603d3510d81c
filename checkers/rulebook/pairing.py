"""Which rules of two rulebooks ask the same, be they called otherwise: by id, else by condition and figure."""

from __future__ import annotations

from checkers.rulebook.model import Rule, Rulebook

Pair = tuple[Rule | None, Rule | None]
"""A rule of the first rulebook and the one of the second that asks the same; None where there is none."""


def paired(one: Rulebook, other: Rulebook) -> tuple[Pair, ...]:
    """All rules of both, in the order of the first, then what only the second has."""
    before, after = ({r.id: r for r in book.rules} for book in (one, other))
    loose = [r for name, r in after.items() if name not in before]
    pairs: list[Pair] = []
    for name, rule in before.items():
        same = after.get(name) or next((r for r in loose if _question(r) == _question(rule)), None)
        loose = [r for r in loose if r is not same]
        pairs.append((rule, same))
    return (*pairs, *((None, rule) for rule in loose))


def _question(rule: Rule) -> tuple[str, str, str]:
    """What a rule asks, whatever the values; one on facts is told apart by what else it asks."""
    return rule.condition, rule.field.id if rule.field else "", "" if rule.field else repr(rule.asks)
