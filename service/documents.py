"""What became of one file: the entry that the report shows for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.formats import Outline
from extractors.model import Kind, Note, NoteCode, Page, Paper
from extractors.papers import kind_by_name
from service.children import Understood, is_recognised
from service.model import Handed, ReviewedDocument, Trouble
from service.stages import Twin

_PARTLY_READ = frozenset({NoteCode.PAGE_UNREADABLE, NoteCode.PAGES_SKIPPED, NoteCode.PICTURES_SKIPPED})


def reviewed(
    handed: Handed,
    opened: Outline | Trouble | Twin,
    pages: tuple[Page, ...] | Trouble | None,
    understood: Understood | Trouble | None,
) -> ReviewedDocument:
    """The entry of one file, however far it came; the first trouble on its way is its error."""
    entry = ReviewedDocument(handed.name, handed.path, "", Kind.OTHER, 0, 0)
    if isinstance(opened, Trouble):
        return replace(entry, error=opened)
    if isinstance(opened, Twin):
        note = Note(NoteCode.DUPLICATE_FILE, None, opened.of)
        return replace(entry, sha256=opened.outline.sha256, pages=opened.outline.pages, notes=(note,))
    entry = replace(entry, sha256=opened.sha256, pages=opened.pages)
    if isinstance(pages, Trouble):
        return replace(entry, error=pages)
    entry = replace(entry, ocr_pages=sum(is_recognised(p) for p in pages or ()))
    if isinstance(understood, Trouble) or understood is None:
        return replace(entry, error=understood)
    return _with(entry, understood)


def unread(documents: Iterable[ReviewedDocument]) -> tuple[str, ...]:
    """The names of the files that could not be read, or not all of them: what they prove nobody knows.

    A file in which nothing was read is one where its name says that it is a paper, and no photograph.
    """
    return tuple(d.name for d in documents if d.error or any(n.code in _PARTLY_READ for n in d.notes) or _is_blank(d))


def _is_blank(document: ReviewedDocument) -> bool:
    says_nothing = any(n.code is NoteCode.NO_TEXT for n in document.notes)
    return says_nothing and kind_by_name(document.name) is not Kind.OTHER


def _with(entry: ReviewedDocument, understood: Understood) -> ReviewedDocument:
    papers = understood.extraction.papers
    return replace(
        entry,
        kind=main_kind(papers),
        papers=papers,
        page_sizes=understood.page_sizes,
        notes=understood.notes,
    )


_PART_OF = frozenset({(Kind.AUDIT_REPORT, Kind.BALANCE_SHEET), (Kind.APPLICATION_REPORT, Kind.INSTITUTION)})
"""What stands behind a paper and is part of it."""


def main_kind(papers: Sequence[Paper]) -> Kind:
    """The kind that a file is called by: of a bundle's papers that with the most pages, the first among equals.

    The statements behind an audit report are pages of the report, and so are the chapters of rules and plans behind
    an application report.
    """
    pages: Counter[Kind] = Counter()
    kind = Kind.OTHER
    for paper in papers:
        kind = kind if (kind, paper.kind) in _PART_OF else paper.kind
        pages[kind] += (paper.last_page or 0) - (paper.first_page or 0) + 1
    named = [(kind, size) for kind, size in pages.items() if kind != Kind.OTHER]
    return max(named, key=lambda pair: pair[1])[0] if named else Kind.OTHER
