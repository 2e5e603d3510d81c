"""Which files count as not read: those with an error, and those of which a part was not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.model import Text
from extractors.model import Kind, Note, NoteCode
from service.documents import unread
from service.model import ReviewedDocument, Trouble

TROUBLE = Trouble("broken", Text("已损坏。", "Damaged."))


def document(name: str, *codes: NoteCode, error: Trouble | None = None) -> ReviewedDocument:
    notes = tuple(Note(code, 1, "") for code in codes)
    return ReviewedDocument(name, Path(name), "", Kind.OTHER, 1, 1, notes=notes, error=error)


def test_a_file_with_an_error_is_unread() -> None:
    assert unread([document("甲.pdf"), document("乙.pdf", error=TROUBLE)]) == ("乙.pdf",)


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        (NoteCode.PAGE_UNREADABLE, True),
        (NoteCode.PAGES_SKIPPED, True),
        (NoteCode.PICTURES_SKIPPED, True),
        (NoteCode.SEAL, False),
        (NoteCode.BLANK_PAGE, False),
    ],
)
def test_a_file_is_unread_where_a_part_of_it_was_not(code: NoteCode, lost: bool) -> None:
    assert bool(unread([document("甲.pdf", code)])) is lost


def test_a_file_that_says_nothing_is_unread_where_its_name_says_what_it_is() -> None:
    found = [document("营业执照.jpg", NoteCode.NO_TEXT), document("现场照片.jpg", NoteCode.NO_TEXT)]
    assert unread(found) == ("营业执照.jpg",)
