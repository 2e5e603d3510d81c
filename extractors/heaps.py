"""What the C library keeps of memory that it was given back: less where threads share a few heaps (`man mallopt`).

Elsewhere than with glibc nothing happens.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

M_ARENA_MAX, HEAPS = -8, 2
"""glibc's name for how many heaps there are. With one for each thread, each keeps what it was once filled with: in the
web a list of 3,000 rows that was looked at in every thread left 740 MB behind, and 330 with two heaps; a child that had
read 64 scanned pages had 1,000 MB, and 950 with two heaps."""


def share() -> bool:
    """Have all threads of this process share a few heaps; False where the C library is another."""
    with suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, HEAPS))
    return False


def give_back() -> None:
    """What is free goes back to the system, which takes some milliseconds."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
