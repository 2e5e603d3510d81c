"""What the web adds to a report's view, as frozen values: addresses, marks, and what people said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.records.lights import Light
from service.report.marking import Window
from service.report.view import ReportView

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture: its address, and its size in points."""

    url: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Proof:
    """Beside a figure: its cut-out with the marks and the window of a strip, its page, and its correction by hand.

    `plain` is the value as a form takes it.
    """

    document_id: str
    cutout: str | None
    marks: Json
    window: Window | None
    sheet: Sheet | None
    plain: str
    correction: Json | None


@dataclass(frozen=True, slots=True)
class Original:
    """Beside a document: under which ids its file is kept, and its pages that have pictures."""

    document_id: str
    sha256: str
    sheets: Mapping[int, Sheet]


@dataclass(frozen=True, slots=True)
class RunView:
    """A finished run: its report's view, and beside it a light a finding, an original a document.

    `proofs`: one a figure seen, by its number.
    """

    report: ReportView
    lights: tuple[Light, ...]
    proofs: tuple[Proof, ...]
    originals: tuple[Original, ...]
