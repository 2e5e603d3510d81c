"""Every rule of every word file takes the sentences that it must take, and leaves those that it must leave."""

from __future__ import annotations

import pytest

from extractors.words.loading import WordRule, file_names, word_file

RULES = [(name, rule) for name in file_names() for group in word_file(name).groups.values() for rule in group]
IDS = [f"{name}:{rule.id}" for name, rule in RULES]


def test_there_are_rules_in_every_room() -> None:
    rooms = {name.partition("/")[0] for name, _ in RULES}
    assert {"labels", "cues", "statements", "text", "columns"} <= rooms


@pytest.mark.parametrize(("name", "rule"), RULES, ids=IDS)
def test_examples(name: str, rule: WordRule) -> None:
    assert rule.examples
    assert [text for text in rule.examples if not rule.takes(text)] == []
    assert [text for text in rule.counter_examples if rule.takes(text)] == []
