"""Where the service may call out to: what an address may look like, and which machines it may resolve to.

An address that somebody typed must not lead into the office's own network: names are resolved when something is sent,
every result is looked at, and the connection goes to the very result that was looked at.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from checkers.model import Text

LENGTH = 500
PORTS = {"https": 443, "http": 80}
EMBEDDED = IPv6Network("64:ff9b::/96")
"""NAT64: the last 32 bits are an address of the old kind."""

UNFIT = Text(
    "地址应为完整的网址，如 https://example.org/hook。", "Give a whole address, such as https://example.org/hook."
)
NO_HTTP = Text("只能使用 https 地址。", "Only https addresses are called.")
INSIDE = Text("不能使用内部网络的地址。", "Addresses inside the network are not called.")
UNKNOWN = Text("找不到这个地址的主机。", "The address's host is not known.")


class Unfit(Exception):
    """Why an address is not called."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the settings allow beside https to public machines."""

    http: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart."""

    host: str
    port: int
    path: str
    secure: bool


@dataclass(frozen=True, slots=True)
class Peer:
    """One machine that a host's name stands for, as sockets want it."""

    family: int
    address: tuple[str, int]


def target_of(address: str, allowed: Allowed) -> Target:
    """The address taken apart; raises Unfit. Names are not looked up here, and an address in figures is judged."""
    if len(address) > LENGTH or not address.isascii() or not address.isprintable() or set(" \\<>\"'`") & set(address):
        raise Unfit(UNFIT)
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Unfit(UNFIT) from None
    if parts.scheme not in PORTS or not host or "%" in host or "@" in parts.netloc or port == 0:
        raise Unfit(UNFIT)
    if parts.scheme == "http" and not allowed.http:
        raise Unfit(NO_HTTP)
    _check_figures(host, allowed)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host, port or PORTS[parts.scheme], path, parts.scheme == "https")


def peer_of(target: Target, allowed: Allowed) -> Peer:
    """The machine to connect to. Raises Unfit where any that the name stands for is not to be called."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unfit(UNKNOWN) from None
    peers = [Peer(int(family), (str(at[0]), int(at[1]))) for family, _, _, _, at in found]
    if not peers:
        raise Unfit(UNKNOWN)
    if not allowed.inside and not all(is_public(peer.address[0]) for peer in peers):
        raise Unfit(INSIDE)
    return peers[0]


def is_public(figures: str) -> bool:
    """Whether an IP address is one of the open internet, also what is wrapped in it."""
    try:
        found = ip_address(figures)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_open(found)
    inner = _inner(found)
    if inner is not None:
        return _is_open(inner)
    return _is_open(found) and not found.is_site_local


def _is_open(found: IPv4Address | IPv6Address) -> bool:
    closed = found.is_private or found.is_loopback or found.is_link_local or found.is_multicast or found.is_reserved
    return found.is_global and not closed and not found.is_unspecified


def _inner(found: IPv6Address) -> IPv4Address | None:
    """The address of the old kind that one of the new kind leads to."""
    if found.ipv4_mapped is not None:
        return found.ipv4_mapped
    if found.sixtofour is not None:
        return found.sixtofour
    if found.teredo is not None:
        return found.teredo[1]
    return IPv4Address(int(found) & 0xFFFFFFFF) if found in EMBEDDED else None


def _check_figures(host: str, allowed: Allowed) -> None:
    try:
        ip_address(host)
    except ValueError:
        if host == "localhost" and not allowed.inside:
            raise Unfit(INSIDE) from None
        return
    if not allowed.inside and not is_public(host):
        raise Unfit(INSIDE)
