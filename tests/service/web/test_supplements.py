"""What staff add by hand counts in every run, says so wherever it is shown, and can be withdrawn."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from service.tables import AuditEntry
from tests.service.web.callers import Office, Visit


def sha256(office: Office, dossier: str, place: int = 0) -> str:
    return str(office.body(dossier)["documents"][place]["sha256"])


def add(office: Office, dossier: str, run: int = 1, **said: Any) -> str:
    """The page after it."""
    form = {"run": run, "sha256": sha256(office, dossier), "page": 1, "reason": "原件第 1 页载明", **said}
    return office.staff.post(f"/reviews/{dossier}/supplements", data=form, follow_redirects=True).text


def test_a_missing_figure_is_added_marked_and_withdrawn(office: Office) -> None:
    dossier = office.submitted(form="applicant=漠江某公司")
    assert office.lights(dossier)["8.1.assets"]["status"] == "missing"
    assert "正在重新核对" in add(office, dossier, field="total_assets", value="523,456.82", as_of="2024-12-31")
    assert office.work() == ["done"]
    assert office.lights(dossier)["8.1.assets"]["status"] == "met"
    body = office.body(dossier)
    claim = body["claims"][0]
    assert (claim["value"], claim["as_of"]) == (523456.82, "2024-12-31")
    assert claim["evidence"]["reader"] == "by-hand"
    assert claim["confirmed_by"] == ["added_by_hand"]
    assert body["added_by_hand"][0]["by"] == "staff"
    assert [f["claims"] for f in body["findings"] if f["rule"] == "8.1.assets"] == [[0]]
    for page in (f"/reviews/{dossier}", f"/dossiers/{dossier}/report.html"):
        assert "人工补录" in office.expert.get(page).text, page
    (address,) = re.findall(r'action="([^"]+/withdraw)"', office.staff.get(f"/reviews/{dossier}/supplements").text)
    assert office.staff.post(address).status_code == 302
    assert office.work() == ["done"]
    assert office.lights(dossier)["8.1.assets"]["status"] == "missing"
    with office.database.reading() as session:
        deeds = session.scalars(select(AuditEntry.action).where(AuditEntry.actor == "staff")).all()
    assert {"supplement.made", "correction.withdrawn"} <= set(deeds)


def test_it_stays_with_its_file_and_goes_with_it(office: Office) -> None:
    dossier = office.submitted(form="applicant=漠江某公司", other="headcount=9")
    add(office, dossier, field="total_assets", value="500000")
    office.replace(office.staff, dossier, "other", "headcount=8")
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "met"
    office.replace(office.staff, dossier, "form", "applicant=漠江别家公司")
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "missing"
    assert "补录未生效" in office.staff.get(f"/reviews/{dossier}/supplements").text


def test_a_row_more_of_a_roster_counts(office: Office) -> None:
    dossier = office.submitted(roster="roster=陈一、林二、黄三、何四")
    assert office.lights(dossier)["8.3.headcount"]["status"] == "not_met"
    add(office, dossier, field="headcount", label="许五", value="qualified")
    office.work()
    assert office.lights(dossier)["8.3.headcount"]["status"] == "met"
    (claim,) = office.body(dossier)["claims"]
    assert claim["count"]["rows"][-1]["label"] == "许五"
    assert claim["confirmed_by"] == ["added_by_hand"]


def test_a_correction_after_it_still_finds_its_spot(office: Office) -> None:
    dossier = office.submitted(form="applicant=漠江某公司")
    add(office, dossier, field="total_assets", value="500000")
    office.work()
    form = {"run": "2", "claim": "1", "value": "漠江另一公司", "reason": "对照原件"}
    assert office.staff.post(f"/reviews/{dossier}/corrections/values", data=form).status_code == 302
    office.work()
    body = office.body(dossier)
    assert [c["value"] for c in body["claims"]] == [500000, "漠江另一公司"]
    assert body["claims"][1]["correction"]["before"] == "漠江某公司"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"field": "total_assets", "value": "五十万"}, "请填写数字"),
        ({"field": "total_assets", "value": "1", "page": 2}, "页码应在 1 至 1 之间"),
        ({"field": "total_assets", "value": "1", "page": ""}, "页码应在 1 至 1 之间"),
        ({"field": "total_assets", "value": "1", "reason": ""}, "依据"),
        ({"field": "total_assets", "value": "1", "sha256": "a" * 64}, "请选择文件"),
        ({"field": "established_on", "value": "三月"}, "请填写日期"),
        ({"field": "floor_area", "value": "1", "label": "某室"}, "请选择要补录的数据"),
        ({"field": "nonsense", "value": "1"}, "数据"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(office: Office, said: dict[str, Any], why: str) -> None:
    dossier = office.submitted(form="applicant=漠江某公司")
    assert why in add(office, dossier, **said)
    assert office.work() == []


def test_it_is_for_staff(office: Office, visit: Visit) -> None:
    dossier = office.submitted(form="total_assets=1")
    assert office.expert.get(f"/reviews/{dossier}/supplements").status_code == 403
    assert "补录与更正" not in office.expert.get(f"/reviews/{dossier}").text
    assert "补录与更正" in office.staff.get(f"/reviews/{dossier}").text


def test_a_signed_dossier_takes_nothing_more(office: Office) -> None:
    dossier = office.accepted(form="total_assets=500000")
    office.step(dossier, "decline", reason="撤销申请")
    form = {"run": 1, "sha256": sha256(office, dossier), "page": 1, "reason": "x", "field": "headcount", "value": "9"}
    page = office.staff.post(f"/reviews/{dossier}/supplements", data=form, follow_redirects=True).text
    assert "不能再修改" in page
    assert '<form method="post">' not in page
