"""Pictures of the evidence: the row that a figure stands in, and its whole page, upright and with the figure's place.

Rendering a page means running a PDF library on a stranger's file, so it is done in a limited child; what cannot be
rendered is left out and the report says so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from extractors.errors import PaperError
from extractors.isolate import Isolated
from extractors.model import Box, Evidence, Statement
from service.model import PageSize, Report
from service.report.picture import Picture, Pictures, RowKey, Wanted
from service.report.rendering import CUT_DPI, render, turned_box
from service.seen import pictured

__all__ = ["CUT_DPI", "Picture", "Pictures", "claims_without", "pictures", "turned_box"]

PAGE_DPI = 88
PAGES_BUDGET = 24
"""Whole pages shown at full sharpness; more of them share the same bytes."""
ROWS = 60
"""Rows that were not counted of which a picture is shown, in a whole report."""
SECONDS = 120


def pictures(report: Report, children: Isolated) -> Pictures:
    """The pictures of all figures and facts that stand on a page, and of rows that were not counted."""
    wanted = _wanted(report)
    futures = [(w, children.submit_within(SECONDS, render, w)) for w in wanted]
    cuts: dict[int, Picture] = {}
    pages: dict[tuple[str, int], Picture] = {}
    marks: dict[int, Box] = {}
    rows: dict[RowKey, Picture] = {}
    for want, future in futures:
        try:
            rendered = future.result()
        except PaperError:
            continue
        if rendered.page:
            pages[want.document, want.number] = rendered.page
        rows.update(rendered.rows)
        cuts.update(rendered.cuts)
        marks.update(rendered.marks)
    return Pictures(cuts, pages, marks, rows)


def _wanted(report: Report) -> list[Wanted]:
    """One entry a page that holds evidence or a row to show, in the order of the documents.

    Pages that hold nothing that counts are not shown as a whole.
    """
    figures, rows = _figures_to_show(report), _rows_to_show(report)
    whole = {(c.evidence.document, c.evidence.page) for c in report.statements if c.evidence.page is not None}
    dpi = round(PAGE_DPI * math.sqrt(min(1.0, PAGES_BUDGET / max(len(whole), 1))))
    return [
        Wanted(
            path=d.path,
            document=d.name,
            sha256=d.sha256,
            number=n,
            turn=_turn(d.page_sizes, n),
            figures=tuple(figures[d.name, n]),
            rows=tuple(rows[d.name, n]),
            page_dpi=dpi,
            whole=(d.name, n) in whole,
        )
        for d in report.documents
        for n in sorted({n for name, n in (*figures, *rows) if name == d.name})
    ]


def _figures_to_show(report: Report) -> defaultdict[tuple[str, int], list[tuple[int, Evidence]]]:
    """The figures that stand on a page, with their numbers, by document and page."""
    found: defaultdict[tuple[str, int], list[tuple[int, Evidence]]] = defaultdict(list)
    for number, claim in enumerate(pictured(report)):
        if claim.evidence.page is not None:
            found[claim.evidence.document, claim.evidence.page].append((number, claim.evidence))
    return found


def _rows_to_show(report: Report) -> defaultdict[tuple[str, int], list[tuple[RowKey, Box]]]:
    """Rows that were not counted, by document and page."""
    found: defaultdict[tuple[str, int], list[tuple[RowKey, Box]]] = defaultdict(list)
    left = ROWS
    for index, claim in enumerate(report.claims):
        for place, row in enumerate(claim.count.rows if claim.count else ()):
            if left and not row.counted and row.page is not None and row.box is not None:
                found[claim.evidence.document, row.page].append(((index, place), row.box))
                left -= 1
    return found


def _turn(sizes: Iterable[PageSize], number: int) -> int:
    return next((s.turn for s in sizes if s.number == number), 0)


def claims_without(report: Report, made: Pictures) -> tuple[Statement, ...]:
    """Claims and facts on a page of which no picture could be made."""
    return tuple(c for i, c in enumerate(report.statements) if c.evidence.page is not None and i not in made.cuts)
