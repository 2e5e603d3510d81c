"""What can be a name of a person, and what surely is."""

from __future__ import annotations

import pytest

from extractors.lists.person_names import is_known_name, is_name


@pytest.mark.parametrize(
    ("text", "possible", "known"),
    [
        ("林小禾", True, True),
        ("欧阳一木", True, True),
        ("林小禾苗", True, False),
        ("黄**", True, False),
        ("的小禾", True, False),
        ("Anna Lee", True, False),
        ("林", False, False),
        ("A1", False, False),
    ],
)
def test_names(text: str, possible: bool, known: bool) -> None:
    assert (is_name(text), is_known_name(text)) == (possible, known)
