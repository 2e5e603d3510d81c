"""Each fact has its row."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.known_facts import Sort, all_facts, is_fact, known
from extractors.model import Basis, FactName, Kind


def test_every_name_has_a_row() -> None:
    assert list(all_facts()) == list(dict.fromkeys(all_facts()))
    assert set(all_facts()) == set(FactName)


def test_names_of_figures_are_none_of_facts() -> None:
    assert is_fact("established_on")
    assert not is_fact("total_assets")


def test_a_paper_proves_what_its_row_says() -> None:
    row = known(FactName.ESTABLISHED_ON)
    assert row.basis(Kind.BUSINESS_LICENCE) is Basis.EVIDENCED
    assert row.basis(Kind.APPLICATION_FORM) is Basis.DECLARED


def test_values_from_their_text() -> None:
    row = known(FactName.VALID_UNTIL)
    assert (row.sort, row.value("2038-03-14"), row.value("")) == (Sort.DAY, date(2038, 3, 14), None)
    assert row.value("2038-03") == "2038-03"
    assert known(FactName.ISSUED_BY).value("漠江市民政局") == "漠江市民政局"
    with pytest.raises(ValueError, match="isoformat"):
        row.value("三月")
