"""A paper as a PDF, set from its own page of HTML; nothing is fetched from anywhere."""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from service.exports.paper import Paper, Shot
from service.exports.plain import clean
from service.personal import masked_parts
from service.printing import pdf_of_page
from service.report.marking import marked


def pdf_of(paper: Paper) -> bytes:
    """The file's bytes."""
    return pdf_of_page(html_of(paper), pictures=True, hints=True)


def html_of(paper: Paper) -> str:
    """The paper as a page that stands alone, what is personal masked."""
    shown = masked_parts(paper)
    return clean(_environment().get_template("paper.html").render(paper=shown, css=Markup(_css())))


def data_address(shot: Shot) -> str:
    """The picture as a data: address."""
    return f"data:{shot.mime};base64,{base64.b64encode(shot.data).decode()}"


@cache
def _css() -> str:
    return files("service").joinpath("templates/exports/paper.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("service", "templates/exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(data=data_address, marked=marked)
    return environment
