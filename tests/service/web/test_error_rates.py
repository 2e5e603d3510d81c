"""The office's own error rates: as a page, as CSV and for programs; what was mended elsewhere stands apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from service.tables import BlindReading
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.web.callers import Office
from tests.service.web.test_blind import PAPERS, read, readings, value_of


@pytest.fixture
def sampled(office: Office) -> str:
    """A dossier whose three figures were read: two right, one wrong; and another with an overruled finding."""
    office.notice(HEAD)
    office.staff.post("/rounds/1/blind", data={"share": "100"})
    dossier = office.accepted(**PAPERS)
    for one in readings(office, dossier):
        read(office, dossier, one.rule, value="9999" if one.field == "floor_area" else value_of(one.rule))
    office.staff.post("/rounds/1/blind", data={"share": "0"})
    other = office.accepted(form="total_assets=50 declared", audit="total_assets=50")
    assert office.decide(other, "8.1.assets", "overrule", "原件另有数额") == 200
    return dossier


def test_the_page_shows_rates_with_intervals_and_what_is_no_sample(office: Office, sampled: str) -> None:
    page = office.staff.get("/error-rates?round=1").text
    assert "<b>33.3%</b>" in page
    assert "核对 3 处，读错 1 处" in page
    assert "1／1" in page
    assert "6.1–79.2%" in page
    assert "其中 1 处不一致尚未说明原因，暂按机器读错计" in page
    assert "不是随机样本，不能据此估计错误率" in page
    assert "99.0% → <b>66.7%</b>" in page
    assert "资产总额 <b>1</b>" in page
    assert "核对 3 处" in office.staff.get("/error-rates?round=all").text
    assert office.staff.get("/error-rates?round=77").status_code == 404
    assert office.expert.get("/error-rates").status_code == 403


def test_an_office_without_rounds_reads_that_nothing_was_read_yet(office: Office) -> None:
    assert "还没有已核对的抽检" in office.staff.get("/error-rates").text


def test_the_same_stands_in_csv_and_json(office: Office, sampled: str, token: Callable[[str], dict[str, str]]) -> None:
    text = office.staff.get("/error-rates/rates.csv?round=1").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:4] == ["分组", "名称", "核对数", "读错"]
    assert rows[1] == ["全部", "", "3", "1", "0.3333", "0.0615", "0.7923"]
    assert ["按来源", "文字版", "3", "1", "0.3333", "0.0615", "0.7923"] in rows
    found = office.app.test_client().get("/api/v1/error-rates?round=1", headers=token("staff")).get_json()
    assert (found["overall"]["count"], found["overall"]["wrong"]) == (3, 1)
    wrong = {one["name"]: one["wrong"] for one in found["by_field"]}
    assert wrong == {"floor_area": 1, "headcount": 0, "total_assets": 0}
    assert found["outside_the_sample"] == {"corrected": {}, "overruled": {"8.1.assets": 1}}
    assert found["calibration"] == [
        {"low": 0.98, "high": 1.0, "count": 3, "right": 2, "confidence": 0.99, "share": 0.666667}
    ]


def test_doubted_and_unreadable_ones_count_in_no_rate(office: Office, sampled: str) -> None:
    with office.database.writing() as session:
        one, two, _ = session.query(BlindReading).order_by(BlindReading.field).all()
        one.doubted = True  # the floor area, which was wrong
        two.agrees = None
    page = office.staff.get("/error-rates?round=1").text
    assert "核对 1 处，读错 0 处" in page
    assert "看不清 1 处（不计入）" in page
    assert "机器自己存疑的 1 处，读错 1 处，不计入错误率" in page
