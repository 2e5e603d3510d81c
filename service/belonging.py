"""Do record and store belong together? Asked before either is begun anew beside a full one of the other."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from service.settings import Settings
from service.store import Store
from service.tables import Version


def strange(engine: Engine, settings: Settings) -> str:
    """Why neither may be begun as they are, in one line; "" where nothing speaks against it."""
    store = Store(settings.storage_url, begin=False)
    if not inspect(engine).get_table_names():
        return _of_new_record(store, settings)
    return _of_new_store(engine, store)


def _of_new_record(store: Store, settings: Settings) -> str:
    """A database that was lost must not look like a service that begins."""
    if next(store.digests(), None) is None:
        return ""
    return (
        f"the database is empty, but the store {_told(settings)} holds papers: is DATABASE_URL right, was the database "
        "lost? Restore a backup, or move the store away to begin anew"
    )


def _of_new_store(engine: Engine, store: Store) -> str:
    """A store whose disk is not mounted must not be begun anew under the record of the one that is away."""
    folder = store.folder
    if folder is None or folder.is_dir() or not inspect(engine).has_table(Version.__tablename__):
        return ""
    with Session(engine) as session:
        if session.scalar(select(Version.id).limit(1)) is None:
            return ""
    return (
        f"the store {folder.parent} is not there, but the record names papers: is its disk mounted, is STORAGE_URL "
        f"right? Should it be lost: restore a backup, or make the folder {folder} to go on without those papers"
    )


def _told(settings: Settings) -> str:
    """The store by its folder; an address may have a key in it."""
    return settings.storage_url if "://" not in settings.storage_url else "of STORAGE_URL"
