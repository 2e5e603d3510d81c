"""A file of a report leads to the document that it is a version of, or that it hangs on."""

from __future__ import annotations

import pytest

from service.records.reports import document_of

KNOWN = {"申报材料.pdf": "d1", "包/表.xlsx": "d2"}


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("申报材料.pdf", "d1"),
        ("申报材料.pdf/附表.xlsx", "d1"),
        ("申报材料.pdf/附件.pdf/内.pdf", "d1"),
        ("包/表.xlsx", "d2"),
        ("包/别的.xlsx", ""),
        ("", ""),
    ],
)
def test_a_name_leads_to_its_document(name: str, document: str) -> None:
    assert document_of(KNOWN, name) == document
