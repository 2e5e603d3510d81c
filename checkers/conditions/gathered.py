"""Passages are gathered for the experts, who alone judge them: FOR_EXPERT where any is there, else MISSING.

Nothing of another enterprise is shown, and no more of a sort than the rule says; what is evidence comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Status
from checkers.rulebook.asks.gathered import Gathered
from checkers.rulebook.model import Rule
from checkers.saying import gathered as messages
from checkers.standing.enterprises import Whose
from checkers.standing.owners import whose
from extractors.model import Basis, Fact, FactName


def judge(rule: Rule, case: Case) -> Finding:
    """The passages by their sort."""
    asked = rule.asked(Gathered)
    found = {name: _some(name, asked.most, case) for name in (*asked.facts, *asked.beside)}
    there = {name: facts for name, facts in found.items() if facts}
    message = messages.told(there, [n for n in asked.facts if n not in there], case.as_of)
    numbers = tuple(number for facts in there.values() for number in facts)
    return finding(rule, Status.FOR_EXPERT if there else Status.MISSING, message, numbers)


def _some(name: FactName, most: int, case: Case) -> Mapping[int, Fact]:
    """The first few of a sort that may be the applicant's, each said once."""
    own = [(i, f) for i, f in case.numbered(name).items() if whose(f, case) is not Whose.ANOTHER]
    own.sort(key=lambda one: one[1].basis is Basis.DECLARED)
    distinct: dict[str, tuple[int, Fact]] = {}
    for number, fact in own:
        distinct.setdefault(fact.text, (number, fact))
    return dict(islice(distinct.values(), most))
