"""What one document says as a whole: a file without a word says so, and breaks nothing."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import NoteCode
from tests.extractors.build import document, table


@pytest.mark.parametrize("blocks", [(), ("", "　"), (table([["", ""], ["", " "]]),)])
def test_a_file_without_a_word_says_so(blocks: tuple[object, ...]) -> None:
    found = extract(document(*blocks, name="空白.docx"))  # type: ignore[arg-type]
    assert [n.code for n in found.notes] == [NoteCode.NO_TEXT]
    assert (found.claims, found.facts, found.left_out) == ((), (), ())


def test_a_file_with_words_needs_no_such_note() -> None:
    assert extract(document("房屋租赁合同", name="合同.docx")).notes == ()
