"""Sends webhooks: signed, to the machine that was looked at, within ten seconds, and nowhere a redirect points to."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from service.addresses import Allowed, Peer, Target, Unfit, peer_of, target_of
from service.records.outbox import NotSent
from service.sealing import HOOK, Seal
from service.settings import Settings
from service.tables import Delivery

PATIENCE = 10.0
"""Seconds that a delivery may take in all, from the first packet to the answer's head."""

SIGNATURE = "Prescreen-Signature"
OFF = "the hook is off"
NO_SECRET = "its secret cannot be opened: the service's own was changed; make the hook anew"
TOO_SLOW = "no answer in time"


def send_webhook(delivery: Delivery, found: Settings) -> None:
    """One try. Raises NotSent unless the answer is 2xx."""
    hook = delivery.hook
    if hook is None or not hook.active or hook.removed_at is not None:
        raise NotSent(OFF)
    secret = Seal(found.secret_key, HOOK).open(hook.user_id, hook.secret)
    if not secret:
        raise NotSent(NO_SECRET)
    body = delivery.body.encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Prescreen",
        "Prescreen-Event": delivery.subject,
        "Prescreen-Event-Id": str(delivery.headers.get("event_id", "")),
        "Prescreen-Delivery": str(delivery.id),
        SIGNATURE: signature(secret, body, int(time.time())),
    }
    status = post(delivery.address, body, headers, allowed_by(found))
    if not 200 <= status < 300:
        raise NotSent(f"answered {status}")


def signature(secret: str, body: bytes, at: int) -> str:
    """The header's value: the moment, and the HMAC of moment and body, so that an old delivery cannot be sent again."""
    return f"t={at},v1={hmac.new(secret.encode(), b'%d.' % at + body, hashlib.sha256).hexdigest()}"


def allowed_by(found: Settings) -> Allowed:
    """What the settings allow."""
    return Allowed(found.webhook_http, found.webhook_inside)


def post(address: str, body: bytes, headers: Mapping[str, str], allowed: Allowed) -> int:
    """The status that the other side answers with. Raises NotSent, or OSError of the network."""
    try:
        target = target_of(address, allowed)
        peer = peer_of(target, allowed)
    except Unfit as error:
        raise NotSent(error.text.en) from None
    line = _Line(peer)
    try:
        return line.ask(target, body, headers)
    except HTTPException as error:
        raise NotSent(f"no answer that could be understood ({type(error).__name__})") from None
    finally:
        line.close()


class _Line:
    """One connection that is cut when its time is over, however slowly the other side speaks."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._socket = socket.socket(peer.family, socket.SOCK_STREAM)
        self._socket.settimeout(PATIENCE)
        self._is_cut = False
        self._end = threading.Timer(PATIENCE, self._cut)
        self._end.daemon = True

    def ask(self, target: Target, body: bytes, headers: Mapping[str, str]) -> int:
        """Send it; the answer's status."""
        self._end.start()
        self._socket.connect(self._peer.address)
        connection = self._over_tls(target) if target.secure else HTTPConnection(target.host, target.port)
        connection.sock = self._socket
        connection.request("POST", target.path, body, dict(headers))
        status = connection.getresponse().status
        if self._is_cut:  # half a head reads like a whole one
            raise NotSent(TOO_SLOW)
        return status

    def close(self) -> None:
        """Let go."""
        self._end.cancel()
        self._socket.close()

    def _over_tls(self, target: Target) -> HTTPConnection:
        context = ssl.create_default_context()
        wrapped = context.wrap_socket(self._socket, server_hostname=target.host, do_handshake_on_connect=False)
        self._socket = wrapped
        wrapped.do_handshake()
        return HTTPSConnection(target.host, target.port, context=context)

    def _cut(self) -> None:
        self._is_cut = True
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
