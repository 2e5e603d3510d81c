"""What one document says: its papers, its claims, its facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from extractors.annotated import annotation_notes, with_annotations
from extractors.facts import identity, lessened
from extractors.fields import all_fields
from extractors.fields import field as field_of
from extractors.lists import clients, counted, onward, roster, tenure
from extractors.lists.unknown import with_unknown_lists
from extractors.marked import mark_notes, shaken, with_marks, without_samples
from extractors.model import Block, Claim, Document, Extraction, Kind, Note, NoteCode, Paper, Reader, Table
from extractors.paper_owners import with_owners
from extractors.paper_titles import passages_of
from extractors.paper_years import with_years
from extractors.papers import papers, within, without_instructions
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
from extractors.statements.unread import with_unread
from extractors.statements.unsettled import with_unsettled


def extract(document: Document, kinds: dict[int, Kind] | None = None) -> Extraction:
    """All that `document` says; `kinds` are a person's corrections, by the paper's place in the document (from 0)."""
    document = without_instructions(document)
    corrected = kinds or {}
    found = tuple(replace(p, kind=corrected.get(i, p.kind)) for i, p in enumerate(papers(document)))
    counted = _counted(document, found)
    known = _without_blanks(document, _known_by_their_lists(found, counted, corrected), counted, corrected)
    if known != found:
        found, counted = known, _counted(document, known)
    found = with_unread(document, with_owners(document, with_years(document, found)))
    facts = (*identity.find(document, found), *tenure.find(document, found))
    resolved = resolve(statements(document, found), document, found, identity.own_names(document, facts))
    claims = (*resolved.claims, *counted)
    facts = (*facts, *lessened.of_figures(resolved.left_out, facts))
    found = with_unknown_lists(document, with_unsettled(document, found, claims, resolved))
    found = with_marks(document, found)
    claims, of_samples = without_samples(document, found, claims)
    claims, facts = shaken(found, *with_annotations(document, found, claims, facts))
    left_out = (*resolved.left_out, *of_samples)
    return Extraction(found, claims, facts, _notes(document, found), left_out, onward.find(document, found, claims))


def _notes(document: Document, found: tuple[Paper, ...]) -> tuple[Note, ...]:
    """What must be known of the document and stands beside its text: of one that says nothing, that too."""
    beside = (*annotation_notes(document), *mark_notes(found))
    silent = not any(_says_something(block) for block in document.blocks)
    return (*document.notes, *beside, *((Note(NoteCode.NO_TEXT),) if silent else ()))


def _says_something(block: Block) -> bool:
    return any(p.text.strip() for p in passages_of(block))


def _counted(document: Document, found: tuple[Paper, ...]) -> tuple[Claim, ...]:
    return (*roster.find(document, found), *clients.find(document, found), *counted.find(document, found))


def _known_by_their_lists(
    found: tuple[Paper, ...], counted: tuple[Claim, ...], corrected: dict[int, Kind]
) -> tuple[Paper, ...]:
    """A paper that neither title nor words told apart is known by the list that was counted in it."""

    def kind(index: int, paper: Paper) -> Kind:
        if paper.kind is not Kind.OTHER or index in corrected:
            return paper.kind
        inside = (c for c in counted if within(paper, c.evidence.page, c.evidence.place))
        fields = [c.field for c in inside if c.field.list and c.field.proved_by]
        return Kind(fields[0].proved_by[0]) if fields else paper.kind

    return tuple(replace(p, kind=kind(i, p)) for i, p in enumerate(found))


def _without_blanks(
    document: Document, found: tuple[Paper, ...], counted: tuple[Claim, ...], corrected: dict[int, Kind]
) -> tuple[Paper, ...]:
    """A list in a workbook that nobody has filled in is none: title and headers alone prove nothing."""
    if document.reader is not Reader.XLSX:
        return found
    lists = {kind for field in all_fields() if (row := field_of(field)).list for kind in row.proved_by}

    def is_blank(index: int, paper: Paper) -> bool:
        inside = any(within(paper, c.evidence.page, c.evidence.place) for c in counted)
        return paper.kind in lists and index not in corrected and not inside and _filled(document, paper) <= 1

    return tuple(replace(p, kind=Kind.OTHER) if is_blank(i, p) else p for i, p in enumerate(found))


def _filled(document: Document, paper: Paper) -> int:
    """How many rows of a sheet say more than one thing; the headers are one of them."""
    cells = [c for b in document.blocks if isinstance(b, Table) for c in b.cells if c.passage.text.strip()]
    rows = Counter(
        (c.passage.place.table, c.row) for c in cells if c.passage.place and within(paper, None, c.passage.place)
    )
    return sum(times > 1 for times in rows.values())
