"""Every example of every rule comes out as its file says, and one that would not is noticed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checkers.check import surprises
from checkers.conditions import CONDITIONS
from checkers.errors import RulebookError
from checkers.model import Sort, Status
from checkers.rulebook.examples import example
from checkers.rulebook.loading import load, names
from checkers.rulebook.model import Example, Rule
from checkers.rulebook.strict_yaml import parse
from extractors.model import Basis, Remark, RowReason
from tests.checkers.build import rulebook
from tests.fields import FLOOR_AREA, HEADCOUNT

BOOKS = [load(name) for name in names()]
EXAMPLES = [(book.id, rule, ex) for book in BOOKS for rule in book.rules for ex in rule.examples]


@pytest.mark.parametrize(
    ("rule", "ex"), [e[1:] for e in EXAMPLES], ids=[f"{b} {r.id}: {e.says}" for b, r, e in EXAMPLES]
)
def test_an_example_comes_out_as_it_says(rule: Rule, ex: Example) -> None:
    found = CONDITIONS[rule.condition](rule, ex.case)
    assert found.status is ex.status, found.message.en
    assert found.message.zh
    assert found.message.en


def test_each_rule_shows_what_is_met_and_what_is_not() -> None:
    for rule in (rule for book in BOOKS for rule in book.rules):
        shown = Counter(e.status for e in rule.examples)
        assert shown[Status.FOR_EXPERT if rule.sort is Sort.FOR_EXPERT else Status.MET], rule.id
        if rule.sort is Sort.DECIDED:
            assert shown[Status.NOT_MET] or shown[Status.INCONSISTENT] or shown[Status.MISSING], rule.id
        else:
            assert shown[Status.MISSING], rule.id
        if rule.values:
            assert shown[Status.UNCERTAIN], rule.id


def test_a_changed_threshold_surprises_its_examples() -> None:
    book = rulebook()
    assert surprises(book) == ()
    rule = book.rule("8.2.floor_area")
    raised = {key: tuple(replace(v, value=Decimal(130)) for v in values) for key, values in rule.values.items()}
    changed = replace(book, rules=(replace(rule, values=raised),))
    told = {(s.example.says, s.status) for s in surprises(changed)}
    assert ("just enough", Status.NOT_MET) in told


def test_an_example_is_written_in_few_words() -> None:
    item = parse(
        """\
says: all there is
status: met
as_of: 2023-03-01
category: specialised
services: [legal]
facts: {platform_name: 某某法律服务平台}
papers: [staff_roster]
claims:
  - {paper: staff_roster, value: 6, low: 5, high: 7, excluded: {part_time: 2}, field: headcount,
     gaps: {numbers_missing: [3, 5-7]}}
  - {paper: application_form, value: 7, page: 3, rivals: [1], subject: 某处, reader: tesseract, confidence: 0.5}
""",
        "rule.yaml",
    )
    case = example(item, HEADCOUNT, rulebook().offered).case
    roster, form = case.claims
    assert (roster.basis, form.basis) == (Basis.COMPUTED, Basis.DECLARED)
    assert roster.count is not None
    assert [r.reason for r in roster.count.rows] == [RowReason.PART_TIME] * 2
    assert roster.count.gaps == (Remark("numbers_missing", ("3", "5-7")),)
    assert (form.evidence.page, form.rivals[0].value, form.evidence.confidence) == (3, 1, 0.5)
    assert len(case.papers) == 1


def test_a_fact_is_what_the_form_says_or_comes_with_its_paper() -> None:
    item = parse(
        """\
says: of facts alone
status: met
as_of: 2023-03-01
facts:
  platform_name: 某某法律服务平台
  valid_until: {paper: business_licence, value: null}
  established_on:
    - {paper: business_licence, value: 2018-03-15, confidence: 0.7, reader: rapidocr, rivals: [2013-03-15]}
    - {value: 2018-03-16, confirmed_by: [by_hand]}
""",
        "rule.yaml",
    )
    case = example(item, None, rulebook().offered).case
    name, term, licence, form = case.facts
    assert (name.value, name.basis, term.value) == ("某某法律服务平台", Basis.DECLARED, None)
    assert (licence.value, licence.basis, licence.evidence.confidence) == (date(2018, 3, 15), Basis.EVIDENCED, 0.7)
    assert (licence.rivals[0].value, form.confirmed_by) == (date(2013, 3, 15), ("by_hand",))
    assert {p.kind.value for p in case.papers} == {"application_form", "business_licence"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("facts: {established_on: 三月}", "a day is expected"),
        ("claims: [{paper: lease, value: 1, excluded: {asleep: 1}}]", "unknown reason"),
        ("claims: [{paper: lease, value: 1, gaps: {lost: [1]}}]", "gaps must be of said, arrives, numbers_missing"),
        ("services: [cooking]", "one of training"),
        ("claims: [{paper: lease, value: 1}]", "say which field"),
    ],
)
def test_a_wrong_example_is_refused(line: str, says: str) -> None:
    item = parse(f"says: x\nstatus: met\nas_of: 2023-03-01\n{line}\n", "rule.yaml")
    field = None if says == "say which field" else FLOOR_AREA
    with pytest.raises(RulebookError, match=says):
        example(item, field, rulebook().offered)


def test_the_page_on_the_rulebook_shows_keys_that_exist() -> None:
    """docs/rulebook.md must not teach a key that the loader refuses."""
    text = (Path(__file__).parents[3] / "docs" / "rulebook.md").read_text(encoding="utf-8")
    block = text.split("```yaml", 1)[1].split("```", 1)[0]
    assert parse(block, "docs").value


def test_an_example_may_say_whose_and_of_which_year_a_paper_is() -> None:
    item = parse(
        """\
says: another's lease
status: uncertain
as_of: 2023-03-01
papers:
  - application_form
  - {kind: lease, owner: 阳江市海燕企业服务有限公司, landlord: 漠江置业有限公司, year: 2022, title: 租赁合同}
""",
        "rule.yaml",
    )
    form, lease = example(item, FLOOR_AREA, rulebook().offered).case.papers
    assert (form.kind, form.document, form.owner) == ("application_form", "application_form.pdf", "")
    assert (lease.kind, lease.owner, lease.landlord) == ("lease", "阳江市海燕企业服务有限公司", "漠江置业有限公司")
    assert (lease.year, lease.title, lease.document) == (2022, "租赁合同", "lease.pdf")
