"""A worker writes a round's workbook, tells how far it is, and clears away those whose day is over."""

from __future__ import annotations

import logging
import tempfile
import time
import traceback
from typing import cast
from zoneinfo import ZoneInfo

from service.exports.contents import Taking
from service.exports.of_round import write_book
from service.model import Lang
from service.records import round_exports
from service.tables import RoundExport
from service.workshop import Workshop

PAUSE = 1.0
"""Seconds between two words on how far it is."""

log = logging.getLogger(__name__)


def book(number: int, shop: Workshop) -> str:
    """Write it if it waits; one word on what became of it."""
    _clear(shop)
    with shop.database.writing() as session:
        if not round_exports.take_up(session, number):
            return "not waiting"
    try:
        sha256, count = _written(number, shop)
    except Exception:
        log.exception("the workbook %s was not written", number)
        with shop.database.writing() as session:
            round_exports.fail(session, number, traceback.format_exc())
        return "failed"
    with shop.database.writing() as session:
        done = round_exports.finish(session, number, sha256, count)
    if not done:  # what nobody names any more the next purge takes along
        log.warning("the workbook %s is not wanted as it was written", number)
    return "done" if done else "not wanted"


def _written(number: int, shop: Workshop) -> tuple[str, int]:
    """The hash of the workbook in the store, and how many dossiers are in it."""
    teller = _Teller(number, shop)
    with tempfile.TemporaryFile() as file:
        with shop.database.reading() as session:
            wanted = session.get_one(RoundExport, number)
            taking = Taking(shop.store, ZoneInfo(shop.settings.timezone), cast(Lang, wanted.lang))
            count = write_book(session, file, wanted.round, taking, teller.told)
        file.seek(0)
        return shop.store.put(file).sha256, count


class _Teller:
    """Tells how far it is, and not too often."""

    def __init__(self, number: int, shop: Workshop) -> None:
        self._number, self._shop, self._last = number, shop, 0.0

    def told(self, written: int, total: int) -> None:
        """So many dossiers of so many are written."""
        if time.monotonic() - self._last < PAUSE:
            return
        self._last = time.monotonic()
        with self._shop.database.writing() as session:
            round_exports.tell(session, self._number, written, total)


def _clear(shop: Workshop) -> None:
    with shop.database.writing() as session:
        gone = [one.sha256 for one in round_exports.outlived(session) if one.sha256]
    for digest in gone:
        shop.store.drop(digest)
