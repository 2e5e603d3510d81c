"""A page of HTML printed as PDF: the page brings all it shows, and nothing is fetched from anywhere."""

from __future__ import annotations


def pdf_of_page(page: str, pictures: bool = False, hints: bool = False) -> bytes:
    """The PDF. `pictures`: those that the page itself holds as data: addresses are drawn; `hints`: widths and the like
    that HTML's own attributes give count (both as WeasyPrint has them).
    """
    from weasyprint import HTML  # takes a second to load, for which only whoever prints waits
    from weasyprint.urls import URLFetcher

    allowed = ("data",) if pictures else ()
    printed: bytes = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=allowed)).write_pdf(
        presentational_hints=hints
    )
    return printed
