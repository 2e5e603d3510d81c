"""Rounds: a notice comes in once it is sound, dossiers go into the round of their day, and are judged by its notice."""

from __future__ import annotations

import io
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from checkers.rulebook.loading import load
from service.database import Database
from service.records import dossiers, rounds
from service.records.audit import SYSTEM
from service.records.dossiers import Particulars
from service.records.refusals import Refused
from service.tables import AuditEntry, Dossier, Round, Run, User
from tests.checkers.rulebook.test_notice import HEAD, PAPERS, VALUES
from tests.service.web.callers import GOOD, Office, Visit

NOTICE = HEAD + VALUES + PAPERS


def upload(client: FlaskClient, text: bytes | str, name: str = "通知.yaml") -> str:
    content = text.encode() if isinstance(text, str) else text
    answer = client.post("/rounds", data={"notice": (io.BytesIO(content), name)}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def test_staff_upload_a_notice_and_see_what_it_asks(visit: Visit) -> None:
    staff = visit("staff")
    assert "还没有申报批次" in staff.get("/rounds").text
    page = upload(staff, NOTICE)
    assert "已新增申报批次“漠工信函〔2023〕12 号”。" in page
    for said in ("2023-03-01 – 2023-04-30", "办公场所面积", "综合服务平台", "400000", "认定文件", "工作总结", "已截止"):
        assert said in page
    assert 'aria-current="page">批次' in page
    english = staff.post("/language", data={"language": "en", "next": "/rounds"}, follow_redirects=True).text
    assert "Values that differ from the rulebook" in english


def test_how_a_notice_is_written_stands_on_a_page_whose_example_is_sound(visit: Visit) -> None:
    staff = visit("staff")
    assert 'href="/rounds/writing"' in staff.get("/rounds").text
    page = staff.get("/rounds/writing").text
    for said in ("关于组织申报 2026 年度示范平台的通知", "8.2.floor_area", "business_licence", "营业执照"):
        assert said in page
    example = staff.get("/rounds/example.yaml").data
    assert "已新增申报批次“某工信函〔2026〕12 号”。" in upload(staff, example)
    assert visit("expert").get("/rounds/writing").status_code == 403


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (NOTICE.replace("8.2.floor_area", "8.2.floor"), "规则库文件 通知.yaml 第 8 行：没有可改数值的规则“8.2.floor”"),
        (HEAD.replace("2023-04-30", "2023-02-28"), "截止日期早于起始或发布日期"),
        (HEAD.replace("漠工信函", "函" * 101), "文号或标题过长"),
        (b"\xff\xfe\x00", "文件不是 UTF-8 编码的文本。"),
        (b"#" * 200_001, "文件过大"),
    ],
)
def test_a_notice_that_is_not_sound_is_told_and_not_kept(visit: Visit, text: bytes | str, says: str) -> None:
    staff = visit("staff")
    assert says in upload(staff, text)
    assert "还没有申报批次" in staff.get("/rounds").text


def test_a_file_must_be_chosen_and_a_number_comes_once(visit: Visit) -> None:
    staff = visit("staff")
    assert "请选择申报通知文件" in staff.post("/rounds", data={}, follow_redirects=True).text
    upload(staff, NOTICE)
    assert "已有文号为“漠工信函〔2023〕12 号”的申报通知。" in upload(staff, NOTICE)


def test_rounds_are_the_staffs(visit: Visit) -> None:
    for role in ("applicant", "expert"):
        assert visit(role).get("/rounds").status_code == 403
        assert "批次" not in visit(role).get("/", follow_redirects=True).text


def test_a_dossier_is_judged_by_the_notice_of_its_round(office: Office) -> None:
    upload(office.staff, NOTICE)
    dossier = office.screened(**GOOD)
    assert office.body(dossier)["rulebook"]["notice"]["number"] == "漠工信函〔2023〕12 号"
    assert "申报批次 漠工信函〔2023〕12 号" in office.applicant.get(f"/dossiers/{dossier}").text
    with office.database.reading() as session:
        made = session.scalars(select(AuditEntry).where(AuditEntry.action == "dossier.made")).one()
    assert made.after["round"] == "漠工信函〔2023〕12 号"


def test_a_dossier_of_no_round_is_judged_by_the_rulebook(office: Office) -> None:
    dossier = office.screened(**GOOD)
    assert office.body(dossier)["rulebook"]["notice"] is None


def test_a_notice_that_no_longer_fits_the_rulebook_fails_the_run_with_its_reason(office: Office) -> None:
    upload(office.staff, NOTICE)
    dossier = office.dossier(**GOOD)
    with office.database.writing() as session:
        session.execute(update(Round).values(notice=NOTICE.replace("8.2.floor_area", "8.2.floor")))
    office.applicant.post(f"/dossiers/{dossier}/runs")
    assert office.work() == ["unusable"]
    with office.database.reading() as session:
        run = session.scalars(select(Run)).one()
    assert "没有可改数值的规则“8.2.floor”" in str(run.reason_zh)


def made(database: Database, day: date | None) -> str:
    with database.writing() as session:
        owner = session.scalars(select(User)).first()
        assert owner is not None
        return dossiers.create(session, SYSTEM, owner, Particulars("样例", as_of=day)).id


def number(database: Database, dossier: str) -> str | None:
    with database.reading() as session:
        found = session.get_one(Dossier, dossier).round
        return found.number if found else None


def test_dossiers_go_into_the_round_of_their_day(database: Database, people: dict[str, int]) -> None:
    early = made(database, date(2023, 3, 15))
    outside = made(database, date(2023, 6, 1))
    with database.writing() as session:
        rounds.add(session, SYSTEM, NOTICE, load())
    assert number(database, early) == "漠工信函〔2023〕12 号"
    assert number(database, outside) is None
    assert number(database, made(database, date(2023, 4, 30))) == "漠工信函〔2023〕12 号"
    assert number(database, made(database, None)) is None
    with database.writing() as session:
        dossiers.change(session, SYSTEM, session.get_one(Dossier, outside), Particulars("样例", as_of=date(2023, 3, 1)))
        dossiers.change(session, SYSTEM, session.get_one(Dossier, early), Particulars("样例", as_of=date(2023, 6, 1)))
    assert (number(database, outside), number(database, early)) == ("漠工信函〔2023〕12 号",) * 2
    with database.reading() as session:
        assert [(one.number, count) for one, count in rounds.every(session)] == [("漠工信函〔2023〕12 号", 3)]


def test_of_several_rounds_the_latest_counts_and_none_is_judged_by_the_rulebook(
    database: Database, people: dict[str, int]
) -> None:
    with database.writing() as session:
        rounds.add(session, SYSTEM, NOTICE, load())
        rounds.add(session, SYSTEM, HEAD.replace("12 号", "13 号"), load())
        found = rounds.open_on(session, date(2023, 3, 1))
        assert found is not None
        assert found.number == "漠工信函〔2023〕13 号"
        assert rounds.open_on(session, date(2023, 2, 28)) is None
    assert rounds.of_dossier(load(), None).round is None
    with pytest.raises(Refused), database.writing() as session:
        rounds.add(session, SYSTEM, "number: 1\n", load())
