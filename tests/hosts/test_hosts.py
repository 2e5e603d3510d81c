"""The network that `make hosts` lays out: hosts reach one another, a pulled cable parts them, nothing of it stays."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hosts import network
from tests.hosts.network import Host, Network, lacking
from tests.hosts.run import Measured, hosts, ratio, ratio_at_work

LISTEN = """
import socket
with socket.create_server(("10.77.0.1", 7)) as door:
    print("up", flush=True)
    for _ in range(2):
        door.accept()[0].close()
"""


def spaces() -> str:
    return subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=False).stdout


def reaches(net: Network) -> bool:
    """Whether the second host reaches the first."""
    with net.inside("b"), socket.socket() as line:
        line.settimeout(0.7)
        return line.connect_ex(("10.77.0.1", 7)) == 0


def test_a_pulled_cable_parts_the_hosts_until_it_is_plugged_in(tmp_path: Path) -> None:
    if why := lacking():
        assert len(why.split()) > 3, "it is said in a sentence"
        return
    secret = tmp_path / "web"
    secret.mkdir()
    (secret / "paper").touch()
    with Network([Host("a", 1), Host("b", 2, core=0)]) as net:
        assert not reaches(net)
        server = subprocess.Popen(net.command("a", [sys.executable, "-c", LISTEN]), stdout=subprocess.PIPE)
        assert server.stdout is not None
        assert server.stdout.readline() == b"up\n"
        assert reaches(net)
        net.cut("b")
        assert not reaches(net)
        net.mend("b")
        assert reaches(net)
        server.communicate(timeout=10)
        look = ["sh", "-c", f"ls {secret}; taskset -cp $$"]
        seen = subprocess.run(
            net.command("b", look, hidden=[secret]), capture_output=True, text=True, check=True
        ).stdout
        assert ("paper" not in seen, seen.strip().endswith(": 0")) == (True, True)
        mark = net.space("")
    assert mark not in spaces()


def test_where_it_cannot_be_done_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network.os, "geteuid", lambda: 1000)
    assert "root" in lacking()
    monkeypatch.setattr(network.shutil, "which", lambda tool: None)
    assert "ip, taskset" in lacking()


def test_two_hosts_over_one_is_told_by_the_best_of_each() -> None:
    def told(number: int, seconds: float) -> Measured:
        used = {"worker1": 30.0, "serve": 3.0, "redis": 0.6}
        return Measured(number, 6, 3, seconds, used, {"spent": seconds * number * 0.9}, 0.1)

    assert ratio([told(1, 40.0), told(2, 25.0), told(1, 60.0), told(2, 20.0)]) == 2.0
    assert round(ratio_at_work([told(1, 40.0), told(2, 25.0)]), 2) == 1.6
    assert (told(1, 40.0).per_page, round(told(1, 40.0).around, 2), told(1, 40.0).rate) == (5.0, 0.6, 0.15)


def test_worker_hosts_have_a_core_each_where_there_are_two() -> None:
    web, *workers = hosts()
    assert web.core is None
    assert len({h.address for h in (web, *workers)}) == 3
    assert len({h.core for h in workers}) in (1, 2)
