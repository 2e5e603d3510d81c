"""How lists of a kind are known and counted: the file of words of that kind, as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.lists.headers import Schema
from extractors.model import RowReason
from extractors.words.loading import WordRule, patterns, rules, word_file


class Counting(StrEnum):
    """What is counted: each row, each entry once, or what the rows of a column add up to."""

    ROWS = "rows"
    DISTINCT = "distinct"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Left:
    """Rows whose `column` the rule takes do not count for that `reason`; without one, or if `unsure`, in doubt."""

    rule: WordRule
    column: str
    reason: RowReason | None
    unsure: bool


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one kind of list is counted. `amount` is the column that is added up, "" where rows are counted."""

    schema: Schema
    counting: Counting
    amount: str
    not_about: re.Pattern[str] | None
    left: tuple[Left, ...]


_NEVER = re.compile(r"(?!)")
_LETTER = re.compile(r"[^\W\d_]")


def recipe(kind: str) -> Recipe:
    """What `words/lists/<kind>.yaml` says. Raises KeyError or ValueError for a file that lacks what must be there."""
    name = f"lists/{kind}"
    said, columns, titles = word_file(name).more, patterns(name, "columns"), patterns(name, "titles")
    counting, amount, key = Counting(said["count"]), str(said.get("amount", "")), str(said["key"])
    if counting is Counting.SUM and not amount:
        raise ValueError(f"{name}.yaml: say which column is the `amount` that is added up")
    if unknown := sorted({key, amount} - columns.keys() - {""}):
        raise ValueError(f"{name}.yaml: no column has the role {', '.join(unknown)}")
    left = tuple(map(_left, rules(name, "left_out")))
    return Recipe(_schema(name, key), counting, amount, titles.get("not_about"), left)


def _schema(name: str, key: str) -> Schema:
    not_key = patterns(name, "headers").get("not_key", _NEVER)
    about = patterns(name, "titles")["about"]
    return Schema(key, patterns(name, "columns"), patterns(name, "values"), _is_entry, not_key, about)


def _is_entry(text: str) -> bool:
    """Whether a cell can name an entry: numbers alone name none."""
    return len(text) > 1 and bool(_LETTER.search(text))


def _left(rule: WordRule) -> Left:
    reason = rule.more.get("reason")
    if reason is None and not rule.more.get("unsure"):
        raise ValueError(f"{rule.id}: say for which `reason` such rows do not count, or that they are `unsure`")
    return Left(rule, str(rule.more["column"]), RowReason(reason) if reason else None, bool(rule.more.get("unsure")))
