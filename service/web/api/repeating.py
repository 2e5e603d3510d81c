"""Idempotency-Key: a POST or PUT that comes twice is done once, and answered alike."""

from __future__ import annotations

import hashlib
import json
from typing import cast

from flask import Response, g, request
from sqlalchemy.exc import IntegrityError

from service.records import repeats
from service.records.refusals import Refused
from service.records.repeats import Given
from service.sealing import ANSWER, Seal
from service.web.api.blueprint import blueprint
from service.web.context import desk, somebody, visitor

KEY = "Idempotency-Key"
AGAIN = "Idempotency-Replayed"
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


@blueprint.after_request
def keep(response: Response) -> Response:
    """Keep what is answered, but for what says that it should be tried again."""
    number = cast("int | None", g.pop("repeatable", None))
    if number is None:
        return response
    with desk().database.writing() as session:
        if response.status_code >= 500 or response.status_code == 429:
            repeats.forget(session, number)
        else:
            location = response.headers.get("Location", "")
            body = _seal().close(somebody().number, response.get_data(as_text=True))  # there may be a secret in it
            given = Given(response.status_code, response.content_type or "", location, body)
            repeats.keep(session, number, given)
    return response


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


def _content(stream: object) -> str:
    found = hashlib.sha256()
    while block := stream.read(1 << 20):  # type: ignore[attr-defined]
        found.update(block)
    stream.seek(0)  # type: ignore[attr-defined]
    return found.hexdigest()
