"""The papers that were looked at last, unpacked: those who look at the same one share it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from service.whole.model import Whole, unpacked

MOST = 2
"""Papers kept. A sheet of 3,000 rows takes 8 MB, while it is unpacked some 40 MB."""


class Shelf:
    """Papers by the hash of what was kept of them, for all threads; one is unpacked at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._papers: OrderedDict[str, Whole] = OrderedDict()

    def get(self, key: str, content: Callable[[], bytes]) -> Whole:
        """The paper, from `content` where it was not looked at lately."""
        with self._lock:
            if key not in self._papers:
                self._papers[key] = unpacked(content())
            self._papers.move_to_end(key)
            while len(self._papers) > MOST:
                self._papers.popitem(last=False)
            return self._papers[key]
