"""Of two windows with one form the second is told that the first changed what it shows."""

from __future__ import annotations

import re
from datetime import date

from service.tables import Dossier
from tests.service.web.callers import GOOD, Office


def _form(office: Office, address: str) -> dict[str, str]:
    shown = re.search(r'name="as_shown" value="([0-9a-f]{32})"', office.applicant.get(address).text)
    assert shown
    return {"as_shown": shown[1], "title": "甲", "category": "", "as_of": "2024-03-01"}


def _day(office: Office, dossier: str) -> date | None:
    with office.database.reading() as session:
        return session.get_one(Dossier, dossier).as_of


def test_the_second_window_overwrites_nothing_unseen(office: Office) -> None:
    dossier = office.dossier(**GOOD)
    address = f"/dossiers/{dossier}/edit"
    first = _form(office, address)
    second = {**first, "title": "乙", "as_of": "2023-02-02"}
    assert office.applicant.post(address, data=first).status_code == 302
    late = office.applicant.post(address, data=second)
    assert late.status_code == 409
    assert "改动过" in late.text
    assert "乙" in late.text
    assert _day(office, dossier) == date(2024, 3, 1)
    told = office.applicant.post(address, data=second, headers={"Accept": "application/json"})
    assert (told.status_code, told.get_json()["type"]) == (409, "urn:prescreen:problem:changed_meanwhile")


def test_a_form_that_comes_back_to_be_mended_still_knows_what_it_was_filled_with(office: Office) -> None:
    dossier = office.dossier(**GOOD)
    address = f"/dossiers/{dossier}/edit"
    form = _form(office, address)
    back = office.applicant.post(address, data={**form, "as_of": "1066-10-14"})
    assert form["as_shown"] in back.text
    assert office.applicant.post(address, data=form).status_code == 302
    assert office.applicant.post(address, data={**form, "as_shown": "", "title": "丙"}).status_code == 302  # a program
