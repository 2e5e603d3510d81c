"""Each rule of the word files takes the examples beside it and leaves the look-alikes."""

from __future__ import annotations

import pytest

from extractors.words.loading import WordRule, file_names, raw, word_file


def _named(name: str) -> bool:
    """Whether the rules of a file have ids."""
    entries = [e for group in raw(name).values() if isinstance(group, list) for e in group if isinstance(e, dict)]
    return all("id" in e for e in entries if "pattern" in e)


RULES = [
    pytest.param(rule, id=f"{name}:{group}.{rule.id}")
    for name in file_names()
    if _named(name)
    for group, rules in word_file(name).groups.items()
    for rule in rules
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_takes_its_examples_and_leaves_the_others(rule: WordRule) -> None:
    assert [text for text in rule.examples if not rule.takes(text)] == []
    assert [text for text in rule.counter_examples if rule.takes(text)] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_shows_what_it_takes(rule: WordRule) -> None:
    assert rule.examples
