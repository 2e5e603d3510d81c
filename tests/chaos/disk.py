"""A scenario's disk: a small one of its own where this machine lets one be made, so that it can be filled."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE = 96
"""Megabytes."""

BLOCK = 64 * 1024


class Disk:
    """A folder to keep all in. `small`: whether it has an end that can be reached."""

    def __init__(self, folder: Path, small: bool) -> None:
        self.folder, self.small = folder, small
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Not a byte is left."""
        with self._ballast.open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(os.urandom(1) * BLOCK)
        with self._ballast.open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x")

    def empty(self) -> None:
        """There is room again."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """A tmpfs at `folder`, else the folder as it is."""
    folder.mkdir()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m,mode=0700", "tmpfs", str(folder)]
    small = os.getuid() == 0 and subprocess.run(mount, **quiet).returncode == 0
    try:
        yield Disk(folder, small)
    finally:
        if small:
            subprocess.run(["umount", "-l", str(folder)], **quiet)
