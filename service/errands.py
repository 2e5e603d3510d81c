"""What a worker may be sent for: three errands with one id each, signed, so that who writes to Redis cannot run code.

RQ imports whatever dotted name a job bears. Here a job is taken only as it was sent by the service: known function, one
number, nothing called back, and a signature in its own id over all of that (HMAC-SHA256, RFC 2104).
"""

from __future__ import annotations

import hmac
import logging
import secrets
import zlib
from collections.abc import Mapping
from typing import Any

from redis import Redis
from redis.exceptions import RedisError, ResponseError
from rq.exceptions import NoSuchJobError
from rq.job import Job

REVIEW = "worker.review_run"
DRAW = "worker.draw_pages"
BOOK = "worker.write_book"
KNOWN = {"run": REVIEW, "draw": DRAW, "book": BOOK}
REFUSED = "prescreen:refused_jobs"
"""Where it is counted how many jobs were refused."""

MARK = "prescreen:mark"
"""Where the service leaves its mark; the queue's name stands behind it."""

TAKEN = frozenset(
    {"data", "created_at", "enqueued_at", "started_at", "ended_at", "last_heartbeat", "status", "origin", "worker_name"}
    | {"timeout", "ttl", "result_ttl", "failure_ttl", "retries_left", "number_of_retries", "retry_intervals"}
)
"""What is taken of a job as it lies in Redis: nothing that would be called, waited for or unpacked later."""

LONGEST = 1_000
"""Bytes that the words of an errand have at most; a few bytes could unpack to gigabytes."""

log = logging.getLogger(__name__)


def new_id(key: str, kind: str, run_id: int) -> str:
    """The id of a new errand: kind, run, something that was never there, and the signature over the three."""
    name = f"{kind}-{run_id}-{secrets.token_hex(4)}"
    return f"{name}-{_signature(key, name)}"


def is_ours(key: str, job: Job) -> bool:
    """Whether the job is one that the service sent, as it sent it."""
    name, _, signature = job.id.rpartition("-")
    kind, _, rest = name.partition("-")
    run_id = rest.partition("-")[0]
    signed = hmac.compare_digest(signature.encode(), _signature(key, name).encode())
    return (
        signed
        and job.func_name == KNOWN.get(kind)
        and job.instance is None
        and [str(one) for one in job.args or ()] == [run_id]
        and all(type(one) is int for one in job.args or ())
        and not job.kwargs
    )


def job_class(key: str) -> type[Job]:
    """The class with which jobs are read, by whomever: one that is not ours is not there, and is counted."""

    class Errand(Job):
        def restore(self, raw_data: Any) -> Any:
            """As RQ does it, of what is taken alone; what cannot even be taken apart is not ours either."""
            try:
                found = super().restore(_taken(raw_data))
                sound = is_ours(key, self)
            except Exception:  # noqa: BLE001 - whatever its bytes do to RQ's own reading, it is refused
                sound = False
            if not sound:
                refuse(self.connection, self.id)
                raise NoSuchJobError(f"job {self.id[:80]!r} was not sent by this service")
            return found

        def refresh(self) -> None:
            """As RQ does it; a key of another sort is no job."""
            try:
                super().refresh()  # type: ignore[no-untyped-call]  # RQ leaves it without types
            except ResponseError as error:
                refuse(self.connection, self.id)
                raise NoSuchJobError(f"job {self.id[:80]!r} is no job") from error

    return Errand


def refuse(connection: Redis, job_id: object) -> None:
    """Log and count a job that the service did not send."""
    log.error("a job that this service did not send was refused: %r", str(job_id)[:80])
    try:
        connection.incr(REFUSED)
    except RedisError as error:
        log.warning("the refusal could not be counted: %s", error)


def leave_mark(key: str, queue: str, connection: Redis) -> None:
    """Tell the workers of other machines by which secret jobs are signed on this queue, without telling it."""
    connection.set(f"{MARK}:{queue}", _signature(key, MARK))


def is_our_mark(key: str, queue: str, connection: Redis) -> bool:
    """Whether this machine has the secret of the queue's service; also where no service left its mark yet."""
    found: Any = connection.get(f"{MARK}:{queue}")
    return found is None or hmac.compare_digest(found, _signature(key, MARK).encode())


def refused(connection: Redis) -> int:
    """How many jobs were refused since Redis began; 0 while it is away."""
    try:
        return int(connection.get(REFUSED) or 0)
    except (RedisError, ValueError):
        return 0


def _taken(raw: Mapping[bytes | str, bytes]) -> dict[bytes, bytes]:
    """The fields that are taken, the errand's words unpacked within their bounds. Raises ValueError, zlib.error."""
    fields = {name if isinstance(name, bytes) else name.encode(): value for name, value in raw.items()}
    opened = zlib.decompressobj()
    words = opened.decompress(fields[b"data"], LONGEST)
    if opened.unconsumed_tail or not words.startswith(b"["):
        raise ValueError("too long, or no errand")
    return {name: value for name, value in fields.items() if name.decode() in TAKEN} | {b"data": words}


def _signature(key: str, name: str) -> str:
    return hmac.new(key.encode(), f"job:{name}".encode(), "sha256").hexdigest()[:32]
