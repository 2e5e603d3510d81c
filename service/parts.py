"""One child process of the service: started, watched, started again when it dies, ended with all it started."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

PR_SET_PDEATHSIG = 1
STEADY = 60.0
"""Seconds of life after which a part counts as steady, and its next death as its first."""

LONGEST_PAUSE = 30.0

log = logging.getLogger(__name__)


class Part:
    """A command that should be running. `pass_fds` are open files that it gets."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.name = name
        self._command = list(command)
        self._environment = {**os.environ, **(environment or {})}
        self._pass_fds = pass_fds
        self._process: subprocess.Popen[bytes] | None = None
        self._born = 0.0
        self._deaths = 0
        self._due = 0.0

    @property
    def pid(self) -> int | None:
        """The process id while it lives."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def early_deaths(self) -> int:
        """How often in a row it died soon after it was started."""
        return self._deaths

    def start(self) -> None:
        """Start it in a session of its own: a Ctrl-C at the terminal is for the one who watches, not for the parts."""
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            pass_fds=self._pass_fds,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
        self._born = time.monotonic()

    def watch(self) -> None:
        """Start it again if it died; after a pause that grows while it keeps dying young."""
        if self.pid is not None:
            return
        at = time.monotonic()
        if self._process is not None:
            log.warning("%s ended with code %s", self.name, self._process.returncode)
            self._deaths = 1 if at - self._born > STEADY else self._deaths + 1
            self._due = at + min(2.0 ** (self._deaths - 1) - 1, LONGEST_PAUSE)
            self._end_group()
            self._process = None
        if at >= self._due:
            self.start()

    def ask(self) -> None:
        """Ask it to end."""
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def has_ended(self, seconds: float) -> bool:
        """Whether it ends within that time."""
        if self._process is None:
            return True
        try:
            self._process.wait(max(seconds, 0))
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        """End it now, and whatever it left behind."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._end_group()

    def _end_group(self) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


def end_with_parent() -> None:
    """Called in a fresh child: have the kernel end it when the one who watches dies, however that comes."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
