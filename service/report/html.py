"""A report as one HTML file: nothing from outside, no script, every picture inside."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractors.isolate import Isolated
from service.model import Lang, Report
from service.report.crops import CUT_DPI, Picture, Pictures, pictures
from service.report.marking import Window, close_up, is_whole_list, marked
from service.report.view import ClaimView, ReportView
from service.report.viewing import view_of
from service.report.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is shown, the claims on it, and the figures on it that do not count."""

    document: str
    number: int
    picture: Picture
    claims: tuple[ClaimView, ...]
    left_out: tuple[ClaimView, ...]


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
            sheets=_sheets(view, made),
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


def _sheets(view: ReportView, made: Pictures) -> list[Sheet]:
    """Each page that is shown, with the figures on it, in the order of the papers."""
    left_out = [one.claim for strip in view.left_out for one in strip.figures]
    return [
        Sheet(name, number, picture, _on(view.claims, name, number), _on(left_out, name, number))
        for (name, number), picture in made.pages.items()
    ]


def _on(figures: Iterable[ClaimView], document: str, page: int) -> tuple[ClaimView, ...]:
    return tuple(f for f in figures if (f.document, f.page) == (document, page))
