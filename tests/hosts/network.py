"""Hosts of a network on one machine: a network namespace each, joined by a bridge, and cables that can be pulled.

Nothing of the machine's own network is touched: the bridge lies in a namespace of its own, and leads nowhere else.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NET = "10.77.0"
CLONE_NEWNET = 0x40000000
TOOLS = ("ip", "taskset", "runuser", "mount")


@dataclass(frozen=True, slots=True)
class Host:
    """A namespace with an address; `core` is the one that its programs are kept to, None for any."""

    name: str
    number: int
    core: int | None = None

    @property
    def address(self) -> str:
        """Where the others reach it."""
        return f"{NET}.{self.number}"


def lacking() -> str:
    """Why such a network cannot be laid out here, in one sentence; "" where it can."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        return f"these programs are missing: {', '.join(missing)}"
    if os.geteuid() != 0:
        return "it takes root's rights to make network namespaces"
    made = subprocess.run(["ip", "netns", "add", _probe()], capture_output=True, text=True, check=False)
    if made.returncode:
        return f"this kernel or container makes no network namespaces: {made.stderr.strip()}"
    ip("netns", "del", _probe())
    return ""


def _probe() -> str:
    return f"ps{os.getpid()}probe"


def ip(*words: str) -> None:
    """One command of iproute2. Raises CalledProcessError."""
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


class Network:
    """The hosts, and the switch between them. To be used in a `with` block, which takes all of it down again."""

    def __init__(self, hosts: Sequence[Host]) -> None:
        self.hosts = {host.name: host for host in hosts}
        self._mark = f"ps{os.getpid()}"

    def __enter__(self) -> Network:
        try:
            ip("netns", "add", self.space("switch"))
            ip("-n", self.space("switch"), "link", "add", "bridge", "type", "bridge")
            ip("-n", self.space("switch"), "link", "set", "bridge", "up")
            for host in self.hosts.values():
                self._plug_in(host)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for name in (*self.hosts, "switch"):
            with contextlib.suppress(subprocess.CalledProcessError):
                ip("netns", "del", self.space(name))

    def space(self, name: str) -> str:
        """The namespace of a host."""
        return f"{self._mark}{name}"

    def _plug_in(self, host: Host) -> None:
        space, switch = self.space(host.name), self.space("switch")
        ip("netns", "add", space)
        ip("-n", switch, "link", "add", "name", host.name, "type", "veth", "peer", "name", "eth0", "netns", space)
        ip("-n", switch, "link", "set", "dev", host.name, "master", "bridge", "up")
        for words in (("link", "set", "lo", "up"), ("addr", "add", f"{host.address}/24", "dev", "eth0")):
            ip("-n", space, *words)
        ip("-n", space, "link", "set", "eth0", "up")

    def cut(self, name: str) -> None:
        """Pull the host's cable; its programs notice by silence alone."""
        ip("-n", self.space("switch"), "link", "set", "dev", name, "down")

    def mend(self, name: str) -> None:
        """Plug it in again."""
        ip("-n", self.space("switch"), "link", "set", "dev", name, "up")

    def command(self, name: str, words: Sequence[str], hidden: Sequence[Path] = ()) -> list[str]:
        """The command that runs these words on that host, where the folders `hidden` are empty."""
        core = self.hosts[name].core
        pinned = ["taskset", "-c", str(core)] if core is not None else []
        mounts = "".join(f"mount -t tmpfs none '{folder}' && " for folder in hidden)
        return ["ip", "netns", "exec", self.space(name), "sh", "-c", f'{mounts}exec "$@"', "sh", *pinned, *words]

    def start(
        self, name: str, words: Sequence[str], env: Mapping[str, str], log: Path, hidden: Sequence[Path] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a program there; what it says goes to `log`."""
        with log.open("ab") as sink:
            return subprocess.Popen(
                self.command(name, words, hidden), env=dict(env), stdout=sink, stderr=sink, stdin=subprocess.DEVNULL
            )

    @contextlib.contextmanager
    def inside(self, name: str) -> Iterator[None]:
        """This thread, and what it starts, is on that host while the block lasts."""
        with Path("/proc/thread-self/ns/net").open() as own, Path(f"/run/netns/{self.space(name)}").open() as there:
            _enter(there.fileno())
            try:
                yield
            finally:
                _enter(own.fileno())


def _enter(descriptor: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.setns(descriptor, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "setns")
