"""`prescreen verify` without a bundle: is the service whole that is kept there?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from service import settings
from service.database import Database, is_current
from service.records import chain
from service.settings import BadSetting
from service.store import Store
from service.verifying import faults, stale_readings


def verify_service(data: Path | None, head: str | None = None) -> int:
    """Tell what is wrong, and what to do; the exit code."""
    try:
        found = settings.load(data=data)
    except BadSetting as error:
        raise click.ClickException(str(error)) from error
    store = Store(found.storage_url, begin=False)
    with opened(found.database_url) as database:
        return tell_faults(database, store, head)


def tell_faults(database: Database, store: Store, head: str | None = None) -> int:
    """Each fault on a line; 1 where there are any."""
    count = 0
    with database.reading() as session:
        for fault in faults(session, store, head):
            count += 1
            click.echo(f"{fault.what} -- {fault.do}")
        end = chain.head(session)
    if stale := stale_readings(store):
        click.echo(f"hint: {stale} kept readings are spoilt or of an earlier version; their pages are read anew")
    click.echo(f"{count} faults" if count else f"whole; the log ends in {end}")
    return int(bool(count))


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """The database of this version, and nothing else."""
    database = Database(url)
    try:
        if not is_current(database.engine):
            raise click.ClickException("the database is not that of this version; start `prescreen serve` first")
        yield database
    except SQLAlchemyError as error:
        raise click.ClickException(f"the database cannot be read: {str(error).splitlines()[0]}") from error
    finally:
        database.close()
