"""Where the papers of a Word file begin that holds several: at titles of their own, with what such a paper says below.

What goes on in one paper has chapters, attachments by name, mentions of other papers. So a title alone opens nothing:
below it stands what its kind of paper says, and what was before it has come to its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.fields import all_fields
from extractors.model import Block, Document, Kind, Passage, Place, Reader, Spot, Stretch, Table
from extractors.paper_titles import body_of, kind_of_line, passages_of, said, signs
from extractors.text.script import script
from extractors.words.loading import pattern

_IN_FLOW = frozenset({Spot.PARAGRAPH, Spot.TEXT_BOX})
_ON_EVERY_PAGE = frozenset({Spot.HEADER, Spot.FOOTER})
_STATEMENTS = frozenset({Kind.AUDIT_REPORT, Kind.BALANCE_SHEET, Kind.INCOME_STATEMENT})
"""Papers that a report of auditors holds."""
_OPEN_NOTHING = frozenset({Kind.OTHER, Kind.APPLICATION_REPORT, Kind.CERTIFICATE})
_LISTED = frozenset({Kind.PARTNER_LIST, Kind.BALANCE_SHEET, Kind.INCOME_STATEMENT})
_CHAPTERS = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.INSTITUTION, Kind.OTHER})
_SIGNED = frozenset({*_CHAPTERS, Kind.AGREEMENT, Kind.LEASE, Kind.DESIGNATION, Kind.AUDIT_REPORT})
"""Papers that end with a signature or a day."""
_MOST_AHEAD = 8
"""Blocks among which a file's first title stands."""
_NEAR, _ROWS, _COLUMNS = 3, 3, 2
"""Blocks below the title of a list among which its table stands, and the least that this has."""
_CUES, _CUES_OF = 2, {Kind.APPLICATION_FORM: 4, Kind.BUSINESS_LICENCE: 3, Kind.AUDIT_REPORT: 3, Kind.AGREEMENT: 3}
_CLOSING = 4
"""Passages at the end of a paper among which it is signed or dated."""


def stretches(document: Document) -> tuple[tuple[Stretch, tuple[Block, ...]], ...]:
    """The papers of a file without pages, each with its blocks; () where it is one paper."""
    blocks = document.blocks
    if document.pages or document.reader is Reader.XLSX or not all(map(_may_be_parted, blocks)):
        return ()
    found = dict(_starts(blocks))
    if len(found) < 2:
        return ()
    parts = [(blocks[a:b], found[a]) for a, b in pairwise([*found, len(blocks)])]
    return () if any(_speaks_of_others(*part) for part in parts) else tuple((_stretch(part), part) for part, _ in parts)


def held(stretch: Stretch, place: Place | None) -> bool:
    """Whether what stands at a place is of a stretch; what stands on every page is of all."""
    if place is None or place.spot in _ON_EVERY_PAGE:
        return True
    if place.spot is Spot.PARAGRAPH:
        return _within(stretch.paragraphs, place.number)
    if place.spot is Spot.TEXT_BOX:
        return _within(stretch.boxes, place.number)
    return place.spot is None and _within(stretch.tables, place.table)


def _within(span: tuple[int, int], number: int | None) -> bool:
    return number is not None and span[0] <= number <= span[1]


def _may_be_parted(block: Block) -> bool:
    """Whether it is known where a block stands; of a picture, a note at the foot or an embedded sheet it is not."""
    places = [passage.place for passage in passages_of(block)]
    if isinstance(block, Table):
        return all(p is not None and p.spot is None and p.sheet is None and p.table is not None for p in places)
    return all(p is not None and p.spot in _IN_FLOW | _ON_EVERY_PAGE for p in places)


def _stretch(blocks: Sequence[Block]) -> Stretch:
    places = [p.place for block in blocks for p in passages_of(block) if p.place]
    paragraphs = [p.number for p in places if p.spot is Spot.PARAGRAPH and p.number]
    boxes = [p.number for p in places if p.spot is Spot.TEXT_BOX and p.number]
    tables = [block.number for block in blocks if isinstance(block, Table)]
    return Stretch(*(((min(n), max(n)) if n else (0, 0)) for n in (paragraphs, tables, boxes)))


def _speaks_of_others(blocks: Sequence[Block], kind: Kind) -> bool:
    """Whether what stands in a paper may be said of another of the file: of a lease, below a list of clients."""
    told = [script(block.text).text for block in blocks[1:] if isinstance(block, Passage)]
    rules = (["of_a_contract"] if _is_list(kind) else []) + (["of_a_lease"] if kind is not Kind.LEASE else [])
    return any(pattern("papers", rule).search(text) for rule in rules for text in told)


def _starts(blocks: Sequence[Block]) -> Iterator[tuple[int, Kind]]:
    """Where the papers begin, the first at the top, and of which kind each is."""
    heads = [(at, kind) for at, block in enumerate(blocks) if (kind := _titled(block))]
    first, before = 0, heads[0][1] if heads and heads[0][0] < _MOST_AHEAD else Kind.OTHER
    yield first, before
    for (at, kind), (end, _) in pairwise([*heads, (len(blocks), Kind.OTHER)]):
        opens = at > first and _may_follow(before, kind, blocks[at]) and _bears_out(kind, blocks[at + 1 : end])
        if opens and (before not in _SIGNED or _is_closed(blocks[first:at], before)):
            yield at, kind
            first, before = at, kind


def _titled(block: Block) -> Kind | None:
    """The kind that a paragraph names, or the first row of a table that has one cell alone."""
    if isinstance(block, Passage):
        flat = block.place is not None and block.place.spot is Spot.PARAGRAPH and "\n" not in block.text.strip()
        return kind_of_line(block.text) if flat else None
    first = [cell for cell in block.cells if cell.row == 0 and cell.passage.text.strip()]
    return kind_of_line(first[0].passage.text) if len(first) == 1 and block.rows > _ROWS else None


def _may_follow(before: Kind, kind: Kind, block: Block) -> bool:
    """Whether a title of that kind can open a paper behind one of the other."""
    if kind is before or kind in _OPEN_NOTHING or {kind, before} <= _STATEMENTS:
        return False
    if isinstance(block, Passage) and block.level is not None and block.level > 1:
        return False
    return not (before is Kind.DESIGNATION and _is_list(kind))


def _is_list(kind: Kind) -> bool:
    listing = (field for field in all_fields().values() if field.list)
    return kind in _LISTED or any(kind in field.proved_by for field in listing)


def _bears_out(kind: Kind, below: Sequence[Block]) -> bool:
    """Whether what stands below a title is what papers of its kind say."""
    if _is_list(kind):
        tables = (block for block in below[:_NEAR] if isinstance(block, Table))
        return any(table.rows >= _ROWS and table.columns >= _COLUMNS for table in tables)
    sign = next(sign for sign in signs() if sign.kind is kind)
    return said(sign, body_of(below)) >= _CUES_OF.get(kind, _CUES)


def _is_closed(blocks: Sequence[Block], kind: Kind) -> bool:
    """Whether a paper ends with a signature or a day, be it in a form's table; the table of another may end it."""
    if isinstance(blocks[-1], Table) and kind not in _CHAPTERS:
        return True
    last = [passage for block in blocks[-_CLOSING:] for passage in passages_of(block)][-_CLOSING:]
    return any(pattern("papers", "ends_a_paper").search(script(passage.text).text) for passage in last)
