"""What programs ask, read strictly: whole numbers, days, files, JSON; and the answer that a run was queued."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from flask import Response, jsonify, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from checkers.model import Text
from service.records import dossiers
from service.records.dossiers import Upload
from service.records.refusals import Refused
from service.uploads import Turned, receive
from service.web.api.repeating import kept_with
from service.web.context import desk
from service.web.security import is_plain

A_PAGE = 50
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

NO_FILES = Text("请至少上传一个文件（字段名 files[]）。", "Send at least one file in the field files[].")
NO_FILE = Text("请上传一个文件（字段名 file）。", "Send one file in the field file.")
BAD_JSON = Text("请求正文应为 JSON 对象。", "The body must be a JSON object.")


def day_of(name: str, text: str) -> date:
    """A day. Raises Refused."""
    try:
        if DAY.fullmatch(text):
            return dossiers.checked_day(date.fromisoformat(text))
    except ValueError:
        pass
    said = Text(
        f"{name} 应为 1990 至 2099 年间的日期，如 2023-03-01。",
        f"{name} must be a date between 1990 and 2099, such as 2023-03-01.",
    )
    raise Refused("bad_date", said, 422)


def number(name: str) -> int | None:
    """A whole number of the query; None where it is not said. Raises Refused."""
    text = request.args.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 9):
        said = Text(f"{name} 应为序号，如 2。", f"{name} must be a whole number, such as 2.")
        raise Refused(f"bad_{name}", said, 422)
    return int(text)


def words(name: str, limit: int) -> str:
    """A text of the form. Raises Refused where it is too long."""
    text = request.form.get(name, "").strip()
    if len(text) > limit:
        raise Refused("too_long", Text(f"{name} 最多 {limit} 字。", f"{name} has at most {limit} characters."), 422)
    return text


def said() -> Mapping[str, Any]:
    """The JSON object that was sent. Raises Refused for JSON of another kind."""
    try:
        found = request.get_json()
        sound = isinstance(found, dict) and _is_plain(found)
    except RecursionError:
        sound = False
    if not sound:
        raise Refused("bad_json", BAD_JSON, 422)
    return cast("Mapping[str, Any]", found)


def _is_plain(found: object) -> bool:
    if isinstance(found, str):
        return is_plain(found)
    if isinstance(found, dict):
        return all(map(_is_plain, (*found, *found.values())))
    return all(map(_is_plain, found)) if isinstance(found, list) else True


def files() -> list[FileStorage]:
    """The files that were sent. Raises Refused without any."""
    found = [f for name in ("files[]", "files", "file") for f in request.files.getlist(name)]
    if not found:
        raise Refused("no_files", NO_FILES, 422)
    return found


def file() -> FileStorage:
    """The one file that was sent. Raises Refused without it."""
    found = request.files.get("file")
    if found is None:
        raise Refused("no_file", NO_FILE, 422)
    return found


def received(sent: list[FileStorage], unpack: bool = True) -> list[Upload]:
    """The files in the store; one that no reader can read is taken, and the report says what is wrong with it."""
    found: list[Upload] = []
    for one in sent:
        limit = desk().settings.max_file
        for item in receive(desk().store, one.filename or "", one.stream, limit, strict=False, unpack=unpack):
            if isinstance(item, Turned):
                raise Refused("file_refused", Text(f"{item.name}：{item.text.zh}", f"{item.name}: {item.text.en}"), 413)
            found.append(item)
    return found


def accepted(session: Session, answer: dict[str, Any], dossier_id: str) -> Response:
    """The answer that a run was written down, kept with it; the program is told where to look."""
    response = jsonify(answer)
    response.headers["Location"] = url_for("api.show", dossier_id=dossier_id)
    return kept_with(session, response, 202)


def sent(response: Response, run_id: int) -> Response:
    """The same answer, once the run was sent to the workers."""
    desk().carrier.send(desk().database, run_id)
    return response
