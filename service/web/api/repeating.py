"""Idempotency-Key: a POST or PUT that comes twice is done once, and answered alike.

The deed and the word that it was done are one transaction: who dies before the answer is out, or cannot keep it, leaves
a request that is not done again. Deeds that make something new keep their answer with it (`kept_with`).
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import IO, cast

from flask import Response, g, has_request_context, request
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from service.records import repeats
from service.records.refusals import Refused
from service.records.repeats import Given
from service.sealing import ANSWER, Seal
from service.web.api.blueprint import blueprint
from service.web.context import desk, somebody, visitor

KEY = "Idempotency-Key"
AGAIN = "Idempotency-Replayed"
log = logging.getLogger(__name__)

FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


@blueprint.before_request
def begin() -> Response | None:
    """The answer of before, or on with the work."""
    key = request.headers.get(KEY)
    if key is None or request.method not in ("POST", "PUT") or visitor() is None:
        return None
    digest = _digest()
    try:
        with desk().database.writing() as session:
            found = repeats.begin(session, somebody().number, key, digest)
    except IntegrityError:  # another process began with the same key at the same moment
        raise Refused("in_work", repeats.IN_WORK, 409) from None
    if isinstance(found, int):
        g.repeatable = found
        return None
    response = Response(_opened(found.body), found.status, content_type=found.kind)
    response.headers[AGAIN] = "true"
    if found.location:
        response.headers["Location"] = found.location
    return response


@event.listens_for(Session, "before_commit")
def mark(session: Session) -> None:
    """Whatever a request commits before it is answered is its deed."""
    number = g.get("repeatable") if has_request_context() else None
    if number is not None:
        repeats.done(session, number)


def kept_with(session: Session, response: Response, status: int) -> Response:
    """The answer, kept in the transaction that does the deed: should it be lost on its way, it is given again."""
    response.status_code = status
    number = g.get("repeatable")
    if number is not None:
        repeats.keep(session, number, _given(response))
    return response


@blueprint.after_request
def keep(response: Response) -> Response:
    """Keep what is answered, but for what says that it should be tried again."""
    number = cast("int | None", g.pop("repeatable", None))
    if number is None:
        return response
    try:
        with desk().database.writing() as session:
            if response.status_code >= 500 or response.status_code == 429:
                repeats.forget(session, number)
            else:
                repeats.keep(session, number, _given(response))
    except SQLAlchemyError as error:  # what was done is done, and its answer goes out
        log.warning("the answer to a request with a key could not be kept: %s", error)
    return response


def _given(response: Response) -> Given:
    location = response.headers.get("Location", "")
    body = _seal().close(somebody().number, response.get_data(as_text=True))  # there may be a secret in it
    return Given(response.status_code, response.content_type or "", location, body)


def _opened(body: str) -> str:
    """What was kept; JSON stands in plain text where an earlier version kept it."""
    return body if body.startswith(("{", "[")) else _seal().open(somebody().number, body)


def _seal() -> Seal:
    return Seal(desk().settings.secret_key, ANSWER)


def _digest() -> str:
    """Of all that the request says; how a form is wrapped up differs from try to try, what is in it does not."""
    said: list[object] = [request.method, request.full_path]
    if request.mimetype in FORMS:
        said.append([[name, value] for name, value in request.form.items(multi=True)])
        said.append([[name, file.filename, _content(file.stream)] for name, file in request.files.items(multi=True)])
    else:
        said.append([request.mimetype, hashlib.sha256(request.get_data()).hexdigest()])
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _content(stream: IO[bytes]) -> str:
    found = hashlib.sha256()
    while block := stream.read(1 << 20):
        found.update(block)
    stream.seek(0)
    return found.hexdigest()
