"""Neither record nor store is begun anew beside a full one of the other."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from service.belonging import strange
from service.database import Database, migrate
from service.records import accounts, dossiers
from service.records.audit import SYSTEM, Actor
from service.records.dossiers import Particulars, Upload
from service.serving import CannotServe, bring_up
from service.settings import BEGUN, BadSetting, Settings, load
from service.store import Store
from service.tables import Role


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a data folder in which nothing was begun."""
    return load({}, tmp_path / "data")


def _filled(settings: Settings) -> None:
    """With a paper on record and in the store."""
    database, store = Database(settings.database_url), Store(settings.storage_url)
    migrate(database.engine)
    with database.writing() as session:
        owner = accounts.add_user(session, SYSTEM, "owner", None, Role.APPLICANT)
        dossier = dossiers.create(session, SYSTEM, owner, Particulars("样例"))
        kept = store.put(io.BytesIO(b"total_assets=1"))
        dossiers.add(session, Actor(owner.id, "owner"), dossier, Upload("a.txt", kept.sha256, kept.size), 9)
    database.close()


def test_a_new_service_begins(settings: Settings) -> None:
    bring_up(settings)
    bring_up(settings)
    assert not strange(Database(settings.database_url).engine, settings)


def test_both_there_go_on(settings: Settings) -> None:
    _filled(settings)
    bring_up(settings)


@pytest.mark.parametrize("emptied", [False, True])
def test_a_database_that_was_lost_does_not_look_like_a_new_service(settings: Settings, emptied: bool) -> None:
    _filled(settings)
    for path in settings.data.glob("prescreen.db*"):
        path.unlink()
    if emptied:
        (settings.data / "prescreen.db").touch()
    with pytest.raises(CannotServe, match="Restore a backup"):
        bring_up(settings)
    shutil.move(settings.storage_url, settings.data / "away")  # as it says, to begin anew
    bring_up(settings)


def test_a_store_whose_disk_is_away_is_not_begun_anew(settings: Settings) -> None:
    _filled(settings)
    shutil.move(settings.storage_url, settings.data / "away")
    Path(settings.storage_url).mkdir()  # where the disk would be mounted
    with pytest.raises(CannotServe, match="is its disk mounted"):
        bring_up(settings)
    assert list(Path(settings.storage_url).iterdir()) == []
    (Path(settings.storage_url) / "content").mkdir()  # as it says, to go on without those papers
    bring_up(settings)


def test_a_database_of_a_later_version_is_told_in_one_line(settings: Settings) -> None:
    _filled(settings)
    database = Database(settings.database_url)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(CannotServe, match="later version"):
        bring_up(settings)


def test_no_part_of_a_service_begins_another_where_its_data_folder_was_moved_away(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="not there any more"):
        load({BEGUN: "1"}, tmp_path / "moved")
    assert not (tmp_path / "moved").exists()
