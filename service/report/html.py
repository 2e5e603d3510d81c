"""A report as one HTML file: nothing from outside, no script, every picture inside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractors.isolate import Isolated
from service.model import Lang, Report
from service.report.crops import CUT_DPI, Picture, Pictures, pictures
from service.report.marking import Window, close_up, is_whole_list, marked
from service.report.view import ClaimView
from service.report.viewing import view_of
from service.report.words import Words

SCREEN = 96 / CUT_DPI * 1.1
"""Pixels of a cut-out to pixels on the screen: a little larger than life."""


def to_html(report: Report, children: Isolated, lang: Lang = "zh") -> str:
    """The report as a page of its own; the pictures are made in `children`."""
    return page_of(report, pictures(report, children), lang)


def page_of(report: Report, made: Pictures, lang: Lang = "zh") -> str:
    """The report with pictures that are already made."""
    words = Words(lang)
    view = view_of(report, words)
    return (
        _environment()
        .get_template("report.html")
        .render(
            view=view,
            words=words,
            cuts=made.cuts,
            rows=made.rows,
            sheets=_sheets(view.claims, made),
            marks=made.marks,
            css=Markup(css()),
            css_hash=base64.b64encode(hashlib.sha256(css().encode()).digest()).decode(),
        )
    )


@cache
def css() -> str:
    """The report's own style sheet."""
    return files("service").joinpath("templates/report/report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service", "templates/report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(data=data_address, screen=on_screen, close_up=close_up_of, marked=marked)
    environment.tests.update(whole_list=is_whole_list)
    return environment


def data_address(picture: Picture) -> str:
    """The picture as a data: address."""
    return f"data:{picture.mime};base64,{base64.b64encode(picture.data).decode()}"


def on_screen(pixels: float) -> int:
    """How wide or high so many pixels of a cut-out are shown."""
    return round(pixels * SCREEN)


def close_up_of(picture: Picture) -> Window:
    """The window around the figure that the proof strip shows."""
    return close_up(picture.mark, picture.width, picture.height)


def _sheets(claims: tuple[ClaimView, ...], made: Pictures) -> list[tuple[str, int, Picture, list[ClaimView]]]:
    """Each page that is shown, with the claims on it, in the order of the papers."""
    on_page = [c for c in claims if c.page is not None and (c.document, c.page) in made.pages]
    order = {key: place for place, key in enumerate(made.pages)}
    on_page.sort(key=lambda c: order[c.document, c.page or 0])
    return [
        (name, number or 0, made.pages[name, number or 0], list(group))
        for (name, number), group in groupby(on_page, key=lambda c: (c.document, c.page))
    ]
