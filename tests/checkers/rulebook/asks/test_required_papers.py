"""The list of papers in a rule's file, typed or refused."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError
from checkers.model import Category, Text
from checkers.rulebook.asks.required_papers import read as required
from checkers.rulebook.services import offered
from checkers.rulebook.strict_yaml import parse
from extractors.model import FactName, Kind

PAPER = "names: {zh: 申请表, en: form}, kinds: [application_form], source: {article: 第十条, document: 某办法}"


def read(*papers: str) -> object:
    return required(parse("papers:\n" + "".join(f"  - {{{p}}}\n" for p in papers), "rule.yaml"), offered())


def test_an_entry_is_read_with_all_that_it_says() -> None:
    asked = f"papers: [{{{PAPER}, count: 2, categories: [comprehensive], services: [training], facts: [services]}}]"
    found = required(parse(asked, "x"), offered())
    (one,) = found.papers
    assert (one.names, one.kinds, one.count) == (Text("申请表", "form"), (Kind.APPLICATION_FORM,), 2)
    assert (one.categories, one.services, one.facts) == ((Category.COMPREHENSIVE,), ("training",), (FactName.SERVICES,))
    assert one.source.article == "第十条"


@pytest.mark.parametrize(
    ("papers", "says"),
    [
        ((f"{PAPER}, count: 0",), "a count must be a whole number"),
        ((f"{PAPER}, count: 1.5",), "a count must be a whole number"),
        ((f"{PAPER}, services: [cooking]",), "one of training"),
        ((f"{PAPER}, kinds: [recipe]",), "stands twice"),
        ((PAPER.replace("application_form", "recipe"),), "unknown 'recipe'"),
        ((PAPER, PAPER), "listed twice"),
        (("names: {zh: 申请表, en: form}, kinds: [application_form]",), "source is missing"),
    ],
)
def test_what_cannot_be_meant_is_refused(papers: tuple[str, ...], says: str) -> None:
    with pytest.raises(RulebookError, match=says):
        read(*papers)
