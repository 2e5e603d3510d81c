"""What a run saw in a paper that is shown whole: the rows that were counted or left out, the figures in its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from extractors.model import Box, Evidence, Place, Row
from service.excerpts import stands_alone, start_of
from service.model import Report
from service.report.remarks import remark
from service.report.rendering import turned_box
from service.report.words import Words
from service.seen import seen
from service.whole.index import Index, index_of, rows
from service.whole.locating import around, folded
from service.whole.model import Corners, Line, Part, Whole, WholeRow, WholeTable

AIR = 1.5
"""Points around the texts of a row that its band takes."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a row meant for one figure: whether it counted, and why not."""

    label: str
    counted: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in a text: its number among all that the run saw, from where to where, and whether it counts."""

    number: int
    start: int
    end: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A row on a drawn page. `state`: counted, left, or partly where it counted for one figure and not for another."""

    corners: Corners
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one paper: tallies by the place of a row, spots by the identity of a text."""

    rows: Mapping[Place, tuple[Tally, ...]]
    spots: Mapping[int, tuple[Spot, ...]]

    def of(self, row: WholeRow) -> tuple[Tally, ...]:
        """What the row meant."""
        return self.rows.get(row.place, ()) if row.place else ()

    def any_in(self, table: WholeTable) -> bool:
        """Whether a row of the table meant anything."""
        return any(self.of(row) for row in table.rows)

    def spots_of(self, part: Part) -> tuple[Spot, ...]:
        """The figures in a text."""
        return self.spots.get(id(part), ())

    @staticmethod
    def state(tallies: Sequence[Tally]) -> str:
        """One word on a row: counted, left, or partly."""
        counted = {tally.counted for tally in tallies}
        return "partly" if len(counted) == 2 else "counted" if True in counted else "left"


def marks_of(report: Report, names: Iterable[str], whole: Whole, words: Words) -> Marks:
    """The marks of the file that has these names in the report."""
    called = set(names)
    return Marks(_tallies(report, called, words), _spots(report, called, whole))


def _tallies(report: Report, names: set[str], words: Words) -> dict[Place, tuple[Tally, ...]]:
    found: defaultdict[Place, list[Tally]] = defaultdict(list)
    for claim in report.claims:
        if claim.count is None or claim.evidence.document not in names:
            continue
        label = words.of("field", claim.field.id)
        for row in claim.count.rows:
            if row.place is not None:
                found[row.place].append(Tally(label, row.counted, _why(row, words)))
    return {place: tuple(tallies) for place, tallies in found.items()}


def _why(row: Row, words: Words) -> str:
    said_of_it = (words.of("reason", row.reason), remark(row.remark, words))
    return ("，" if words.lang == "zh" else ", ").join(text for text in said_of_it if text)


def _spots(report: Report, names: set[str], whole: Whole) -> dict[int, tuple[Spot, ...]]:
    found: defaultdict[int, list[Spot]] = defaultdict(list)
    paper = index_of(whole)
    counting = len(report.statements)
    for number, said in enumerate(seen(report)):
        if said.evidence.document not in names:
            continue
        part = part_of(paper, said.evidence)
        start = start_of(part, said.evidence) if part else None
        if part is not None and start is not None:
            found[id(part)].append(Spot(number, start, start + len(said.evidence.quote), number < counting))
    return {key: _apart(spots) for key, spots in found.items()}


def _apart(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Those that do not overlap, the ones that count first, in the order of the text."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda s: (not s.counts, s.number)):
        if all(spot.end <= other.start or spot.start >= other.end for other in kept):
            kept.append(spot)
    return tuple(sorted(kept, key=lambda s: s.start))


def part_of(paper: Index, evidence: Evidence) -> Part | None:
    """The paragraph or cell that the figure stands in; of a row's cells the one that holds the least beside it."""
    candidates = [part for part in paper.parts_at(evidence.place) if start_of(part, evidence) is not None]
    return min(candidates, key=lambda p: (not stands_alone(p, evidence), len(p.text)), default=None)


def shown_at(paper: Index, evidence: Evidence) -> tuple[int, Corners | None, Corners] | None:
    """Where a figure is drawn: the page, the figure itself (None: a whole row), the row or text around it."""
    part = part_of(paper, evidence)
    if part is not None and part.lines:
        start = start_of(part, evidence) or 0
        before = len(folded(part.text[:start]))
        mark = _between(part, before, before + len(folded(evidence.quote)))
        page, corners = mark or (part.lines[0].page, part.lines[0].corners)
        row = paper.row_of.get(id(part))
        return page, corners, _band(row, page) if row else _union(part.lines, page)
    for one in paper.rows_at(evidence.place) if evidence.place is not None else ():
        page = next((line.page for cell in one.cells for line in cell.part.lines), 0)
        if page:
            return page, None, _band(one, page)
    return None


def _between(part: Part, first: int, last: int) -> tuple[int, Corners] | None:
    """The part of a text between two of its characters, on the page where it begins."""
    text = folded(part.text)
    there = [line for line in part.lines if line.start < last and line.end > first]
    cut = [(line.page, _slice(line, text, first, last)) for line in there]
    return (cut[0][0], around([corners for page, corners in cut if page == cut[0][0]])) if cut else None


def _slice(line: Line, text: str, first: int, last: int) -> Corners:
    """The line between two characters: Chinese ones are twice as wide as others."""
    left, top, right, bottom = line.corners
    start, end = max(first, line.start), min(last, line.end)
    wide = (right - left) / max(_width_of(text[line.start : line.end]), 1)
    begin = left + wide * _width_of(text[line.start : start])
    return begin, top, begin + wide * _width_of(text[start:end]), bottom


def _width_of(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _union(lines: Iterable[Line], page: int) -> Corners:
    return around([line.corners for line in lines if line.page == page])


def _band(row: WholeRow, page: int) -> Corners:
    return _union((line for cell in row.cells for line in cell.part.lines), page)


def bands(whole: Whole, marks: Marks, page: int) -> list[Band]:
    """The rows of a drawn page that were counted or left out, each as wide as its table."""
    found = []
    for table, row in rows(whole):
        tallies = marks.of(row)
        if tallies and any(line.page == page for cell in row.cells for line in cell.part.lines):
            left, right = _width(table, page)
            _, top, _, bottom = _band(row, page)
            found.append(Band((left - AIR, top - AIR, right + AIR, bottom + AIR), Marks.state(tallies), said(tallies)))
    return found


def _width(table: WholeTable, page: int) -> tuple[float, float]:
    left, _, right, _ = _union((x for r in table.rows for c in r.cells for x in c.part.lines), page)
    return left, right


def said(tallies: Sequence[Tally]) -> str:
    """What a row meant, as one line."""
    return "\n".join(f"{'✓' if t.counted else '✗'} {t.label}{f': {t.why}' if t.why else ''}" for t in tallies)


def bands_of_page(report: Report, names: Iterable[str], page: int, words: Words) -> list[Band]:
    """As `bands`, of a file that came in pages: its rows know where they stand."""
    called, found = set(names), defaultdict[Box, list[Tally]](list)
    sizes = {s.number: s for d in report.documents if d.name in called for s in d.page_sizes}
    if page not in sizes:
        return []
    for claim in report.claims:
        for row in claim.count.rows if claim.count and claim.evidence.document in called else ():
            if row.page == page and row.box is not None:
                found[row.box].append(Tally(words.of("field", claim.field.id), row.counted, _why(row, words)))
    size = sizes[page]
    return [_turned(box, (size.width, size.height), size.turn, tallies) for box, tallies in found.items()]


def _turned(box: Box, size: tuple[float, float], turn: int, tallies: Sequence[Tally]) -> Band:
    upright = turned_box(box, size, turn)
    return Band((upright.x0, upright.top, upright.x1, upright.bottom), Marks.state(tallies), said(tallies))
