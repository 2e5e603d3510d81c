"""Whose a folder is: a mark in it names the process that made it, so that one left behind is told from one in use."""

from __future__ import annotations

import os
from pathlib import Path

OWNER = "owner"


def sign(folder: Path) -> None:
    """Say in the folder that it is this process's."""
    (folder / OWNER).write_text(_mark(os.getpid()))


def is_in_use(folder: Path) -> bool | None:
    """Whether the process still lives that signed the folder; None for a folder that nobody signed."""
    try:
        said = (folder / OWNER).read_text()
    except OSError:
        return None
    return said == _mark(int(said.split()[0])) if said[:1].isdigit() else None


def is_alive(pid: int) -> bool:
    """Is there a process with that id (a dead one not yet waited for counts as gone)?"""
    try:
        return _stat(pid)[0] != "Z"
    except OSError:
        return False


def _mark(pid: int) -> str:
    """A process by its id and the moment of its start: ids come back."""
    try:
        return f"{pid} {_stat(pid)[19]}"
    except OSError:
        return f"{pid} -"


def _stat(pid: int) -> list[str]:
    """What the kernel says of a process, from its state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
