"""What earlier versions wrote down is read as today's reports are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from service.model import Lang
from service.records.upgrading import upgraded
from service.report.crops import Pictures
from service.report.html import page_of
from service.report.json import SCHEMA_VERSION, schema, to_json
from service.report.parsing import count_of, report_of
from service.report.remarks import gaps, remark
from service.report.words import Words
from tests.service.invented import report


def test_sentences_of_before_become_remarks() -> None:
    row = {"label": "陈一", "counted": False, "reason": None, "detail": "周末在岗", "page": None, "bbox": None}
    old = {"rows": [{**row, "locator": None}], "low": 1, "high": 2, "strict": None, "gaps": "第3行读不出"}
    (claim,) = upgraded({"claims": [{"count": old, "evidence": {"locator": "table 2, rows 3-14"}}]})["claims"]
    count = count_of(claim["count"])
    assert claim["evidence"] == {"place": {"table": 2, "row": 3, "last_row": 14}}
    assert [(g.code, g.parts) for g in count.gaps] == [("said", ("第3行读不出",))]
    assert [r.remark.parts for r in count.rows if r.remark] == [("周末在岗",)]


def first_body() -> dict[str, Any]:
    """A whole report as the version that said 1.0 wrote it down, of invented papers."""
    text = (Path(__file__).parent / "report_1_0.json").read_text(encoding="utf-8")
    body: dict[str, Any] = json.loads(text)["body"]
    assert body["schema_version"] == "1.0"
    return body


def test_a_whole_report_of_1_0_is_one_of_today() -> None:
    before = first_body()
    after = upgraded(before)
    Draft202012Validator(schema()).validate(after)
    assert (after["schema_version"], after["left_out"]) == (SCHEMA_VERSION, [])
    assert to_json(report_of(after)) == after
    assert before == first_body()


def test_its_places_and_remarks_are_said_as_before() -> None:
    found = report_of(upgraded(first_body()))
    lease, roster = found.claims[2:]
    assert [Words("zh").place(c.evidence.place) for c in (lease, roster)] == ["第 4 段", "工作表“Sheet1” 第 9 行"]
    assert roster.count is not None
    assert [remark(r.remark, Words("zh")) for r in roster.count.rows] == ["", "兼职", "与第 2 行相同"]
    assert [r.place.row for r in roster.count.rows if r.place] == [2, 3, 4]
    assert gaps(roster.count.gaps, Words("zh")) == "序号缺 7"


@pytest.mark.parametrize(("lang", "seen"), [("zh", "办公场所面积"), ("en", "Office floor area")])
def test_it_is_shown_as_a_page(lang: Lang, seen: str) -> None:
    page = page_of(report_of(upgraded(first_body())), Pictures({}, {}, {}), lang)
    for said in (seen, "86.5", "林二", "&lt;b&gt;黄三&lt;/b&gt;", "523,456.82"):
        assert said in page
    assert 'id="left-out"' not in page


def test_a_report_of_today_stays(tmp_path: Path) -> None:
    body = to_json(report(tmp_path))
    assert upgraded(body) == body


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("paragraph 14", {"spot": "paragraph", "number": 14}),
        ("text box 2", {"spot": "text_box", "number": 2}),
        ("sheet 名册 A, row 5", {"sheet": "名册 A", "row": 5}),
        ("sheet 名册 A, table 1, row 5", {"sheet": "名册 A", "table": 1, "row": 5}),
        ("table 1", {"table": 1}),
        (None, None),
        ("somewhere", None),
    ],
)
def test_places_told_in_words_become_values(said: str | None, place: dict[str, object] | None) -> None:
    (claim,) = upgraded({"claims": [{"evidence": {"locator": said}}]})["claims"]
    assert claim["evidence"] == {"place": place}
