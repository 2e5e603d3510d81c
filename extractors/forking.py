"""The process that children are forked from: they have what it loaded, and it looks among libraries alone."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from multiprocessing import forkserver

from extractors.rooms import FOLDERS

_SAFE_PATH = "PYTHONSAFEPATH"
_UNWATCHED = "CI"
"""Whoever imports OpenVINO has its maker told so over the network, unless this says "true": nobody is to hear of it."""

_TOLD = (*FOLDERS, _SAFE_PATH, _UNWATCHED)
"""What children must find in their environment as their parent has it when it begins them: the process that they are
forked from was started before, perhaps without."""


def start_with(libraries: Sequence[str]) -> None:
    """Start it, if it does not run yet, and go on while it loads these.

    No modules of the project: a child finds those where its parent does.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(list(libraries))
    before = environment()
    # Else the folder that the program was called in, a dossier perhaps, is the first that modules are looked for in.
    set_environment({**before, _SAFE_PATH: "1", _UNWATCHED: "true"})
    try:
        forkserver.ensure_running()
    finally:
        set_environment(before)


def environment() -> dict[str, str]:
    """What the environment says of where words, rules and modules lie."""
    return {name: os.environ[name] for name in _TOLD if name in os.environ}


def set_environment(said: Mapping[str, str]) -> None:
    """Have it say just that, for what is started or asked from here on."""
    for name in _TOLD:
        os.environ.pop(name, None)
    os.environ.update(said)
