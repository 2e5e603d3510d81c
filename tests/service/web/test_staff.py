"""What staff do, without a browser: correct by hand, compare, try again; and what stays closed to others."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from service.tables import AuditEntry, Cutout, Run, RunReport
from tests.service.web.callers import GOOD, Office, Visit


def test_staff_correct_a_figure_which_stays_through_runs_until_withdrawn(office: Office) -> None:
    dossier = office.submitted(form="total_assets=500000 declared", audit="total_assets=50")
    assert office.lights(dossier)["8.1.assets"]["status"] == "not_met"
    form = {"run": "1", "claim": "1", "value": "500000", "reason": "原件为 500,000"}
    assert office.staff.post(f"/reviews/{dossier}/corrections/values", data=form).status_code == 302
    assert office.work() == ["done"]
    assert office.lights(dossier)["8.1.assets"]["status"] == "met"
    room = office.staff.get(f"/reviews/{dossier}").text
    assert "人工更正" in room
    assert "原件为 500,000" in room
    office.replace(office.staff, dossier, "form", "total_assets=510000 declared")
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "met"
    (address,) = re.findall(
        r'action="([^"]+/corrections/values/\d+/withdraw)"', office.staff.get(f"/reviews/{dossier}").text
    )
    assert office.staff.post(address).status_code == 302
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "not_met"
    with office.database.reading() as session:
        log = session.scalars(select(AuditEntry).where(AuditEntry.action == "claim.corrected")).one()
    assert (log.actor, log.before, log.after["value"]) == ("staff", {"value": "50"}, "500000")


def test_a_corrected_figure_does_not_hold_for_another_paper(office: Office) -> None:
    dossier = office.submitted(audit="total_assets=50")
    form = {"run": "1", "claim": "0", "value": "500000", "reason": "看错"}
    office.staff.post(f"/reviews/{dossier}/corrections/values", data=form)
    office.replace(office.staff, dossier, "audit", "total_assets=60")
    office.work()
    assert office.lights(dossier)["8.1.assets"]["status"] == "not_met"


def test_staff_correct_a_fact_and_the_dossier_settles_anew(office: Office) -> None:
    dossier = office.submitted(form="applicant=阳江市云凡服务有限公司\nservices=legal\ntotal_assets=500000 declared")
    for claim, value in (("1", "阳江市云帆服务有限公司"), ("2", "法律服务、培训服务")):
        form = {"run": "1", "claim": claim, "value": value, "reason": "对照原件"}
        assert office.staff.post(f"/reviews/{dossier}/corrections/values", data=form).status_code == 302
    office.work()
    assert "阳江市云帆服务有限公司" in office.expert.get("/reviews").text
    room = office.staff.get(f"/reviews/{dossier}").text
    assert "阳江市云凡服务有限公司 → <b>阳江市云帆服务有限公司</b>" in room
    assert "法律服务 → <b>培训服务、法律服务</b>" in room
    body = office.body(dossier)
    assert body["dossier"]["services"] == ["training", "legal"]
    assert body["claims"][1]["correction"]["before"] == "阳江市云凡服务有限公司"
    assert body["claims"][1]["confirmed_by"] == ["by_hand"]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("established_on=2018-03-15", "三月"),
        ("credit_code=91441702MA4W2K7T35", "91441702MA4W2K7T85"),
        ("category=specialised", "综合、专业"),
        ("total_assets=500000", "五十万"),
        ("applicant=阳江市云帆服务有限公司", " "),
    ],
)
def test_what_a_value_cannot_be_is_refused(office: Office, said: str, value: str) -> None:
    dossier = office.submitted(form=said)
    form = {"run": "1", "claim": "0", "value": value, "reason": "对照原件"}
    assert office.staff.post(f"/reviews/{dossier}/corrections/values", data=form).status_code == 422


def test_staff_see_what_changed(office: Office) -> None:
    dossier = office.submitted(form="total_assets=500000 declared", audit="total_assets=50")
    office.replace(office.staff, dossier, "audit", "total_assets=500000")
    office.work()
    page = office.staff.get(f"/reviews/{dossier}/changes/1..2").text
    assert "已解决" in page
    assert "仍未解决" in page
    assert "audit.txt" in page
    assert office.staff.get(f"/reviews/{dossier}/changes/1..9").status_code == 404


def test_the_queue_tells_why_a_run_failed_and_tries_again(office: Office) -> None:
    dossier = office.dossier(form="raise")
    office.applicant.post(f"/dossiers/{dossier}/runs")
    assert [office.work() for _ in range(3)] == [["failed"]] * 3
    assert "预审失败" in office.applicant.get(f"/dossiers/{dossier}").text
    page = office.staff.get("/runs").text
    assert "意外错误" in page
    (address,) = re.findall(r'action="(/runs/\d+/retry)"', page)
    assert office.staff.post(address).status_code == 302
    assert office.staff.post(address).status_code == 409


def test_pictures_are_for_those_who_may_see_the_dossier(office: Office, visit: Visit) -> None:
    dossier = office.submitted(**GOOD)
    room = office.expert.get(f"/reviews/{dossier}").text
    sheets = set(re.findall(r'data-sheet="([^"]+)"', room))
    cuts = set(re.findall(r'href="([^"]+/cutouts/\d+)"', room))
    assert len(sheets) == 2
    assert len(cuts) == 6
    for address in sheets | cuts:
        answer = office.expert.get(address)
        assert answer.status_code == 200
        assert answer.content_type in ("image/jpeg", "image/png")
        assert "private" in answer.headers["Cache-Control"]
        assert visit(None).get(address).status_code == 302
    other = office.dossier(x="total_assets=77")
    sheet = sheets.pop()
    assert office.applicant.get(sheet.replace(dossier, other)).status_code == 404


def test_the_report_page_comes_with_a_policy_that_fits_it(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    answer = office.applicant.get(f"/dossiers/{dossier}/report.html")
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'sha256-" in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")


def test_a_second_attempt_leaves_one_report(office: Office) -> None:
    dossier = office.screened(**GOOD)
    with office.database.writing() as session:
        run = session.scalars(select(Run)).one()
        run.state = "queued"
        run_id = run.id
    assert office.work() == ["done"]
    with office.database.reading() as session:
        assert len(session.scalars(select(RunReport)).all()) == 1
        assert len(session.scalars(select(Cutout).where(Cutout.run_id == run_id)).all()) == 6
    assert office.applicant.get(f"/dossiers/{dossier}").status_code == 200
