"""What is due goes with all that there is of it; what is held, shared or made public stays; the log says so, whole."""

from __future__ import annotations

import gzip
import json
import os
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from service.database import Database
from service.kept_said import digest
from service.records import accounts, answers, chain
from service.records.audit import SYSTEM, actor_of
from service.retention import due, holds, purging
from service.retention.due import OfRound
from service.retention.holds import Held
from service.settings import Settings, database_address
from service.store import Store
from service.tables import (
    Answer,
    AuditEntry,
    Base,
    Dossier,
    Notice,
    NoticeState,
    Purged,
    Question,
    Receipt,
    Role,
    Run,
    Stage,
    Step,
    User,
    Version,
)
from service.tables.base import now
from service.verifying import faults
from service.version import understanding_version
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.web.callers import GOOD, Office

BOTH = pytest.mark.parametrize("settings", ["sqlite", "postgresql"], indirect=True)
LONG_AGO = timedelta(days=4000)
FOREVER = float("inf")
NOTICE = HEAD
UNIT, WORD = "紫薇垣咨询中心", "翠微路暗语"
PAPERS = {
    "form": f"applicant={UNIT}\ntotal_assets=500000 declared\nfloor_area=80 declared\nheadcount=8 declared",
    "proof": "total_assets=200000\nfloor_area=80\nheadcount=8",
    WORD: f"headcount=8\nword={WORD}",
}


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """On either database."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return settings
    server: str = request.getfixturevalue("postgres_url")
    name = f"retention_{os.urandom(6).hex()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template_prescreen")
    return replace(settings, database_url=database_address(server.replace("@/postgres", f"@/{name}")))


def age(database: Database, dossier: str, stage: Stage) -> None:
    """As if it had been in that state for long."""
    with database.writing() as session:
        then = now() - LONG_AGO
        moved = update(Dossier).where(Dossier.id == dossier)
        session.execute(moved.values(stage=stage, created_at=then, submitted_at=then, signed_at=None))
        session.execute(update(Step).where(Step.dossier_id == dossier).values(at=then))
        session.execute(update(Run).where(Run.dossier_id == dossier).values(queued_at=then))
        mine = select(Version.id).join(Version.document).where(Version.document.has(dossier_id=dossier))
        session.execute(update(Version).where(Version.id.in_(mine)).values(uploaded_at=then))


def found(database: Database) -> OfRound:
    """What is due of no round."""
    with database.reading() as session:
        return due.of(session, None, date.today())


def purged(office: Office, settings: Settings) -> purging.Done:
    """All that is due by now, out of the store as well."""
    done = purging.purge_round(office.database, settings, SYSTEM, found(office.database))
    assert purging.clear(office.database, settings, FOREVER, done.files)
    return done


def whole(settings: Settings) -> bool:
    database = Database(settings.database_url)
    with database.reading() as session:
        left = list(faults(session, Store(settings.storage_url)))
    database.close()
    return not left


def everything(settings: Settings) -> str:
    """All that is kept, in the database's rows and files, in the store and beside it, as far as it can be read."""
    database = Database(settings.database_url)
    with database.reading() as session:
        rows = [str(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    database.close()
    files = [path for path in settings.data.rglob("*") if path.is_file()]
    if settings.database_url.startswith("sqlite"):
        files += Path(settings.database_url.removeprefix("sqlite:///")).parent.glob("test.db*")
    return "\n".join([*rows, *(_text(path.read_bytes()) for path in files)])


def _text(content: bytes) -> str:
    for start in (0, 32):  # a kept reading's seal
        with suppress(OSError, EOFError):
            content = gzip.decompress(content[start:])
    return content.decode(errors="ignore")


def left(settings: Settings) -> list[str]:
    """Which of the words are still to be found, as they are or as JSON may have them."""
    text = everything(settings)
    return [word for word in (UNIT, WORD) if word in text or json.dumps(word)[1:-1] in text]


def told(who: FlaskClient, address: str, form: dict[str, str]) -> str:
    """The page that comes after a form was sent."""
    return who.post(address, data=form, follow_redirects=True).text


def furnish(office: Office) -> str:
    """A dossier on which everybody said something."""
    made = office.accepted(**PAPERS)
    key = next(key for key, light in office.lights(made).items() if light["status"] != "met")
    assert office.decide(made, key, "ask", f"{WORD}请补") == 200
    office.expert.post(f"/reviews/{made}/questions", data={"rule": key, "audience": "office", "text": f"{WORD}吗"})
    office.notify(made, opening=f"{UNIT}{WORD}")
    return made


@BOTH
def test_nothing_of_a_dossier_is_left_and_all_of_the_others(office: Office, settings: Settings) -> None:
    other = office.submitted(**GOOD, 同一份=PAPERS["proof"])
    gone = furnish(office)
    with office.database.writing() as session:
        session.execute(update(Dossier).where(Dossier.id == gone).values(title=UNIT, applicant=UNIT))
    assert left(settings) == [UNIT, WORD]
    age(office.database, gone, Stage.DECLINED)
    assert purged(office, settings).dossiers == []  # the notice is still to be answered, and so is the question
    assert found(office.database).due[0].held == ("notice", "question")
    settle(office, gone)
    done = purged(office, settings)
    assert (done.dossiers, done.skipped) == ([gone], [])
    assert left(settings) == []
    assert whole(settings)
    assert office.staff.get(f"/dossiers/{gone}").status_code == 404
    page = office.expert.get(f"/reviews/{other}")
    assert page.status_code == 200
    with office.database.reading() as session:
        shared = session.scalar(select(Version.sha256).where(Version.name == "同一份.txt"))
        assert shared and Store(settings.storage_url).has(shared)
        assert session.scalars(select(Purged.subject)).all() == [gone]
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "dossier.purged")).one()
        says = entry.after or {}
        assert (says["files"], says["runs"], says["stage"], says["kept_days"]) == (3, 1, "declined", 1095)
        assert says["size"] == sum(len(text.encode()) for text in PAPERS.values())
        mine = session.scalars(select(AuditEntry).where(AuditEntry.dossier_id == gone, AuditEntry.id < entry.id)).all()
        assert len(mine) > 10
        assert {(one.before, one.after) for one in mine} == {(None, None)}
        assert list(chain.broken(session)) == []


def settle(office: Office, dossier: str) -> None:
    """Whatever is under way with a dossier comes to its end."""
    with office.database.writing() as session:
        session.execute(update(Notice).where(Notice.dossier_id == dossier).values(state=NoticeState.CLOSED))
        session.execute(update(Question).where(Question.dossier_id == dossier).values(closed_at=now()))


def test_staff_set_the_policy_see_what_is_due_and_purge_it_by_typing(office: Office) -> None:
    office.notice(NOTICE)
    gone, kept = office.submitted(**GOOD), office.submitted(**GOOD)
    for one in (gone, kept):
        age(office.database, one, Stage.WITHDRAWN)
    staff, address = office.staff, "/retention/1"
    assert address in staff.get("/rounds").text
    page = staff.get(address).text
    assert all(part in page for part in ("输入“清除 2 件”确认", gone, kept, "个人信息保护法", 'value="365"'))
    days = {"draft": "365", "withdrawn": "90", "declined": "1095", "signed": "1826", "recognised": "1826"}
    for bad, says in (({"draft": "29"}, "30 至 36500"), ({"draft": "x"}, "30 至"), ({"reason": " "}, "请填写理由")):
        form = {**days, "sweep": "never", "reason": "按档案规定", **bad}
        assert says in told(staff, f"{address}/policy", form)
    form = {**days, "sweep": "yearly", "reason": "按档案规定"}
    page = told(staff, f"{address}/policy", form)
    assert all(part in page for part in ("保存期限已设置。", 'value="90"', "按档案规定"))
    held = {"deed": "hold", "dossier": kept, "reason": "行政复议"}
    assert "行政复议" in told(staff, "/retention/holds", held)
    for typed in ("", "清除 2 件", "1"):
        answer = told(staff, f"{address}/purge", {"typed": typed})
        assert "请照样输入确认文字" in answer
    answer = told(staff, f"{address}/purge", {"typed": "清除 1 件"})
    assert "已清除申报件 1 件" in answer
    assert (staff.get(f"/dossiers/{gone}").status_code, staff.get(f"/dossiers/{kept}").status_code) == (404, 200)
    assert "没有可以清除的内容" in told(staff, f"{address}/purge", {"typed": "清除 0 件"})
    log = staff.get("/audit").text
    assert all(part in log for part in ("设置保存期限", "保留申报件", "清除申报件", "行政复议"))
    assert gone in staff.get(f"/audit?dossier={gone}").text
    assert staff.get("/retention").text.count("保存期满") == 1


SAID = {
    "run": "预审未完成",
    "notice": "补正未办结",
    "question": "提问未了结",
    "dispute": "异议未了结",
    "staff": "审计",
}


@pytest.mark.parametrize("why", list(SAID))
def test_what_is_under_way_with_a_dossier_holds_it_back(office: Office, settings: Settings, why: str) -> None:
    made = office.accepted(**PAPERS)
    if why == "run":
        office.staff.post(f"/dossiers/{made}/runs")
    elif why == "notice":
        office.notify(made)
    elif why == "question":
        office.expert.post(f"/reviews/{made}/questions", data={"audience": "applicant", "text": "何时租赁？"})
    elif why == "dispute":
        disputed(office, made)
    else:
        office.staff.post("/retention/holds", data={"deed": "hold", "dossier": made, "reason": "审计"})
    age(office.database, made, Stage.DECLINED)
    (one,) = found(office.database).due
    assert one.held == (why,)
    assert purged(office, settings).is_empty
    page = office.staff.get("/retention/0").text
    assert {"run": "预审未完成", "notice": "补正未办结", "question": "提问未了结", "dispute": "异议未了结"}.get(
        why, "审计"
    ) in page
    if why in ("dispute", "staff"):
        deed = {"dispute": "settle", "staff": "end"}[why]
        office.staff.post("/retention/holds", data={"deed": deed, "dossier": made, "reason": "已书面答复"})
        assert purged(office, settings).dossiers == [made]


def disputed(office: Office, dossier: str) -> None:
    """The applicant says that a figure is wrong."""
    with office.database.writing() as session:
        run = session.scalars(select(Run).where(Run.dossier_id == dossier)).one()
        seen = answers.figures(session, run)[0].evidence
        who = session.scalars(select(User).where(User.name == "applicant")).one()
        answers.give(session, actor_of(who), run, seen, Answer.DISPUTE, "应为 52 万元")


def test_a_dispute_that_the_review_was_signed_over_is_none_any_more(office: Office) -> None:
    made = office.accepted(**GOOD)
    disputed(office, made)
    assert holds_of(office, made) == [Held.DISPUTE]
    for key in office.lights(made):
        office.decide(made, key, "agree")
    office.expert.post(f"/reviews/{made}/opinion", data={"recommendation": "recommend"})
    assert office.sign(made) == Stage.SIGNED
    assert holds_of(office, made) == []


def holds_of(office: Office, dossier: str) -> list[Held]:
    with office.database.reading() as session:
        return holds.of_dossier(session, session.get_one(Dossier, dossier))


def test_what_was_made_public_stays_and_no_number_is_given_twice(office: Office, settings: Settings) -> None:
    made = office.accepted(**PAPERS)
    office.notify(made)
    settle(office, made)
    with office.database.reading() as session:
        receipt, notice = session.scalars(select(Receipt)).one().number, session.scalars(select(Notice)).one().number
    age(office.database, made, Stage.RECOGNISED)
    assert purged(office, settings).dossiers == [made]
    page = office.staff.get("/retention/0").text
    assert "继续公开的认定单位" in page
    assert UNIT in page or "阳江" in page
    other = office.accepted(**PAPERS)
    office.notify(other)
    with office.database.reading() as session:
        fresh, sent = session.scalars(select(Receipt)).one().number, session.scalars(select(Notice)).one().number
    year = receipt[:4]
    assert (receipt, fresh) == (f"{year}-00001", f"{year}-00002")
    assert (str(notice)[-3:], str(sent)[-3:]) == ("〕1号", "〕2号")


def test_what_papers_say_is_kept_for_files_that_somebody_has(office: Office, settings: Settings) -> None:
    office.dossier(**PAPERS)
    with office.database.reading() as session:
        mine = session.scalars(select(Version.sha256)).first() or ""
    store, version = Store(settings.storage_url), understanding_version()
    keys = [digest(sha256, "auto", said) for sha256, said in ((mine, version), ("0" * 64, version), (mine, "before"))]
    for key in keys:
        store.keep_reading(key, b"said")
    assert purging.clear(office.database, settings, FOREVER)
    assert [store.reading(key) for key in keys] == [b"said", None, None]


@BOTH
def test_an_account_goes_by_itself_or_as_its_owner_asks(office: Office, settings: Settings) -> None:
    draft = office.dossier(**PAPERS)
    with office.database.writing() as session:
        who = session.scalars(select(User).where(User.name == "applicant")).one()
        who.email, number = "unit@example.org", who.id
        idle = accounts.add_user(session, SYSTEM, "久未登录者", "correct horse 9", Role.APPLICANT)
        idle.created_at = now() - LONG_AGO
    staff = office.staff
    assert "久未登录者" in staff.get("/retention").text
    answer = told(staff, "/retention/accounts", {"typed": "清除 1 件"})
    assert "账号 1 个" in answer
    page = staff.get("/users").text
    assert "久未登录者" not in page
    asked = {"reason": "本人书面申请", "name": "applicant"}
    assert "请输入该用户名" in told(staff, f"/retention/account/{number}", {**asked, "name": "x"})
    assert "请填写理由" in told(staff, f"/retention/account/{number}", {**asked, "reason": ""})
    age(office.database, draft, Stage.DECLINED)
    assert "已办结" in told(staff, f"/retention/account/{number}", asked)
    age(office.database, draft, Stage.WITHDRAWN)
    assert "账号 1 个" in told(staff, f"/retention/account/{number}", asked)
    assert purging.clear(office.database, settings, FOREVER)
    text = everything(settings)
    assert [word for word in ("久未登录者", "unit@example.org", WORD) if word in text] == []
    assert whole(settings)
    assert office.applicant.get("/dossiers").headers["Location"].startswith("/login")
    with office.database.reading() as session:
        assert session.get_one(User, number).name == f"#{number}"
    for role in ("staff", "expert"):
        with office.database.reading() as session:
            other = session.scalars(select(User.id).where(User.name == role)).one()
        answer = told(staff, f"/retention/account/{other}", {"reason": "x", "name": role})
        assert ("只能停用" in answer) == (role == "staff")
