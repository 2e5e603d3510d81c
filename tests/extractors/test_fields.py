"""Rows of fields are whole, or are refused with what is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.fields import Dated, faults, field, figures, units
from extractors.words.checking import together
from extractors.words.loading import project_folder, texts

ROW = {
    "id": "wages",
    "names": {"zh": "工资总额", "en": "wages"},
    "unit": "CNY",
    "counted_in": ["CNY"],
    "dated": "year",
    "proved_by": ["audit_report"],
}


def told(*rows: dict[str, Any], **files: Any) -> list[str]:
    """What is wrong in these rows, beside the project's units and kinds."""
    own = together(texts(project_folder()))
    said = {"fields": list(rows), "units": own["fields"]["units"]}
    beside = {name.replace("__", "/"): content for name, content in files.items()}
    return [f"{f.id}: {f.what}" for f in faults({**own, "fields": said, **beside})]


def test_the_projects_rows_are_whole() -> None:
    assert list(faults(together(texts(project_folder())))) == []
    assert next(f.id for f in figures()) == "total_assets"
    assert field("headcount").dated is Dated.DAY


def test_a_whole_row() -> None:
    assert told(ROW, labels__wages={}) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"colour": "red"}, "unknown ['colour']"),
        ({"dated": "sometimes"}, "'sometimes' is not a valid Dated"),
        ({"unit": "sacks"}, "the unit sacks has no name"),
        ({"proved_by": ["ledger"]}, "there is no kinds/ledger.yaml"),
        ({"also_in": ["diary"]}, "there is no kinds/diary.yaml"),
        ({"list": "sacks"}, "there is no lists/sacks.yaml"),
    ],
)
def test_a_row_that_is_not(change: dict[str, Any], what: str) -> None:
    (only,) = told(ROW | change, labels__wages={})
    assert only.startswith("wages: ") and what in only


def test_a_key_that_is_missing_and_a_file_of_labels() -> None:
    assert told({k: v for k, v in ROW.items() if k != "dated"}) == [
        "wages: field wages: unknown [], missing ['dated']",
        "wages: there is no labels/wages.yaml",
    ]


def test_a_list_whose_file_says_too_little() -> None:
    assert told(ROW | {"list": "slips"}, labels__wages={}, lists__slips={"key": "name", "columns": []}) == [
        "wages: does not say its count, titles"
    ]


def test_units_read_as_one_or_many() -> None:
    persons = units()["persons"]
    assert (persons.english(Decimal(1)), persons.english(Decimal(2)), persons.zh) == ("person", "persons", "人")
    assert units()["m2"].english(Decimal(2)) == "m²"
