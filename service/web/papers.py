"""The files on an applicant's page: each with its kind, its pages, whether it could be read, and the figures in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.report.view import ClaimView, DocumentView
from service.tables import Document, Run, Version
from service.web.result import Result

Attached = tuple[DocumentView, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """One file. `seen`: what the last finished run read of this very version, None where none did.

    `attached`: what hangs on it, each with its own figures.
    """

    document: Document
    version: Version
    seen: DocumentView | None = None
    figures: tuple[str, ...] = ()
    attached: tuple[Attached, ...] = ()


def lines(documents: Sequence[tuple[Document, Version]], run: Run | None, found: Result | None) -> tuple[Line, ...]:
    """The files in their order."""
    if run is None or found is None:
        return tuple(Line(document, version) for document, version in documents)
    names = {i.version_id: i.name for i in run.inputs}
    views, figures = found.view.report.documents, _figures(found.view.report.claims)
    return tuple(_line(d, v, names.get(v.id), views, figures) for d, v in documents)


def _line(
    document: Document,
    version: Version,
    name: str | None,
    views: Sequence[DocumentView],
    figures: Mapping[str, tuple[str, ...]],
) -> Line:
    seen = next((v for v in views if v.name == name), None)
    if seen is None:
        return Line(document, version)
    hung = [v for v in views if v.name.startswith(f"{name}/")]
    return Line(document, version, seen, figures.get(seen.name, ()), tuple((v, figures.get(v.name, ())) for v in hung))


def _figures(claims: Sequence[ClaimView]) -> dict[str, tuple[str, ...]]:
    """What was read in each file, by its name: the figures, each said once."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.is_figure:
            found[claim.document].append(f"{claim.label} {claim.value}")
    return {name: tuple(dict.fromkeys(said)) for name, said in found.items()}
