"""The JSON is what the schema publishes: every key known, every number without noise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from service.report.json import dumps, schema, to_json
from tests.service.invented import report

FIXED = {
    "dossier": {"applicant", "credit_code", "platform_name", "category", "services", "as_of"},
    "rulebook": {"id", "title", "version"},
    "documents": {"name", "kind", "pages", "ocr_pages", "error"},
    "claims": {"field", "value", "unit", "basis", "as_of", "evidence"},
    "findings": {"rule", "clause", "field", "status", "required", "value", "message", "claims"},
    "run": {"seconds", "pages", "ocr_pages"},
    "left_out": {"field", "value", "unit", "basis", "as_of", "evidence", "excerpt", "reasons"},
}
EVIDENCE = {"document", "page", "bbox", "place", "quote", "reader", "confidence"}


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return to_json(report(tmp_path_factory.mktemp("papers")))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_a_report_is_valid(body: dict[str, Any]) -> None:
    Draft202012Validator(schema()).validate(body)


def test_a_wrong_report_is_not(body: dict[str, Any]) -> None:
    for wrong in ({"schema_version": "1.0"}, {"run": {}}, {"claims": [{"field": "assets"}]}):
        assert not Draft202012Validator(schema()).is_valid({**body, **wrong})


def test_every_key_is_published(body: dict[str, Any]) -> None:
    strict = json.loads(
        json.dumps(schema()).replace('"type": "object"', '"type": "object", "additionalProperties": false')
    )
    Draft202012Validator(strict).validate(body)


def test_the_fixed_keys_are_there(body: dict[str, Any]) -> None:
    assert body["schema_version"] == "2.0"
    for key, names in FIXED.items():
        entries = body[key] if isinstance(body[key], list) else [body[key]]
        assert all(names <= set(entry) for entry in entries)
    assert all(set(claim["evidence"]) >= EVIDENCE for claim in body["claims"])


def test_values_and_units(body: dict[str, Any]) -> None:
    assets = body["claims"][1]
    assert (assets["value"], assets["unit"], assets["basis"]) == (523456.82, "CNY", "evidenced")
    assert assets["as_of"] == "2022-12-31"
    assert assets["evidence"]["bbox"] == [95.0, 536.0, 165.0, 550.0]
    assert assets["evidence"]["confidence"] == 0.9712
    assert body["findings"][0]["required"] == {"op": ">=", "value": 500000, "unit": "CNY"}
    assert body["findings"][1]["claims"] == [0, 1]
    assert body["findings"][4]["required"]["unit"] == "ratio"


def test_facts_follow_the_figures(body: dict[str, Any]) -> None:
    facts = body["claims"][4:]
    assert [f["unit"] for f in facts] == [None] * 4
    assert [(f["field"], f["value"]) for f in facts[1:]] == [
        ("services", "training、legal"),
        ("established_on", "2018-03-15"),
        ("valid_until", None),
    ]
    assert facts[2]["rivals"][0]["value"] == "2018-03-16"


def test_a_figure_is_a_number_and_a_fact_is_none(body: dict[str, Any]) -> None:
    figure, fact = body["claims"][0], body["claims"][5]
    for wrong in ({**figure, "value": "300000"}, {**fact, "value": 3}, {**fact, "unit": "CNY"}):
        assert not Draft202012Validator(schema()).is_valid({**body, "claims": [wrong]})


def test_what_was_left_out_stands_beside_the_claims_with_its_reasons(body: dict[str, Any]) -> None:
    goal, whole = body["left_out"]
    assert set(goal) == FIXED["left_out"]
    assert (goal["value"], goal["evidence"]["bbox"]) == (6000000, [80, 192, 190, 206])
    assert goal["reasons"] == [{"rule": "plan.before.intended", "words": "力争"}] * 2
    assert whole["excerpt"]["rows"][0][0]["mark"] == [6, 9]
    assert whole["reasons"][0] == {"rule": "shared_with_tenant", "words": ""}


@pytest.mark.parametrize("more", [{"subject": "甲"}, {"reasons": []}, {"reasons": [{"rule": "plan"}]}])
def test_what_was_left_out_says_this_and_no_more(body: dict[str, Any], more: dict[str, Any]) -> None:
    wrong = {**body, "left_out": [{**body["left_out"][0], **more}]}
    assert not Draft202012Validator(schema()).is_valid(wrong)


def test_a_broken_file_is_an_entry_with_its_error(body: dict[str, Any]) -> None:
    assert [d["error"] for d in body["documents"]] == [None, None, None, None, "文件已损坏。"]
    assert body["documents"][4]["error_code"] == "damaged"


def test_the_language_chooses_the_messages(tmp_path: Path) -> None:
    english = to_json(report(tmp_path), "en")
    assert english["findings"][2]["message"] == "Too small."
    assert english["documents"][4]["error"] == "The file is damaged."
    assert english["findings"][2]["messages"]["zh"] == "面积不足。"


def test_the_text_is_readable_chinese(tmp_path: Path) -> None:
    text = dumps(report(tmp_path))
    assert "阳江市海帆企业服务有限公司" in text
    assert text.endswith("}\n")
