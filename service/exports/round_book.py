"""A round as a workbook: a row a dossier with all its verdicts and figures, a sheet a condition with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import IO

from service.exports.cells import Cell, LatePicture, Sheet
from service.exports.conditions import Condition
from service.exports.contents import Particulars, Shown, Taking
from service.exports.cuts import Cut, cell_size, in_cell
from service.exports.words import said
from service.report.view import ClaimView, FindingView

PLACES = 3
"""Places of evidence that a cell tells; more are counted."""
PICTURE = 10
"""The column of a condition's sheet that holds the picture, from 0."""
STILL = 3
"""The first columns, which tell whose row it is, stay in view."""

Row = tuple[Particulars, Shown | None]


def write_round(target: IO[bytes], title: str, asked: Sequence[Condition], rows: Iterable[Row], taking: Taking) -> None:
    """Write the workbook; rows are taken one by one, so that many dossiers need no more memory than one."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    writer = _Writer(taking)
    dossiers = Sheet(book, said("sheet_dossiers", taking.lang), list(writer.columns(asked)), STILL, title)
    sheets = [Sheet(book, one.sheet, writer.details(one), STILL, f"{title} {one.title}") for one in asked]
    for number, (dossier, shown) in enumerate(rows, 1):
        dossiers.add(list(writer.row(number, dossier, shown, asked)))
        for condition, sheet in zip(asked, sheets, strict=True):
            writer.detail(sheet, number, dossier, shown, condition)
    for sheet in (dossiers, *sheets):
        sheet.close()
    book.save(target)


class _Writer:
    """Writes rows in one language."""

    def __init__(self, taking: Taking) -> None:
        self._taking = taking

    def _said(self, name: str, /, **parts: object) -> str:
        return said(name, self._taking.lang, **parts)

    def _named(self, *columns: tuple[str, int]) -> list[tuple[str, int]]:
        return [(self._said(name), width) for name, width in columns]

    def columns(self, asked: Sequence[Condition]) -> Iterator[tuple[str, int]]:
        """The headers and widths of the sheet of dossiers."""
        yield from self._named(("number", 6), ("applicant", 22), ("dossier_number", 18), ("credit_code", 21))
        yield from self._named(("platform_name", 26), ("category", 14), ("stage", 12), ("as_of", 12), ("submitted", 12))
        yield from self._named(("finished", 12), ("signed", 12), ("waiting", 9), ("files", 8), ("unread", 10))
        yield from self._named(("changed", 10))
        yield from ((one.figure, 16) for one in asked if one.figure)
        for one in asked:
            yield one.title, 13
            if one.agreement:
                yield f"{one.title} {self._said('agreement')}", 13

    def row(self, number: int, dossier: Particulars, shown: Shown | None, asked: Sequence[Condition]) -> Iterator[Cell]:
        """A dossier's cells."""
        facts = shown.body["dossier"] if shown else {}
        category = shown.words.of("category", facts.get("category")) if shown else ""
        yield from self._who(number, dossier)
        yield from (Cell(facts.get("credit_code")), Cell(facts.get("platform_name")))
        yield from (Cell(category or dossier.category), Cell(dossier.stage), Cell(dossier.as_of))
        yield from (Cell(dossier.submitted), Cell(shown.finished_on if shown else None), Cell(dossier.signed))
        yield Cell(len(shown.waiting) if shown else None)
        yield Cell(len(shown.view.documents) if shown else None)
        yield Cell(sum(bool(d.error) for d in shown.view.documents) if shown else None)
        yield Cell(None if shown is None or shown.is_current else self._said("changed_so"))
        yield from (_figure(shown, one) for one in asked if one.figure)
        for one in asked:
            yield self._status(shown, one.key)
            if one.agreement:
                yield self._status(shown, one.agreement)

    def _who(self, number: int, dossier: Particulars) -> tuple[Cell, ...]:
        return Cell(number), Cell(dossier.name), Cell(dossier.number)

    def _status(self, shown: Shown | None, key: str) -> Cell:
        """A verdict in words; a dossier that was not judged by a condition has an empty cell."""
        if shown is None:
            return Cell(self._said("not_screened"))
        found = _finding(shown, key)
        if found is None:
            return Cell(None)
        word = self._said("shaky", word=found.light.word) if found.shaky else found.light.word
        return Cell(word, status=found.light.status)

    def details(self, condition: Condition) -> list[tuple[str, int]]:
        """The headers and widths of a condition's sheet."""
        first = self._named(("number", 6), ("applicant", 22), ("dossier_number", 18), ("value", 14), ("unit", 7))
        second = self._named(("required", 21), ("status", 12), ("agreement", 12), ("message", 36), ("place", 28))
        return first + second + self._named(("picture", 52), ("quote", 24), ("decision", 18), ("reason", 20))

    def detail(
        self, sheet: Sheet, number: int, dossier: Particulars, shown: Shown | None, condition: Condition
    ) -> None:
        """A dossier's row on a condition's sheet."""
        found = _finding(shown, condition.key) if shown else None
        cells = [*self._who(number, dossier), *self._judged(shown, found, condition)]
        if shown is None or found is None:
            sheet.add([*cells, *(Cell(None) for _ in range(6))])
            return
        claims = [shown.view.claims[claim] for claim in found.claims]
        quote = claims[0].quote if claims else None
        words = shown.said.get(condition.key, ())
        verdicts = "\n".join(" · ".join((w.verdict, w.by, w.at)) for w in words if w.holds)
        reasons = "\n".join(w.reason for w in words if w.holds and w.reason)
        rest = (found.message, self._places(claims), None, quote, verdicts, reasons)
        sheet.add([*cells, *(Cell(value or None) for value in rest)], self._picture(shown, claims), PICTURE)

    def _judged(self, shown: Shown | None, found: FindingView | None, condition: Condition) -> tuple[Cell, ...]:
        """Figure, unit, what is asked, and both verdicts."""
        agreement = self._status(shown, condition.agreement) if condition.agreement and shown else Cell(None)
        if shown is None or found is None:
            return (Cell(None), Cell(None), Cell(None), self._status(shown, condition.key), agreement)
        value, unit = figure_of(shown, found)
        name = shown.words.of("unit", unit) if unit and value is not None else None
        return (
            Cell(value, unit),
            Cell(name),
            Cell(found.required or None),
            self._status(shown, condition.key),
            agreement,
        )

    def _places(self, claims: Sequence[ClaimView]) -> str:
        """Where the evidence stands, the deciding one first."""
        places = list(dict.fromkeys(" · ".join(p for p in (c.document, c.place, c.basis) if p) for c in claims))
        more = [self._said("more_places", count=len(places) - PLACES)] if len(places) > PLACES else []
        return "\n".join(places[:PLACES] + more)

    def _picture(self, shown: Shown, claims: Sequence[ClaimView]) -> LatePicture | None:
        """The cut-out of the first figure that has one."""
        store = self._taking.store
        for claim in claims:
            cut = shown.cuts.get(claim.number)
            if cut and store.has(cut.digest):
                return LatePicture(cell_size(cut.marks), partial(_drawn, self._taking, cut))
        return None


def figure_of(shown: Shown, found: FindingView) -> tuple[int | float | None, str]:
    """The figure that was judged, as the JSON has it, and its unit."""
    said_so = shown.body["findings"][found.number]
    unit = found.field.unit if found.field else (said_so["required"] or {}).get("unit") or ""
    return said_so["value"], unit


def _figure(shown: Shown | None, condition: Condition) -> Cell:
    found = _finding(shown, condition.key) if shown else None
    return Cell(*figure_of(shown, found)) if shown and found else Cell(None)


def _finding(shown: Shown, key: str) -> FindingView | None:
    return next((f for f in shown.view.findings if shown.keys[f.number] == key), None)


def _drawn(taking: Taking, cut: Cut) -> bytes:
    with taking.store.open(cut.digest) as file:
        return in_cell(file.read(), cut.marks)
