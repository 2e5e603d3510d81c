"""What findings on papers say, in both languages."""

from __future__ import annotations

from datetime import date

from checkers.model import Status, Text
from checkers.saying.papers import current, holds, over, required
from checkers.standing.dated import Term
from checkers.standing.enterprises import Whose
from checkers.standing.named import Owned
from extractors.model import Kind, Paper

LEASE = Owned(0, Paper(Kind.LEASE, "租.pdf"), {}, Whose.OWN)
DAY = date(2023, 3, 15)


def test_what_is_absent_stands_before_what_is_there() -> None:
    said = required([Text("甲", "A")], [Text("乙", "B"), Text("丙", "C")], [])
    assert said.zh == "缺少：乙、丙。请补充。已提交 1 项：甲。"
    assert said.en == "Missing: B, C. Hand these in. Handed in (1): A."


def test_a_term_is_told_with_its_day() -> None:
    assert over(Term(LEASE, True, date(2022, 12, 31)), DAY).en == "the lease (“租.pdf”) ended on 2022-12-31"
    assert holds(Term(LEASE, True, None), False).zh == "租赁合同（“租.pdf”）无截止期限"
    assert "another reading" in holds(Term(LEASE, True, date(2024, 1, 1)), True).en


def test_papers_without_a_day_are_told() -> None:
    assert "look at the originals" in current(Status.UNCERTAIN, [], [], [], DAY).en
    assert "no paper" in current(Status.MISSING, [], [], [], DAY).en
