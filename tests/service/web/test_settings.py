"""Settings come from the environment; the secret is made once and is nobody else's."""

from __future__ import annotations

import inspect
import re
import stat
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from service.settings import BadSetting, Settings, database_address, load


def test_all_is_in_the_data_folder_by_default(tmp_path: Path) -> None:
    settings = load({}, tmp_path / "data")
    assert settings.database_url == f"sqlite:///{tmp_path / 'data' / 'prescreen.db'}"
    assert settings.storage_url == str(tmp_path / "data" / "store")
    assert settings.redis_url == f"unix://{tmp_path / 'data' / 'redis' / 'redis.sock'}"
    assert settings.own_redis


def test_the_environment_is_heard_and_the_option_wins(tmp_path: Path) -> None:
    env = {"PRESCREEN_DATA": str(tmp_path / "a"), "REDIS_URL": "redis://r:1", "PRESCREEN_MAX_FILE_MB": "7"}
    assert load(env).data == tmp_path / "a"
    settings = load(env, tmp_path / "b")
    assert settings.data == tmp_path / "b"
    assert (settings.redis_url, settings.own_redis, settings.max_file) == ("redis://r:1", False, 7 * 1024 * 1024)


def test_the_secret_is_kept_and_private(tmp_path: Path) -> None:
    first = load({}, tmp_path).secret_key
    assert load({}, tmp_path).secret_key == first
    assert len(first) == 64
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["secret.key"]


def test_a_long_path_moves_the_socket_to_a_short_place(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    address = load({}, deep).redis_url.removeprefix("unix://")
    assert len(address) < 108
    assert address == load({}, deep).redis_url.removeprefix("unix://")


@pytest.mark.parametrize("plain", ["postgres://u@h/d", "postgresql://u@h/d"])
def test_postgres_means_the_driver_that_is_installed(plain: str) -> None:
    assert database_address(plain) == "postgresql+psycopg://u@h/d"


ADDRESSES = ["DATABASE_URL", "REDIS_URL", "PRESCREEN_TIMEZONE", "PRESCREEN_SECOND_FACTOR"]


@pytest.mark.parametrize("name", ["PRESCREEN_MAX_FILES", "PRESCREEN_HTTPS", *ADDRESSES])
def test_nonsense_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSetting, match=name):
        load({name: "lots"}, tmp_path)


def test_a_store_of_an_unknown_kind_is_named_and_a_password_is_not(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="nowhere"):
        load({"STORAGE_URL": "nowhere://x"}, tmp_path)
    with pytest.raises(BadSetting) as told:
        load({"DATABASE_URL": "mysql://user:secret@host/db"}, tmp_path)
    assert "secret" not in str(told.value)
    assert load({"STORAGE_URL": f"file://{tmp_path}"}, tmp_path).storage_url == f"file://{tmp_path}"


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings: Settings = load({}, tmp_path)
    with pytest.raises(FrozenInstanceError):
        settings.https = True  # that is the point


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_variable_stands_in_the_readme(readme: str) -> None:
    source = Path(inspect.getfile(Settings)).read_text(encoding="utf-8")
    names = set(re.findall(r'env(?:\.get\(|, )"([A-Z_]+)"', source))
    assert {"PRESCREEN_DATA", "REDIS_URL", "PRESCREEN_ATTEMPTS"} <= names
    text = (Path(__file__).parents[3] / readme).read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRESCREEN_QUEUE", "a b"),
        ("PRESCREEN_FIRST", "draw,delete"),
        ("PRESCREEN_METRICS_TOKEN", "short"),
        ("PRESCREEN_METRICS_ADDRESS", "9464"),
        ("PRESCREEN_LOG_FORMAT", "xml"),
        ("PRESCREEN_TRACES_URL", "collector:4318"),
        ("PRESCREEN_WORKERS", "many"),
    ],
)
def test_what_several_machines_are_set_by_is_checked(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        load({name: value}, tmp_path)


def test_queue_priorities_and_numbers_are_settings(tmp_path: Path) -> None:
    env = {"PRESCREEN_QUEUE": "spring-2027", "PRESCREEN_FIRST": "book,draw", "PRESCREEN_WORKERS": "3"}
    found = load({**env, "PRESCREEN_READING_JOBS": "2"}, tmp_path)
    assert (found.queue, found.first, found.workers, found.reading_jobs) == ("spring-2027", ("book", "draw"), 3, 2)
    assert load({"PRESCREEN_FIRST": "none"}, tmp_path).first == ("none",)
