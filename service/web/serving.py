"""What the web server itself must say, before any request reaches the application: also as a problem document."""

from __future__ import annotations

import json

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from checkers.model import Text
from service.web.context import LANGUAGES

TITLE = Text("无法完成请求", "The request cannot be done")
DETAILS = {
    400: Text("请求格式有误。", "The request is malformed."),
    401: Text("请先登录再上传。", "Sign in before you upload."),
    408: Text("请求传得太慢，已中断，请重试。", "The request came too slowly and was given up. Try again."),
    413: Text("上传内容过大，请分次上传。", "Too much was sent at once; send it in parts."),
    431: Text("请求头过大。", "The request's headers are too large."),
    500: Text("系统出现意外错误，请稍后再试。", "Something unexpected went wrong. Try again later."),
    501: Text("不支持这种传输方式。", "This way of transfer is not supported."),
}


class Problem(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """One sentence in the caller's language, in place of waitress' own page."""

    def execute(self) -> None:
        """Answer, and close the connection: the rest of the request is not read."""
        error = self.request.error
        accepted = getattr(self.request, "headers", {}).get("ACCEPT_LANGUAGE", "")
        body = document(error.code, accepted)
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "application/problem+json"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def document(status: int, accepted: str) -> bytes:
    """The problem document for a status, in the language that the header `accepted` asks for."""
    lang = parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES, default="zh")
    detail = DETAILS.get(status, DETAILS[400])
    said = {
        "type": f"urn:prescreen:problem:http_{status}",
        "title": TITLE.en if lang == "en" else TITLE.zh,
        "status": status,
        "detail": detail.en if lang == "en" else detail.zh,
    }
    return json.dumps(said, ensure_ascii=False).encode()


def install() -> None:
    """Have waitress answer so."""
    HTTPChannel.error_task_class = Problem
