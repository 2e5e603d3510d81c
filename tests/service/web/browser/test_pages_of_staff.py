"""Every page as staff see it, some in English: axe finds nothing, it fits a phone, focus is seen."""

from __future__ import annotations

from flask import Flask

from service.tables import Role
from tests.service.web.browser.looking import faults
from tests.service.web.browser.walking import Come, walked
from tests.service.web.callers import Office


def test_every_page_is_sound_as_staff_see_it(come: Come, app: Flask, office: Office) -> None:
    scene, found = walked(come, app, office, Role.STAFF)
    page = come("staff", 390).page
    page.goto("/dashboard")
    page.get_by_role("button", name="English").click()
    for path in ("/dashboard", "/reviews", f"/reviews/{scene.reviewed}", f"/dossiers/{scene.reviewed}", "/account"):
        page.goto(path)
        found[f"{path} in English"] = faults(page)
    assert len(found) > 60
    assert {path: what for path, what in found.items() if what} == {}
