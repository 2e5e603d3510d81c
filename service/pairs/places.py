"""From a claim or a row of a report's JSON to where it stands, its box on the page as it stands upright."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractors.model import Box
from service.pairs.model import Where
from service.report.rendering import turned_box

Json = Mapping[str, Any]


class Places:
    """The places of one report."""

    def __init__(self, body: Json) -> None:
        self._documents = {d["name"]: d for d in body["documents"]}

    def of_claim(self, number: int, claim: Json) -> Where:
        """Where the claim of that number stands."""
        evidence = claim["evidence"]
        return self._where(evidence, evidence["document"], evidence.get("paper") or "", number)

    def of_row(self, number: int, claim: Json, row: Json) -> Where:
        """Where a row of the list that the claim counts stands."""
        evidence = claim["evidence"]
        return self._where(row, evidence["document"], evidence.get("paper") or "", number)

    def of_page(self, document: Json, page: int | None) -> Where:
        """A page of a document, or the whole of it."""
        return Where(document["name"], document["sha256"] or "", kind_on(document, page), page)

    def paper(self, claim: Json) -> Json:
        """The paper that a claim stands in, {} where the report names none."""
        evidence = claim["evidence"]
        papers = papers_on(self._documents.get(evidence["document"], {}), evidence.get("page"))
        return next((p for p in papers if p["kind"] == evidence.get("paper")), {})

    def _where(self, at: Json, name: str, paper: str, number: int) -> Where:
        document = self._documents.get(name, {})
        place = tuple((k, v) for k, v in (at.get("place") or {}).items())
        page, box = at.get("page"), at.get("bbox")
        upright = self._upright(document, page, box) if page and box else None
        return Where(name, document.get("sha256") or "", paper, page, number, upright, place)

    def _upright(self, document: Json, page: int, box: list[float]) -> tuple[float, ...] | None:
        size = next((s for s in document.get("page_sizes", ()) if s["page"] == page), None)
        if size is None:
            return None
        turned = turned_box(Box(*box), (size["width"], size["height"]), size.get("turn", 0))
        return tuple(round(v, 1) for v in (turned.x0, turned.top, turned.x1, turned.bottom))


def papers_on(document: Json, page: int | None) -> Iterator[Json]:
    """The papers of a document that hold a page; all of one without pages."""
    for paper in document.get("papers", ()):
        first, last = paper.get("first_page"), paper.get("last_page")
        if page is None or first is None or first <= page <= (last or first):
            yield paper


def kind_on(document: Json, page: int | None) -> str:
    """Which paper a page belongs to, by its kind; of a whole file what it is called by."""
    if page is None:
        return str(document["kind"])
    return str(next((p["kind"] for p in papers_on(document, page)), document["kind"]))
