"""`prescreen purge` tells before it deletes; a restored backup is purged again; a sweep purges when it is time."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select, update

from service.backup_cli import backup, restore
from service.posting import send_due
from service.purge_cli import purge, purge_listed
from service.records import messages
from service.records.audit import SYSTEM, actor_of
from service.retention import clearing, due, erasing, listing, purging
from service.retention.policy import defaults, of_round, read, set_policy
from service.retention.sweeping import Sweeper
from service.settings import Settings
from service.store import Store
from service.tables import Base, Delivery, Dossier, Posted, Purge, Purged, RetentionPolicy, Stage, Sweep, User
from service.tables.base import now
from tests.service.web.callers import GOOD, Office
from tests.service.web.test_retention import NOTICE, PAPERS, UNIT, age, everything, purged, whole

STAYS = {
    *("users", "audit", "rounds", "round_exports", "retention_policies"),
    *("purges", "purged", "public_units", "given_numbers"),
}
"""Tables that no dossier and no account owns: what is in them is the office's, or says that something is gone."""


def run(command, settings: Settings, *arguments: object, database_url: str = "") -> Result:
    """A command as somebody at the machine calls it."""
    env = {
        "DATABASE_URL": database_url or settings.database_url,
        "STORAGE_URL": settings.storage_url,
        "REDIS_URL": settings.redis_url,
    }
    return CliRunner().invoke(command, [*map(str, arguments), "--data", str(settings.data)], env=env)


def aged(settings: Settings) -> None:
    """What lies in the store came long ago."""
    for path in Path(settings.storage_url).rglob("*"):
        if path.is_file():
            os.utime(path, (1_000, 1_000))


def test_every_table_is_of_a_dossier_of_an_account_of_a_content_or_stays() -> None:
    of_dossiers = {table.name for table in erasing.owned()}
    by_content = {table.__tablename__ for table in clearing.BY_CONTENT}
    parts = (of_dossiers, set(erasing.PERSONAL) - {"messages"}, by_content, STAYS)
    assert sorted(name for part in parts for name in part) == sorted(Base.metadata.tables)


def test_it_is_told_first_and_deleted_only_where_that_is_meant(office: Office, settings: Settings) -> None:
    office.notice(NOTICE)
    gone, kept = office.submitted(**PAPERS), office.dossier(**GOOD)
    age(office.database, gone, Stage.DECLINED)
    aged(settings)
    before = everything(settings)
    done = run(purge, settings)
    assert done.exit_code == 0, done.output
    size = sum(len(text.encode()) for text in PAPERS.values())
    for line in (
        f"round 漠工信函〔2023〕12 号: 1 due, {size} bytes, 0 held, 1 kept",
        f"declined: 1, 3 files, {size} bytes",
        gone,
        "in no round: 0 due",
        "accounts: 0",
        "nothing was deleted",
    ):
        assert line in done.output
    assert everything(settings) == before
    done = run(purge, settings, "--round", "漠工信函〔2023〕12 号", "--really")
    assert f"deleted: 1 dossiers, 0 accounts, {size} bytes" in done.output, done.output
    assert "goes later" not in done.output
    text = everything(settings)
    assert (UNIT in text, kept in text) == (False, True)
    assert whole(settings)
    with office.database.reading() as session:
        assert session.scalars(select(Purge)).one().cleared_at is not None
    assert "due, 0 bytes" in run(purge, settings).output
    assert run(purge, settings, "--round", "x").exit_code == 1


def test_what_was_touched_lately_waits_and_goes_later(office: Office, settings: Settings) -> None:
    gone = office.submitted(**PAPERS)
    age(office.database, gone, Stage.DECLINED)
    done = run(purge, settings, "--really")
    assert "goes later" in done.output
    assert next(Store(settings.storage_url).digests())
    sweeper = Sweeper(office.database, settings)
    sweeper.look()
    aged(settings)
    with office.database.reading() as session:
        assert purging.waits(session)
    Sweeper(office.database, settings).look()
    with office.database.reading() as session:
        assert not purging.waits(session)
    assert list(Store(settings.storage_url).digests()) == []


def test_a_restored_backup_is_purged_again(office: Office, settings: Settings, tmp_path: Path) -> None:
    gone, kept = office.submitted(**PAPERS), office.submitted(**GOOD)
    with office.database.writing() as session:
        idle = User(
            name="久未登录者", key="久未登录者", password="", role="applicant", created_at=now() - timedelta(9999)
        )
        session.add(idle)
    (tmp_path / "kept").mkdir()
    (settings.data / "secret.key").write_text(settings.secret_key)
    assert run(backup, settings, tmp_path / "kept" / "monday").exit_code == 0
    age(office.database, gone, Stage.DECLINED)
    assert purged(office, settings).dossiers == [gone]
    with office.database.reading() as session:
        number = session.scalars(select(User.id).where(User.name == "久未登录者")).one()
    assert purging.purge_accounts(office.database, settings, SYSTEM, [number]).users == [number]
    beside = tmp_path / "kept" / listing.NAME
    assert beside.read_text() == (settings.data / listing.NAME).read_text()
    assert (gone in beside.read_text(), UNIT in beside.read_text()) == (True, False)
    for place in ("with", "without"):
        data = tmp_path / place
        target = replace(
            settings, data=data, storage_url=str(data / "store"), database_url=f"sqlite:///{data / 'p.db'}"
        )
        if place == "without":
            beside.rename(tmp_path / "list")
        done = run(restore, target, tmp_path / "kept" / "monday")
        assert done.exit_code == 0, done.output
        assert ("purged again: 1 dossiers, 1 accounts" in done.output) == (place == "with")
        assert ("hint: no list" in done.output) == (place == "without")
        if place == "without":
            assert UNIT in everything(target)
            assert "2 entries" in run(purge, target, "--again", tmp_path / "list").output
            assert "deleted: 1 dossiers" in run(purge, target, "--again", tmp_path / "list", "--really").output
            aged(target)
            assert run(purge, target, "--really").exit_code == 0
        text = everything(target)
        assert [word for word in (UNIT, "久未登录者") if word in text] == []
        assert kept in text
        assert whole(target)


def test_a_list_that_somebody_else_wrote_purges_nothing(office: Office, settings: Settings, tmp_path: Path) -> None:
    made = office.submitted(**GOOD)
    with office.database.writing() as session:
        row = Purge(cause="list", counts={})
        session.add(row)
        session.flush()
        session.add(Purged(kind="dossier", subject=made, born_at=now(), purge_id=row.id))
        listing.write(session, replace(settings, secret_key="another"))
    done = run(purge, settings, "--again", settings.data / listing.NAME, "--really")
    assert "0 entries in the list, 1 of another service" in done.output
    assert office.staff.get(f"/dossiers/{made}").status_code == 200
    (tmp_path / "none").write_text("x")
    assert run(purge, settings, "--again", tmp_path / "none").exit_code == 1


def test_after_a_restore_lines_under_another_secret_are_told(
    office: Office, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else what was purged would be back and nobody knew, where the secret was changed since the backup."""
    with office.database.writing() as session:
        row = Purge(cause="list", counts={})
        session.add(row)
        session.flush()
        session.add(Purged(kind="dossier", subject="d", born_at=now(), purge_id=row.id))
        listing.write(session, replace(settings, secret_key="another"))
    assert purge_listed(settings, [settings.data / listing.NAME])
    said = capsys.readouterr().out
    assert "hint: 1 lines" in said
    assert "PRESCREEN_SECRET_KEY=" in said


def test_a_sweep_purges_where_the_policy_says_so_and_not_before_a_day(office: Office, settings: Settings) -> None:
    gone, later = office.submitted(**GOOD), office.dossier(**GOOD)
    age(office.database, gone, Stage.WITHDRAWN)
    sweeper, today = Sweeper(office.database, settings), date.today()

    def there() -> set[str]:
        with office.database.reading() as session:
            return set(session.scalars(select(Dossier.id)))

    with office.database.writing() as session:
        staff = session.scalars(select(User).where(User.name == "staff")).one()
        days = of_round(session, None, today).days
        set_policy(session, actor_of(staff), None, days, Sweep.YEARLY, "档案规定", today)
    sweeper.look()
    assert there() == {gone, later}
    with office.database.writing() as session:
        session.execute(update(RetentionPolicy).values(at=now() - timedelta(days=2)))
    sweeper.look()
    assert there() == {later}
    age(office.database, later, Stage.DRAFT)
    sweeper.look()
    assert there() == {later}  # a year has not passed
    with office.database.writing() as session:
        session.execute(update(RetentionPolicy).values(swept_at=now() - timedelta(days=366)))
    sweeper.look()
    assert there() == set()


def test_the_text_of_mails_is_forgotten_when_its_time_is_over(office: Office, settings: Settings) -> None:
    with office.database.writing() as session:
        messages.mail(session, "a@example.org", "旧信", "正文")
        messages.mail(session, "b@example.org", "新信", "正文")
    assert send_due(office.database, settings) == 2
    assert len(list((settings.data / "outbox").iterdir())) == 2
    with office.database.writing() as session:
        old = update(Delivery).where(Delivery.subject == "旧信").values(made_at=now() - timedelta(days=200))
        session.execute(old)
        messages.mail(session, "c@example.org", "未发", "正文").made_at = now() - timedelta(days=200)
    Sweeper(office.database, settings).look()
    with office.database.reading() as session:
        assert session.scalars(select(Delivery.subject).order_by(Delivery.id)).all() == ["新信", "未发"]
        assert session.scalars(select(Delivery.state).where(Delivery.subject == "未发")).one() == Posted.WAITING
    assert len(list((settings.data / "outbox").iterdir())) == 1


def test_the_default_policy_is_data_with_its_law() -> None:
    found = defaults()
    assert "第十九条" in found.law.zh
    assert "第四十七条" in found.law.zh
    assert found.on(date(2021, 10, 31)) == {}
    assert found.on(date(2026, 1, 1))["recognised"].days >= 3 * 365
    written = (
        "law: {zh: a, en: b}\nleast: 30\nmost: 400\n"
        "values: {draft: [{since: 2021-11-01, days: 9, why: {zh: a, en: b}}]}"
    )
    with pytest.raises(ValueError, match="a value for each"):
        read(written)


def test_a_dossier_that_changed_before_its_turn_stays(office: Office, settings: Settings) -> None:
    made = office.submitted(**GOOD)
    age(office.database, made, Stage.DECLINED)
    with office.database.reading() as session:
        found = due.of(session, None, date.today())
    office.staff.post("/retention/holds", data={"deed": "hold", "dossier": made, "reason": "复议"})
    done = purging.purge_round(office.database, settings, SYSTEM, found)
    assert (done.dossiers, done.skipped) == ([], [made])
    with office.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Purge)) == 0
