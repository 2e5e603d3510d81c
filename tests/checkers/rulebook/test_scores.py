"""A round's table of scores is read as strictly as a rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.errors import RulebookError
from checkers.model import Text
from checkers.rulebook.notice import notice_of, with_notice
from checkers.rulebook.scores import FULL, is_in_tenths
from tests.checkers.build import rulebook
from tests.checkers.rulebook.test_notice import HEAD

SCORES = """\
scores:
  source: {article: 附件三, document: 漠工信函}
  pass_mark: 60
  rows:
    - {id: services, names: {zh: 服务能力, en: Services}, weight: 40.5, note: {zh: 场所与设备, en: premises}}
    - {id: results, names: {zh: 服务业绩, en: Results}, weight: 34.5}
    - {id: team, names: {zh: 团队, en: Team}, weight: 25}
"""


def test_rows_and_weights_are_data_of_the_round() -> None:
    table = notice_of(HEAD + SCORES, "n.yaml").scores
    assert table is not None
    assert [(row.id, row.weight) for row in table.rows] == [
        ("services", Decimal("40.5")),
        ("results", Decimal("34.5")),
        ("team", Decimal(25)),
    ]
    assert table.rows[0].note == Text("场所与设备", "premises")
    assert (table.pass_mark, table.source.article) == (Decimal(60), "附件三")
    assert sum(row.weight for row in table.rows) == FULL


def test_without_one_nobody_scores_and_no_rule_changes() -> None:
    assert notice_of(HEAD, "n.yaml").scores is None
    plain, scored = (with_notice(rulebook(), notice_of(text, "n.yaml")) for text in (HEAD, HEAD + SCORES))
    assert plain == scored


@pytest.mark.parametrize(
    ("before", "after", "said", "line"),
    [
        ("weight: 25", "weight: 24", "99 points together", 10),
        ("weight: 25", "weight: 0", "more than 0", 13),
        ("weight: 25", "weight: 25.05", "more than 0", 13),
        ("weight: 25", "weight: 很多", "a number is expected", 13),
        ("id: team", "id: results", "stands twice", 13),
        ("id: team", "id: 团队", "lower case", 13),
        ("pass_mark: 60", "pass_mark: 101", "between 0 and 100", 9),
        ("source: {article: 附件三, document: 漠工信函}", "note: 无", "unknown key", 8),
        ("en: Team", "fr: Team", "unknown key", 13),
    ],
)
def test_what_is_wrong_is_told_with_its_line(before: str, after: str, said: str, line: int) -> None:
    with pytest.raises(RulebookError) as caught:
        notice_of(HEAD + SCORES.replace(before, after), "n.yaml")
    assert said in caught.value.en
    assert caught.value.spot.line == line


@pytest.mark.parametrize(("value", "fits"), [("7", True), ("7.5", True), ("7.50", True), ("7.55", False)])
def test_points_have_one_decimal_at_most(value: str, fits: bool) -> None:
    assert is_in_tenths(Decimal(value)) is fits
