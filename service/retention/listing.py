"""The list of what was purged, beside the data and beside every backup, so that none of it comes back with one.

Each line is an id and when it was made, signed with the service's secret: whoever writes to a disk purges nothing.
"""

from __future__ import annotations

import hmac
import json
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.settings import Settings
from service.tables import Purged, PurgedKind

NAME = "purged.jsonl"
PLACES = "backups.txt"
"""In the data folder: the folders in which backups were made."""

log = logging.getLogger(__name__)


class BadList(Exception):
    """What lies there is no list of this service; the text says why in one line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was purged."""

    kind: PurgedKind
    subject: str
    born_at: datetime


def write(session: Session, settings: Settings) -> int:
    """Bring the list up to date wherever it lies; how many entries it has."""
    found = [Entry(one.kind, one.subject, one.born_at) for one in session.scalars(select(Purged))]
    for place in (settings.data, *_places(settings.data)):
        if place.is_dir():
            _write(place / NAME, found, settings.secret_key)
    return len(found)


def note_place(settings: Settings, folder: Path) -> None:
    """A backup was made in that folder: the list is to lie beside it from now on."""
    known = _places(settings.data)
    if folder.resolve() not in known:
        text = "".join(f"{place}\n" for place in (*known, folder.resolve()))
        _replace(settings.data / PLACES, text)


def read(path: Path, key: str) -> tuple[list[Entry], int]:
    """The list in a file, or in a folder that holds one; and how many lines were not written with this secret.

    Raises BadList.
    """
    file = path / NAME if path.is_dir() else path
    try:
        found = [_entry(line, key) for line in file.read_text(encoding="utf-8").splitlines() if line]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadList(f"{file}: no list of what was purged") from error
    ours = [one for one in found if one]
    return ours, len(found) - len(ours)


def _entry(line: str, key: str) -> Entry | None:
    said = json.loads(line)
    if not hmac.compare_digest(said["seal"], _seal(said, key)):
        return None
    return Entry(PurgedKind(said["kind"]), said["id"], datetime.fromisoformat(said["born_at"]))


def _write(file: Path, found: Iterable[Entry], key: str) -> None:
    """What stands there already stays, also what another service wrote: lists only grow."""
    try:
        there = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        lines = dict.fromkeys((*there, *(_line(one, key) for one in found)))
        _replace(file, "".join(f"{line}\n" for line in lines if line))
    except OSError as error:
        log.warning("the list of what was purged cannot be written to %s: %s", file, error)


def _line(one: Entry, key: str) -> str:
    said = {"kind": one.kind.value, "id": one.subject, "born_at": one.born_at.astimezone(UTC).isoformat()}
    return json.dumps({**said, "seal": _seal(said, key)})


def _seal(said: dict[str, str], key: str) -> str:
    told = json.dumps(["purged", said["kind"], said["id"], said["born_at"]])
    return hmac.new(key.encode(), told.encode(), "sha256").hexdigest()


def _places(data: Path) -> list[Path]:
    file = data / PLACES
    return [Path(line) for line in file.read_text(encoding="utf-8").splitlines() if line] if file.exists() else []


def _replace(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.chmod(0o600)
    draft.replace(file)
