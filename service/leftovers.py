"""What a process that was killed left behind: drafts of the store, folders in the temporary place. Only our own."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extractors.folders import is_in_use
from service.settings import Settings
from service.store import Store

DRAFT_SECONDS = 3600.0
FOLDER_SECONDS = 24 * 3600.0
"""Longer than any job; a folder of reading children says itself whether they are still wanted."""

KINDS = "run|draw|look|zip|draft|print|office|rules|replay|fork|fetch"
OURS = re.compile(rf"prescreen-(?:(?:{KINDS})-)?[a-z0-9_]{{8}}")

log = logging.getLogger(__name__)


def sweep_leftovers(settings: Settings) -> int:
    """Take away what nobody needs any more; how many things that were."""
    store = Store(settings.storage_url, begin=False)
    gone = store.give_up_unfinished()
    for path in (*_drafts(store), *_folders(Path(tempfile.gettempdir()))):
        with contextlib.suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            gone += 1
    if gone:
        log.warning("%s things that a killed process left behind were taken away", gone)
    return gone


def _drafts(store: Store) -> Iterator[Path]:
    """Of uploads that never ended; one that is still coming in is written to all the time."""
    for path in store.drafts():
        if _age(path) > DRAFT_SECONDS:
            yield path


def _folders(place: Path) -> Iterator[Path]:
    for path in place.glob("prescreen-*"):
        if not OURS.fullmatch(path.name) or path.is_symlink() or _owner(path) != os.getuid():
            continue
        in_use = is_in_use(path)
        if in_use is False or (in_use is None and _age(path) > FOLDER_SECONDS):
            yield path


def _owner(path: Path) -> int:
    try:
        return path.lstat().st_uid
    except OSError:
        return -1


def _age(path: Path) -> float:
    """Seconds since it was written to; also where the clock was set back since."""
    try:
        return abs(time.time() - path.lstat().st_mtime)
    except OSError:
        return 0.0
