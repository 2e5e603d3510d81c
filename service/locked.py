"""`python -m service.locked FILE`: does a paper ask for a password? The exit code tells, in bounded time and memory."""

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
    """LOCKED for a paper behind a password, 0 for anything else."""
    size = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    close_room(Room(reads=(path,)))
    return LOCKED if is_locked(path) else 0


def is_locked(path: Path) -> bool:
    """Whether it opens with a password only, and one that not every Excel has."""
    from extractors.pictures.pdfium import opened
    from extractors.readers.self_opening import opens_by_itself
    from extractors.readers.sniff import is_locked_package

    if is_locked_package(path):
        return not opens_by_itself(path)
    try:
        with opened(path):
            return False
    except Encrypted:
        return True
    except PaperError:
        return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
