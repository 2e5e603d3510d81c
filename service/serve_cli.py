"""The service's commands: `prescreen serve`, `worker`, `user`, `token`. Imported only when one of them is asked for."""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from checkers.rulebook.folders import settle
from checkers.rulebook.loading import in_force
from service import logs, settings
from service.database import Database
from service.records import accounts, second_factor
from service.records.audit import SHELL
from service.records.refusals import Refused
from service.serving import CannotServe, bring_up, listen
from service.serving import serve as serve_all
from service.serving import work as work_alone
from service.settings import BadSetting, Settings
from service.tables import Role, User

log = logging.getLogger(__name__)

F = TypeVar("F", bound=Callable[..., Any])


def with_settings(command: F) -> F:
    """Give a command its settings, and an option for the data folder; what is wrong with them ends in one line."""

    @click.option("--data", type=click.Path(path_type=Path), help="Data folder; else PRESCREEN_DATA, else ./data.")
    @functools.wraps(command)
    def run(data: Path | None, **rest: Any) -> None:
        try:
            command(settings.load(data=data), **rest)
        except (BadSetting, CannotServe) as error:
            raise click.ClickException(str(error)) from error
        except Refused as error:
            raise click.ClickException(error.text.en) from error

    return run  # type: ignore[return-value]  # click's options change what is called, not how


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free one.")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Worker processes; else one for two cores.")
@with_settings
def serve(found: Settings, host: str, port: int, workers: int | None) -> None:
    """Run the whole service on this machine until Ctrl-C."""
    settle()
    in_force()  # an office's own rulebook that cannot be read is told here once, not by every worker that dies of it
    logs.configure(found)
    door = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{door.getsockname()[1]}"
    up = f"Prescreen: {address}  (Ctrl-C ends it)"
    serve_all(found, door, _usual(found, workers), lambda: _tell(found, up))


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Worker processes; else one for two cores.")
@with_settings
def worker(found: Settings, workers: int | None) -> None:
    """Run workers alone, for a service that runs elsewhere (REDIS_URL, DATABASE_URL, STORAGE_URL)."""
    settle()
    in_force()
    logs.configure(found)
    work_alone(found, _usual(found, workers), lambda: _tell(found, "Prescreen: workers are up  (Ctrl-C ends them)"))


@click.group()
def user() -> None:
    """Users of the service."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice([r.value for r in Role]), required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password as one line from standard input.")
@with_settings
def add(found: Settings, name: str, role: str, password_stdin: bool) -> None:
    """Add a user; the password is asked for."""
    password = _line() if password_stdin else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    database = _database(found)
    with database.writing() as session:
        accounts.add_user(session, SHELL, name, password, Role(role))
    database.close()
    click.echo(f"{role} {name} added", err=True)


@user.command("password")
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password as one line from standard input.")
@with_settings
def set_password(found: Settings, name: str, password_stdin: bool) -> None:
    """Set a user's password; all sessions of the user end."""
    password = _line() if password_stdin else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    database = _database(found)
    with database.writing() as session:
        accounts.set_password(session, SHELL, _known(accounts.find_user(session, name), name), password)
    database.close()


@user.command("reset-factor")
@click.argument("name")
@with_settings
def reset_factor(found: Settings, name: str) -> None:
    """Take the second factor off a user who lost it; all sessions of the user end."""
    database = _database(found)
    with database.writing() as session:
        second_factor.reset(session, SHELL, _known(accounts.find_user(session, name), name), "command line")
    database.close()


@click.command()
@click.argument("name")
@with_settings
def token(found: Settings, name: str) -> None:
    """Make a new token for a user's programs and print it, alone on its line."""
    database = _database(found)
    with database.writing() as session:
        text = accounts.new_token(session, SHELL, _known(accounts.find_user(session, name), name))
    database.close()
    click.echo(text)


def _tell(found: Settings, text: str) -> None:
    """To who sits there; where all lines are objects for a program, as one of them."""
    if found.log_format == "json":
        log.info("%s", text)
    else:
        click.echo(text)


def _known(found: User | None, name: str) -> User:
    if found is None:
        raise click.ClickException(f"no user {name}")
    return found


def _line() -> str:
    text = sys.stdin.readline().rstrip("\r\n")
    if not text:
        raise click.ClickException("no password on standard input")
    return text


def _database(found: Settings) -> Database:
    """The database, made and brought up to date where no service did so yet."""
    bring_up(found)
    return Database(found.database_url)


def _usual(found: Settings, wanted: int | None) -> int:
    """As many as are asked for, or set; else fewer than there are cores: each reads with several children."""
    if wanted is not None:
        return wanted
    return found.workers or max(1, (os.cpu_count() or 2) // 2)
