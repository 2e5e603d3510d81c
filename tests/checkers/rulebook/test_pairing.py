"""Rules that ask the same find each other, be they called otherwise."""

from __future__ import annotations

from dataclasses import replace

from checkers.rulebook.loading import load
from checkers.rulebook.pairing import paired


def test_by_id_then_by_question() -> None:
    found = {(one.id if one else None, other.id if other else None) for one, other in paired(load(), load("guangdong"))}
    assert ("8.1.assets", "assets") in found
    assert ("8.1.established", "established") in found
    assert ("agreement.headcount", "agreement.headcount") in found
    assert not any(one is None for one, _ in found)


def test_what_only_one_has_stands_alone() -> None:
    book = load()
    less = replace(book, rules=book.rules[1:])
    assert paired(book, less)[0] == (book.rules[0], None)
    assert paired(less, book)[-1] == (None, book.rules[0])


def test_no_rule_is_paired_twice() -> None:
    book = load()
    twin = replace(book.rules[0], id="9.twin")
    pairs = paired(replace(book, rules=(*book.rules, twin)), book)
    assert (twin, None) in pairs
