"""What a worker process keeps from job to job: the record, the store, the rules, and reading children that stay warm.

The heavy libraries live in those children alone. They are started with the first job and kept for the next, so that
no job pays for their import again; a job that ends badly takes its children along, and the next one gets new ones.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket

from sqlalchemy.exc import SQLAlchemyError

from checkers.rulebook.loading import Rulebook, in_force, texts_in_force
from extractors.isolate import Isolated
from extractors.rooms import Room
from service.database import Database, is_current
from service.model import Options
from service.pipeline import new_children
from service.queue import Carrier
from service.settings import Settings
from service.store import Store

log = logging.getLogger(__name__)


class Workshop:
    """One for a worker process; not taken over a fork."""

    def __init__(self, settings: Settings, jobs: int = 0) -> None:
        self.settings = settings
        self.name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(2)}"
        self.database = Database(settings.database_url)
        self.store = Store(settings.storage_url, begin=False)
        self.carrier = Carrier(settings)
        self.rulebook: Rulebook = in_force()
        self.rules_as_kept = texts_in_force()
        self._jobs = jobs
        self._children: Isolated | None = None

    @property
    def children(self) -> Isolated:
        """The reading children, started where there are none."""
        if self._children is None:
            papers = self.store.folder
            room = Room(named=(papers,) if papers else ())  # each opens by its hash, and none can be listed
            self._children = new_children(Options(jobs=self._jobs), room)
        return self._children

    def unfit(self) -> str:
        """Why this process must take up no more work but end, to be started anew; "" as long as it may."""
        if self._children is not None and not self._children.has_its_folders():
            return "its temporary folders were taken away"
        try:
            known = is_current(self.database.engine)
        except SQLAlchemyError:  # it is away for a moment
            return ""
        return "" if known else "the database is of another version than this worker"

    def dismiss_children(self) -> None:
        """End the children at once, with all they are doing and have started."""
        children, self._children = self._children, None
        if children is not None:
            children.close(now=True)

    def close(self) -> None:
        """End the children and let go of the database."""
        self.dismiss_children()
        self.carrier.close()
        self.database.close()
