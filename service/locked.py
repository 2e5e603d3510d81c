"""`python -m service.locked FILE`: does a PDF ask for a password? Told by the exit code, in bounded time and memory."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from extractors.errors import Encrypted, PaperError
from extractors.rooms import Room, close_room

LOCKED = 3
SECONDS = 20
MEGABYTES = 1_000


def main(path: Path) -> int:
    """LOCKED for a PDF behind a password, 0 for anything else."""
    size = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    close_room(Room(reads=(path,)))
    return LOCKED if is_locked(path) else 0


def is_locked(path: Path) -> bool:
    """Whether it opens with a password only."""
    from extractors.pictures.pdfium import opened

    try:
        with opened(path):
            return False
    except Encrypted:
        return True
    except PaperError:
        return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
