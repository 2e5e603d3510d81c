"""The page of a paper trusts no text of it, fetches nothing, and becomes a PDF whose pages are numbered."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from service.exports.contents import Shown, Taking
from service.exports.paper import Line, Paper, Shot
from service.exports.pdf import html_of, pdf_of
from service.exports.report_paper import report_paper
from tests.service.exports.opening import pages_of, text_of


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and what it was asked for."""
    paths: list[str] = []

    class Asked(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Asked)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()
    thread.join()


def paper_of(*blocks: Line | Shot) -> Paper:
    return Paper("zh", "<b>题</b>", "", blocks, ("第 ", " 页 共 ", " 页"))


def test_text_is_text() -> None:
    page = html_of(paper_of(Line('<img src="x">&amp;\x00', label="<i>")))
    assert "&lt;img src=&#34;x&#34;&gt;&amp;amp;" in page
    assert "&lt;b&gt;题&lt;/b&gt;" in page
    assert "\x00" not in page


def test_the_report_as_a_page_has_its_pictures_inside(shown: Shown, taking: Taking) -> None:
    page = html_of(report_paper(shown, taking, ""))
    assert page.count('src="data:image/') == 2
    assert "http" not in page
    assert "<mark>86.5</mark>" in page


def test_nothing_is_fetched(asked: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    address, paths = asked
    monkeypatch.setattr(
        "service.exports.pdf._css", lambda: f'@import "{address}/a.css"; p {{ background: url({address}/b) }}'
    )
    assert "正文" in text_of(pdf_of(paper_of(Line("正文"))))
    assert paths == []


def test_pages_are_numbered() -> None:
    made = pdf_of(paper_of(*(Line(f"第 {n} 段") for n in range(120))))
    count = pages_of(made)
    assert count > 1
    assert f"第{count}页共{count}页" in text_of(made)
