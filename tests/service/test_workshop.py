"""A worker process knows when it must take up no more work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis

import worker
from extractors.isolate import Isolated
from service.database import Database, known, migrate
from service.errands import leave_mark
from service.settings import Settings, load
from service.store import Store
from service.workshop import Workshop
from tests.service.web.servers import redis_server


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a service that has its tables and its store."""
    found = load({}, tmp_path / "data")
    Store(found.storage_url)
    database = Database(found.database_url)
    migrate(database.engine)
    database.close()
    return found


@pytest.fixture
def shop(settings: Settings) -> Iterator[Workshop]:
    made = Workshop(settings, jobs=1)
    yield made
    made.close()


def _stand(shop: Workshop, revision: str) -> None:
    with shop.database.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")


def test_one_of_another_version_than_the_tables_ends(shop: Workshop) -> None:
    assert shop.unfit() == ""
    (revision,) = known()
    _stand(shop, "9999")
    assert "version" in shop.unfit()
    _stand(shop, revision)
    assert shop.unfit() == ""


def test_a_database_that_is_away_for_a_moment_is_no_reason(shop: Workshop, settings: Settings) -> None:
    shop.database = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert shop.unfit() == ""


@pytest.mark.parametrize("which", ["work", "lasting", "all"])
def test_one_whose_temporary_folders_were_tidied_away_ends(shop: Workshop, which: str) -> None:
    with Isolated(1, 60, 2000) as children:
        shop._children = children
        assert shop.unfit() == ""
        folder = children.work.parent
        shutil.rmtree(folder if which == "all" else folder / which)
        assert "temporary" in shop.unfit()
        shop._children = None


def test_one_with_another_secret_does_not_begin(settings: Settings, tmp_path: Path) -> None:
    with redis_server(tmp_path) as address:
        found = replace(settings, redis_url=address)
        assert worker.stranger(found) == ""  # nobody left a mark
        with Redis.from_url(address) as connection:
            leave_mark(found.secret_key, found.queue, connection)
        assert worker.stranger(found) == ""
        assert "secret" in worker.stranger(replace(found, secret_key="another"))
    assert worker.stranger(found) == ""  # away for a moment
