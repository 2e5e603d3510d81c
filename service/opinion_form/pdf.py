"""The form as a PDF of A4 pages, numbered, with the head of its tables on every page."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import Any, NoReturn

from jinja2 import Environment

from service.opinion_form.model import OpinionForm
from service.opinion_form.words import said


def pdf_of(form: OpinionForm) -> bytes:
    """The form, drawn."""
    from weasyprint import HTML  # takes a second to load, which only those who print should wait for

    drawn: bytes = HTML(string=html_of(form), url_fetcher=_nothing).write_pdf()
    return drawn


def html_of(form: OpinionForm) -> str:
    """The page that is drawn."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(files("service.opinion_form").joinpath("form.html").read_text(encoding="utf-8"))
    return template.render(form=form, said=partial(said, form.lang))


def _nothing(url: str, *_: Any, **__: Any) -> NoReturn:
    """The form brings all it shows: no name or remark can have anything fetched."""
    raise ValueError(url)
