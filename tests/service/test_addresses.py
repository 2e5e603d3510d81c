"""Addresses inside a network are not called, however they are written; names count by what they resolve to."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from service.addresses import Allowed, Target, Unfit, is_public, peer_of, target_of

ANY = Allowed(http=True, inside=True)


@pytest.mark.parametrize(
    "figures", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
)
def test_the_open_internet_is_public(figures: str) -> None:
    assert is_public(figures)


@pytest.mark.parametrize(
    "figures",
    [
        *(
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.3.4",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
        ),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::1"),
        *("::127.0.0.1", "example.org", ""),
    ],
)
def test_what_lies_inside_is_not(figures: str) -> None:
    assert not is_public(figures)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "example.org",
            "//example.org",
            "ftp://example.org/",
            "https://",
            "https:///x",
            "https://user@example.org/",
        ),
        *("https://example.org:0/", "https://example.org:99999/", "https://exa mple.org/", "https://例子.cn/"),
        *("https://example.org/\r\nX: y", "https://example.org\\@127.0.0.1/", "https://[fe80::1%25eth0]/"),
        *("http://example.org/", "https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://10.1.2.3/x"),
        "https://example.org/" + "x" * 500,
    ],
)
def test_an_address_that_is_not_called(address: str) -> None:
    with pytest.raises(Unfit):
        target_of(address, Allowed())


def test_an_address_is_taken_apart() -> None:
    assert target_of("https://example.org/a/b?c=d#e", Allowed()) == Target("example.org", 443, "/a/b?c=d", True)
    assert target_of("http://127.0.0.1:8080", ANY) == Target("127.0.0.1", 8080, "/", False)


def _resolving(monkeypatch: pytest.MonkeyPatch, *figures: str) -> None:
    def found(host: str, port: int, **kind: Any) -> list[Any]:
        families = [socket.AF_INET6 if ":" in one else socket.AF_INET for one in figures]
        return [(f, socket.SOCK_STREAM, 6, "", (one, port)) for f, one in zip(families, figures, strict=True)]

    monkeypatch.setattr(socket, "getaddrinfo", found)


def test_one_result_inside_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    target = target_of("https://example.org/", Allowed())
    _resolving(monkeypatch, "93.184.216.34", "192.168.1.1")
    with pytest.raises(Unfit):
        peer_of(target, Allowed())
    assert peer_of(target, ANY).address == ("93.184.216.34", 443)


def test_the_result_that_was_looked_at_is_the_one_to_connect_to(monkeypatch: pytest.MonkeyPatch) -> None:
    target = target_of("https://example.org:8443/", Allowed())
    _resolving(monkeypatch, "93.184.216.34")
    peer = peer_of(target, Allowed())
    _resolving(monkeypatch, "127.0.0.1")  # the name leads elsewhere a moment later
    assert (peer.family, peer.address) == (socket.AF_INET, ("93.184.216.34", 8443))


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "017700000001"])
def test_odd_spellings_of_loopback_lead_nowhere(host: str) -> None:
    with pytest.raises(Unfit):
        peer_of(target_of(f"https://{host}/", Allowed()), Allowed())
