"""Every page as applicants, experts and whoever comes see it: axe finds nothing, it fits a phone, focus is seen."""

from __future__ import annotations

from flask import Flask

from service.tables import Role
from tests.service.web.browser.walking import Come, walked
from tests.service.web.callers import Office


def test_every_page_is_sound_as_each_role_sees_it(come: Come, app: Flask, office: Office) -> None:
    _, found = walked(come, app, office, *(role for role in Role if role is not Role.STAFF), None)
    assert len(found) > 60
    assert {path: what for path, what in found.items() if what} == {}
