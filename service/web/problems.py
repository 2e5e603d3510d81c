"""Errors meet the caller here: problem documents (RFC 9457) for programs, plain pages for people, in their language."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Flask, Response, json, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf.csrf import CSRFError
from redis.exceptions import RedisError
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import HTTPException

from service.records.refusals import Refused
from service.settings import MEGABYTE
from service.store import NotKept, Spoilt
from service.web import as_shown
from service.web.context import desk, language, say, visitor

log = logging.getLogger(__name__)

SPOILT = lazy_gettext("存储中的内容已损坏，不再提供。原件请再次上传（内容相同即可恢复）；报告和图片请重新预审。")

NO_ROOM = ("disk is full", "readonly database", "disk I/O error", "No space left on device", "read-only transaction")
"""How databases say so."""

DOORS = frozenset({"auth.login", "auth.register", "second_factor.ask", "office_login.begin", "office_login.back"})
"""Where nobody is signed in yet."""

FILLED_IN = frozenset(
    {"csrf_token", "rule", "evidence", "verdict", "run", "claim", "sha256", "place", "kind", "next", "language"}
    | {as_shown.FIELD, "password", "again", "present", "name", "code"}
)
"""Fields of forms that the page fills in itself, and those that hold what nobody else may read."""


def register(app: Flask) -> None:
    """Have the application turn every error into a decent answer."""
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(NotKept, not_kept)
    app.register_error_handler(OperationalError, away)
    app.register_error_handler(RedisError, away)
    app.register_error_handler(OSError, no_room)
    app.register_error_handler(DataError, unfit)
    app.register_error_handler(OverflowError, unfit)
    app.register_error_handler(Exception, unexpected)


def http(error: HTTPException) -> Response:
    """What werkzeug or a view refuses by its status alone."""
    status = error.code or 500
    if isinstance(error, CSRFError) or (status == 401 and not request.path.startswith("/api/")):
        return expired(error)
    response = answer(status, f"http_{status}", _waiting(error) or explained(status))
    for name, value in error.get_headers():
        if name.lower() in ("www-authenticate", "allow", "retry-after"):
            response.headers[name] = value
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _waiting(error: HTTPException) -> str:
    """How long to wait, where that is known; "" else."""
    seconds = getattr(error, "retry_after", None)
    if not isinstance(seconds, int):
        return ""
    if seconds <= 90:
        return str(gettext("操作过于频繁，请在 %(count)s 秒后再试。", count=seconds))
    return str(gettext("操作过于频繁，请在 %(count)s 分钟后再试。", count=-(-seconds // 60)))


def expired(error: HTTPException) -> Response:
    """Nobody is signed in any more, or the form is one of another session: nothing was done, what was typed stays."""
    out = visitor() is None and request.endpoint not in DOORS
    status, code = (401, "signed_out") if out else (400, "form_expired")
    detail = gettext("登录已过期或已退出，刚才的操作没有保存。") if out else gettext("页面已过期，刚才的操作没有保存。")
    if out and request.method == "GET":
        detail = gettext("登录已过期或已退出，此页不再更新。")
    place = _place()
    way = url_for("auth.login", next=place) if out else place
    word = gettext("重新登录") if out else gettext("回到刚才的页面")
    if wants_json():
        response = problem(status, code, detail, way=way, way_word=word)
    else:
        page = render_template("expired.html", detail=detail, way=way, way_word=word, typed=_typed())
        response = Response(page, status, content_type="text/html; charset=utf-8")
    if out:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _typed() -> list[str]:
    """What the visitor wrote, to be shown once more: no password, and nothing that the page itself put in."""
    ours = request.form.keys() - FILLED_IN
    return [value for name in sorted(ours) for value in request.form.getlist(name) if value.strip()]


def refused(error: Refused) -> Response:
    """What a rule of the office forbids."""
    if error.code == as_shown.CODE and not wants_json():
        said = {"detail": say(error.text), "way": _came_from() or request.path, "way_word": gettext("回到刚才的页面")}
        page = render_template("conflict.html", typed=_typed(), **said)
        return Response(page, error.status, content_type="text/html; charset=utf-8")
    response = answer(error.status, error.code, say(error.text))
    if error.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
    return response


def not_kept(error: NotKept) -> Response:
    """A file on record that the store lost, or that is no longer what was handed in."""
    if isinstance(error, Spoilt):
        return answer(404, "spoilt", str(SPOILT))
    log.error("the store has no %s", error.digest)
    return answer(404, "not_kept", gettext("存储中没有这个文件。"))


def away(error: Exception) -> Response:
    """Database or queue do not answer; or the database's disk takes nothing more, which waiting alone does not mend."""
    if any(word in str(error) for word in NO_ROOM):
        return no_room(error)
    log.error("%s: %s", type(error).__name__, error)
    return answer(503, "away", gettext("系统暂时繁忙，请稍后再试。"))


def unfit(error: Exception) -> Response:
    """A number or text that no column takes: nothing of ours is so large, whoever made it up."""
    log.warning("%s", type(error).__name__, exc_info=error)
    return answer(400, "http_400", explained(400))


def no_room(error: Exception) -> Response:
    """The store or the database's disk is full, cannot be written or is not there."""
    log.error("%s: %s", type(error).__name__, error)
    return answer(503, "no_room", gettext("暂时无法保存（存储已满、不可写或不在），请稍后再试或联系管理员。"))


def unexpected(error: Exception) -> Response:
    """A fault of the program: logged whole, told in one sentence without paths or traces."""
    log.exception("unexpected")
    return answer(500, "unexpected", explained(500))


def explained(status: int) -> str:
    """One sentence on a status."""
    settings = desk().settings
    limit, files = settings.max_request // MEGABYTE, settings.max_files
    sentences = {
        400: gettext("请求有误，请检查填写的内容。"),
        401: gettext("请先登录，或提供有效的访问令牌。"),
        403: gettext("您没有权限进行此操作。"),
        404: gettext("没有找到您要的内容。"),
        405: gettext("此地址不支持这种操作。"),
        413: gettext("上传内容过大：一次最多 %(limit)s MB、%(files)s 个文件。", limit=limit, files=files),
        415: gettext("不支持这种内容类型。"),
        422: gettext("填写的内容不符合要求。"),
        429: gettext("操作过于频繁，请稍后再试。"),
        500: gettext("系统出现意外错误，已记录。请稍后再试。"),
    }
    return str(sentences.get(status) or gettext("请求无法处理。"))


def wants_json() -> bool:
    """Whether a program or a page's script asks, rather than a person."""
    if request.path.startswith("/api/"):
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], default="text/html")
    return best == "application/json"


def _back() -> str:
    """The page of ours on which a form was sent; "" for none."""
    return _came_from() if request.method == "POST" else ""


def _came_from() -> str:
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host:
        return ""
    return f"{came.path}?{came.query}" if came.query else came.path


def _place() -> str:
    """Where the visitor was: the page of ours that asked, else the one that was asked for."""
    own = request.full_path.rstrip("?") if request.method == "GET" or request.endpoint in DOORS else ""
    return _came_from() or own or url_for("auth.home")


def answer(status: int, code: str, detail: str) -> Response:
    """The error in the caller's form."""
    if not wants_json():
        page = render_template("error.html", status=status, detail=detail, back=_back())
        return Response(page, status, content_type="text/html; charset=utf-8")
    return problem(status, code, detail)


def problem(status: int, code: str, detail: str, **more: str) -> Response:
    """The error as a problem document, with whatever else is to be known."""
    document = {
        "type": f"urn:prescreen:problem:{code}",
        "title": gettext("无法完成请求") if status < 500 else gettext("系统错误"),
        "status": status,
        "detail": detail,
        "instance": request.path,
        **more,
    }
    response = Response(json.dumps(document, ensure_ascii=False), status, content_type="application/problem+json")
    response.headers["Content-Language"] = language()
    return response
