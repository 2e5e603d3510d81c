"""What earlier versions wrote down is read as today's reports are."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.upgrading import upgraded
from service.report.json import to_json
from service.report.parsing import count_of
from tests.service.invented import report


def test_sentences_of_before_become_remarks() -> None:
    row = {"label": "陈一", "counted": False, "reason": None, "detail": "周末在岗", "page": None, "bbox": None}
    old = {"rows": [{**row, "locator": None}], "low": 1, "high": 2, "strict": None, "gaps": "第3行读不出"}
    (claim,) = upgraded({"claims": [{"count": old, "evidence": {"locator": "table 2, rows 3-14"}}]})["claims"]
    count = count_of(claim["count"])
    assert claim["evidence"] == {"place": {"table": 2, "row": 3, "last_row": 14}}
    assert [(g.code, g.parts) for g in count.gaps] == [("said", ("第3行读不出",))]
    assert [r.remark.parts for r in count.rows if r.remark] == [("周末在岗",)]


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
