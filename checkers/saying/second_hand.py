"""What a finding says where the value that it rests on is known at second hand only."""

from __future__ import annotations

from checkers.model import Text
from checkers.rulebook.model import Rule
from checkers.wording import joined, say


def at_second_hand(message: Text, rule: Rule) -> Text:
    """The message, and that nobody has compared what the rule asks with its source."""
    return joined([message, say("at_second_hand", clause=rule.clause)])
