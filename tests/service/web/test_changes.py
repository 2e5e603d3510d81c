"""What changed between two runs is told claim by claim and finding by finding."""

from __future__ import annotations

from typing import Any

import pytest

from service.records.changes import Side, compare


def finding(status: str, value: float | None = None, rule: str = "8.1.assets") -> dict[str, Any]:
    return {"rule": rule, "field": "total_assets", "status": status, "value": value}


def claim(value: float, document: str = "a.pdf", basis: str = "declared") -> dict[str, Any]:
    return {"field": "total_assets", "basis": basis, "value": value, "evidence": {"document": document}}


def document(name: str, sha256: str = "1", kind: str = "audit_report") -> dict[str, Any]:
    return {"name": name, "sha256": sha256, "kind": kind}


def side(
    findings: list[dict[str, Any]] | None = None,
    claims: list[dict[str, Any]] | None = None,
    documents: list[dict[str, Any]] | None = None,
    names: dict[str, str] | None = None,
) -> Side:
    return Side({"findings": findings or [], "claims": claims or [], "documents": documents or []}, names or {})


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (finding("not_met", 1), finding("met", 9), "resolved"),
        (finding("missing"), finding("not_applicable"), "resolved"),
        (finding("not_met", 1), finding("not_met", 1), "open"),
        (finding("not_met", 1), finding("not_met", 2), "altered"),
        (finding("missing"), finding("uncertain", 2), "altered"),
        (finding("met", 9), finding("inconsistent", 9), "broken"),
        (finding("met", 9), finding("met", 8), "same"),
        (None, finding("missing"), "broken"),
        (None, finding("met"), "same"),
        (finding("missing"), None, "resolved"),
    ],
)
def test_what_became_of_a_finding(before: Any, after: Any, change: str) -> None:
    found = compare(side([before] if before else []), side([after] if after else []))
    assert [c.change for c in found.findings] == [change]


def test_new_troubles_come_first() -> None:
    before = [finding(status, rule=rule) for rule, status in (("a", "met"), ("b", "missing"), ("c", "missing"))]
    now = (("a", "met"), ("b", "met"), ("c", "missing"), ("d", "not_met"))
    after = [finding(status, rule=rule) for rule, status in now]
    assert [(c.key, c.change) for c in compare(side(before), side(after)).findings] == [
        ("d", "broken"),
        ("c", "open"),
        ("b", "resolved"),
        ("a", "same"),
    ]


def test_two_findings_of_one_rule_are_told_apart() -> None:
    before, after = [finding("met"), finding("missing")], [finding("met"), finding("met")]
    assert {c.key: c.change for c in compare(side(before), side(after)).findings} == {
        "8.1.assets": "same",
        "8.1.assets#2": "resolved",
    }


def test_equal_claims_are_paired_before_others() -> None:
    found = compare(side(claims=[claim(1), claim(2), claim(3)]), side(claims=[claim(2), claim(4)]))
    told = [(c.change, c.before and c.before["value"], c.after and c.after["value"]) for c in found.claims]
    assert told == [("altered", 1, 4), ("removed", 3, None), ("same", 2, 2)]


def test_a_renamed_version_is_the_same_document() -> None:
    old = side(claims=[claim(1, "audit.pdf")], documents=[document("audit.pdf")], names={"audit.pdf": "d1"})
    new = side(claims=[claim(2, "audit-2.pdf")], documents=[document("audit-2.pdf", "2")], names={"audit-2.pdf": "d1"})
    found = compare(old, new)
    assert [c.change for c in found.claims] == ["altered"]
    assert [(c.key, c.change) for c in found.documents] == [("d1", "altered")]


def test_claims_of_other_papers_and_bases_do_not_answer_to_each_other() -> None:
    found = compare(side(claims=[claim(1)]), side(claims=[claim(1, basis="computed"), claim(1, "b.pdf")]))
    assert sorted(c.change for c in found.claims) == ["added", "added", "removed"]


def test_documents_come_and_go() -> None:
    before = side(documents=[document("a"), document("b"), document("c")])
    after = side(documents=[document("a"), document("c", kind="lease"), document("d")])
    assert [(c.key, c.change) for c in compare(before, after).documents] == [
        ("c", "altered"),
        ("d", "added"),
        ("b", "removed"),
        ("a", "same"),
    ]
