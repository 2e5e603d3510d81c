"""What the web adds to a report's view, as frozen values: addresses, marks, and what people said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.records.lights import Light
from service.report.marking import Window
from service.report.view import ReportView
from service.whole.model import Whole

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture: its address, its size in points, and the address of the rows on it that a list counted."""

    url: str
    width: float
    height: float
    rows: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Beside a figure: its cut-out with the marks and the window of a strip, its page, and its correction by hand.

    `plain` is the value as a form takes it; `whole_url` leads to its paper where that has no pages of its own.
    """

    document_id: str
    cutout: str | None
    marks: Json
    window: Window | None
    sheet: Sheet | None
    plain: str
    correction: Json | None
    whole_url: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """Beside a document: under which ids its file is kept, and its pages that have pictures.

    `whole`: what stands in a Word or Excel file; `whole_url`: where that is shown, "" for files that come in pages.
    """

    document_id: str
    sha256: str
    sheets: Mapping[int, Sheet]
    whole: Whole | None = None
    whole_url: str = ""


@dataclass(frozen=True, slots=True)
class RunView:
    """A finished run: its report's view, and beside it a light a finding, an original a document.

    `proofs`: one a figure seen, by its number.
    """

    report: ReportView
    lights: tuple[Light, ...]
    proofs: tuple[Proof, ...]
    originals: tuple[Original, ...]
