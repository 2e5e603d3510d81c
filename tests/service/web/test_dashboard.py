"""Staff's first page: where dossiers stand, what is due, which rules fail and are overruled, how runs go."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import select

from service.procedure.working_days import working_days_between
from service.records import dashboard
from service.tables import Dossier, Round, Step
from tests.service.web.callers import GOOD, Office


def numbers(page: str, title: str) -> dict[str, str]:
    """A chart's words with their numbers."""
    section = page[page.index(f">{title}") :].partition("</section>")[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>.*?<b>(\d+)</b>(.*?)</td>', section, re.S)
    return {re.sub("<.*?>", "", label): count + re.sub("<.*?>", "", rest) for label, count, rest in rows}


def test_dossiers_rules_and_experts_are_counted(office: Office) -> None:
    bad = office.accepted(form="total_assets=50 declared", audit="total_assets=50\nheadcount=8")
    office.accepted(**GOOD)
    office.dossier(form="total_assets=1")
    assert office.decide(bad, "8.1.assets", "overrule", "原件为 50 万") == 200
    page = office.staff.get("/dashboard").text
    stages = numbers(page, "办理情况")
    assert (stages["未提交"], stages["已受理"], stages["公示中"]) == ("1", "2", "0")
    assert numbers(page, "问题最多的条件")["资产总额"] == "1：不符合 1"
    assert numbers(page, "问题最多的条件")["办公场所面积"] == "1：缺材料 1"
    assert numbers(page, "专家最常不采纳的结论") == {"资产总额": "1：不采纳 1"}
    assert "没有超期或本周到期的申报件" in page


def test_what_is_due_counts_in_working_days(office: Office) -> None:
    today = date(2026, 3, 18)
    late, soon, later = (office.accepted(form=f"total_assets={n}") for n in (1, 2, 3))
    accepted = {late: date(2026, 2, 4), soon: date(2026, 3, 2), later: date(2026, 3, 16)}
    with office.database.writing() as session:
        for step in session.scalars(select(Step).where(Step.deed == "accept_directly")):
            step.day = accepted[step.dossier_id]
    with office.database.reading() as session:
        found = dashboard.due(session, None, today)
    assert [one.dossier.id for one in found] == [late, soon]
    assert found[0].days < 0 < found[1].days <= 5
    assert all(one.days == working_days_between(today, one.clock.due.day) for one in found if one.clock.due)


def test_a_round_shows_its_own_dossiers_alone(office: Office) -> None:
    inside, _ = office.submitted(form="total_assets=1"), office.submitted(form="total_assets=2")
    today = date.today()
    with office.database.writing() as session:
        made = Round(
            number="漠〔2026〕1 号",
            title="某年度",
            opens_on=today,
            closes_on=today + timedelta(days=9),
            notice="",
        )
        session.add(made)
        session.flush()
        session.get_one(Dossier, inside).round_id = made.id
        number = made.id
    for query, count in (("", "1"), (f"?round={number}", "1"), ("?round=all", "2")):
        page = office.staff.get(f"/dashboard{query}").text
        assert numbers(page, "办理情况")["已提交"] == count, query
        assert numbers(page, "问题最多的条件")["资产总额"] == f"{count}：不符合 {count}"
    for nonsense in ("9999", "x", "9" * 20):
        assert office.staff.get(f"/dashboard?round={nonsense}").status_code == 404


def test_runs_of_the_week_and_the_queue(office: Office) -> None:
    office.screened(**GOOD)
    office.applicant.post(f"/dossiers/{office.dossier(form='total_assets=4')}/runs")
    page = office.staff.get("/dashboard").text
    assert "1：完成 1" in numbers(page, "每日完成的预审").values()
    assert re.search(r"排队、进行中</dt><dd><a[^>]*>1、0</a>", page)
