"""Harm to the web process and to uploads on their way."""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress
from urllib.parse import urlsplit

from tests.chaos.kinds import fault
from tests.chaos.ledger import Entry
from tests.chaos.served import kill
from tests.chaos.world import PADDING, World

BOUNDARY = "the-end-of-a-part"


@fault("web killed in an upload")
def killed_in_upload(world: World) -> None:
    entry = world.entry(padding="x" * PADDING)
    with suppress(OSError), _half(world, entry):
        kill(world.served.parts("web"))
    world.hand_in(entry)


@fault("web killed while it answers")
def killed_while_answering(world: World) -> None:
    entry = world.hand_in(world.entry(padding="x" * PADDING))
    time.sleep(world.random.random() * 0.3)
    kill(world.served.parts("web"))
    assert entry.title


@fault("connection cut in an upload")
def cut_in_upload(world: World) -> None:
    entry = world.entry(padding="x" * PADDING)
    with suppress(OSError), _half(world, entry) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    world.hand_in(entry)


@fault("a body that never ends")
def endless_body(world: World) -> None:
    with suppress(OSError):
        connection = _half(world, world.entry(padding="x" * PADDING), whole=False)
        world.relief.append(connection.close)
    world.entries.pop()
    world.hand_in()


@fault("idle connections by the hundred")
def idle(world: World) -> None:
    at = urlsplit(world.served.address)
    for _ in range(200):
        with suppress(OSError):
            connection = socket.create_connection((at.hostname, at.port), timeout=5)
            world.relief.append(connection.close)
    world.hand_in()


def _half(world: World, entry: Entry, whole: bool = True) -> socket.socket:
    """A connection on which half of the entry's upload was sent."""
    name, text = next(iter(entry.papers.items()))
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files[]"; filename="{name}"\r\n\r\n{text}'
    body = part.encode()
    key = entry.title if whole else os.urandom(8).hex()
    head = (
        "POST /api/v1/dossiers HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: Bearer {world.tokens[entry.owner]}\r\nIdempotency-Key: {key}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(body) + 999}\r\n\r\n"
    )
    at = urlsplit(world.served.address)
    connection = socket.create_connection((at.hostname, at.port), timeout=5)
    connection.sendall(head.encode() + body[: len(body) // 2])
    return connection
