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
from extractors.model import Box
from service.model import ExcerptCell, Lang, Report
from service.report.crops import CUT_DPI, Picture, Pictures, pictures
from service.report.view import ClaimView
from service.report.viewing import SETTLED, view_of
from service.report.words import Words

SCREEN = 96 / CUT_DPI * 1.1
"""Pixels of a cut-out to pixels on the screen: a little larger than life."""


LIST = 90
"""Pixels of a cut-out above which a mark is not of a figure but of a whole list."""


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
            settled=SETTLED,
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
    environment.filters.update(data=data_address, screen=on_screen, close_up=close_up, marked=marked)
    environment.tests.update(whole_list=is_whole_list)
    return environment


def data_address(picture: Picture) -> str:
    """The picture as a data: address."""
    return f"data:{picture.mime};base64,{base64.b64encode(picture.data).decode()}"


def on_screen(pixels: float) -> int:
    """How wide or high so many pixels of a cut-out are shown."""
    return round(pixels * SCREEN)


def is_whole_list(mark: Box) -> bool:
    """Whether a mark on a cut-out is not of a figure but of the list that was counted."""
    return mark.bottom - mark.top > LIST


def close_up(picture: Picture) -> Box:
    """The window around the figure that the proof strip shows; figures of one height stand side by side."""
    mark = picture.mark or Box(0, 0, picture.width, picture.height)
    if is_whole_list(mark):
        return Box(
            mark.x0, mark.top, min(4 * LIST, picture.width - mark.x0), min(1.5 * LIST, picture.height - mark.top)
        )
    tall = max(mark.bottom - mark.top, 12)
    wide = max(mark.x1 - mark.x0 + 3 * tall, 9 * tall)
    centre = (mark.x0 + mark.x1) / 2
    left = max(min(centre - wide / 2, picture.width - wide), 0)
    top = max(mark.top - 0.9 * tall, 0)
    return Box(round(left, 1), round(top, 1), round(min(wide, picture.width), 1), round(2.8 * tall, 1))


def marked(cell: ExcerptCell) -> Markup:
    """A cell of an excerpt with its figure marked."""
    if cell.mark is None:
        return Markup("{}").format(cell.text)
    start, end = cell.mark
    parts = cell.text[:start], cell.text[start:end], cell.text[end:]
    return Markup("{}<mark>{}</mark>{}").format(*parts)


def _sheets(claims: tuple[ClaimView, ...], made: Pictures) -> list[tuple[str, int, Picture, list[ClaimView]]]:
    """Each page that is shown, with the claims on it, in the order of the papers."""
    on_page = [c for c in claims if c.page is not None and (c.document, c.page) in made.pages]
    order = {key: place for place, key in enumerate(made.pages)}
    on_page.sort(key=lambda c: order[c.document, c.page or 0])
    return [
        (name, number or 0, made.pages[name, number or 0], list(group))
        for (name, number), group in groupby(on_page, key=lambda c: (c.document, c.page))
    ]
