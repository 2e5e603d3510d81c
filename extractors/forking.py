"""The process that children are forked from: they have what it loaded, and it looks among libraries alone."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from multiprocessing import forkserver

_SAFE_PATH = "PYTHONSAFEPATH"


def start_with(libraries: Sequence[str]) -> None:
    """Start it, if it does not run yet, and go on while it loads these.

    No modules of the project: a child finds those where its parent does.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(list(libraries))
    before = safe_path()
    # Else the folder that the program was called in, a dossier perhaps, is the first that modules are looked for in.
    set_safe_path("1")
    try:
        forkserver.ensure_running()
    finally:
        set_safe_path(before)


def safe_path() -> str | None:
    """How the environment says where Python looks for modules first."""
    return os.environ.get(_SAFE_PATH)


def set_safe_path(said: str | None) -> None:
    """Have it say so again, for what is started from here on."""
    if said is None:
        os.environ.pop(_SAFE_PATH, None)
    else:
        os.environ[_SAFE_PATH] = said
