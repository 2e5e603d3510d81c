"""The form as a PDF of A4 pages, numbered, with the head of its tables on every page."""

from __future__ import annotations

from functools import partial
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from service.opinion_form.model import OpinionForm
from service.opinion_form.words import said
from service.personal import masked_parts
from service.printing import pdf_of_page


def pdf_of(form: OpinionForm) -> bytes:
    """The form, drawn."""
    return pdf_of_page(html_of(form))


def html_of(form: OpinionForm) -> str:
    """The page that is drawn, what is personal masked."""
    form = masked_parts(form)
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["css"] = css
    template = environment.from_string(files("service.opinion_form").joinpath("form.html").read_text(encoding="utf-8"))
    return template.render(form=form, said=partial(said, form.lang), numbered=_numbered(form))


def css(text: str) -> Markup:
    """The text as it stands within a string of a style sheet: what is no letter or digit as its number."""
    return Markup("".join(c if c.isalnum() else f"\\{ord(c):06x}" for c in text))


def _numbered(form: OpinionForm) -> Markup:
    """What a style sheet prints at the foot of each page."""
    before, between, after = said(form.lang, "page", page="|", pages="|").split("|")
    return Markup('"{}" counter(page) "{}" counter(pages) "{}"').format(css(before), css(between), css(after))
