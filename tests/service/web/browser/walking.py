"""Walks through every page of the table of addresses as a role sees it, and says what is wrong with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask import Flask
from playwright.sync_api import Page, expect

from service.tables import Role
from service.web.access import ANYONE, ROLES
from tests.service.web.browser.furnished import HALF, Scene, furnished
from tests.service.web.browser.looking import CONTRAST, faults, unseen
from tests.service.web.browser.person import Person
from tests.service.web.callers import Office
from tests.service.web.conftest import PASSWORD

Values = dict[str, Any]
Come = Callable[..., Person]

FILES = {
    "static", "documents.original", "documents.page", "documents.cutout", "documents.bundle", "dossiers.progress",
    "steps.paper", "second_factor.picture", "notices.letter", "wholes.rows", "exports.report", "exports.dossier",
    "exports.round_book", "exports.log", "exports.public_file",
    "error_rates.csv", "health.alive", "health.ready", "health.figures",
    "opinions.pdf", "opinions.word", "blanks.fetch", "receipts.show", "rounds.example", "round_exports.fetch",
}  # fmt: skip
"""What GET gives here is a file, a picture or JSON, and no page."""

ELSEWHERE = {
    "auth.home",
    "office_login.begin",
    "office_login.back",
    "office_login.link",
    "auth.logout",
    "reviews.following",
    "messages.show",
}
"""They lead to other pages."""

NOBODY = {"auth.login", "auth.register", "passwords.forgotten", "passwords.fresh", "second_factor.ask"}
"""Pages for who is not signed in; others that are open to anyone are looked at by the applicant too."""


def dossiers_of(scene: Scene, role: Role) -> list[str]:
    """The dossiers that show this role something of their own."""
    drafts = [] if role is Role.EXPERT else [scene.draft, scene.screened]
    return [*drafts, scene.returned, scene.reviewed, scene.sampled, scene.signed]


def examples(scene: Scene, endpoint: str, role: Role | None) -> list[Values]:
    """What to put into an address, so that its page has something to show to that role."""
    if endpoint == "passwords.fresh":
        return [{"token": scene.link}]
    if role is None:
        return [{}]
    own = [{"dossier_id": one} for one in dossiers_of(scene, role)]
    last = [{"dossier_id": scene.reviewed}]
    drawn_up = {"dossier_id": scene.reviewed, "notice": scene.drawn_up}
    sent = {"dossier_id": scene.returned, "notice": scene.notice}
    papers = [
        {"dossier_id": scene.reviewed, "run": scene.run, "sha256": one} for one in (scene.paper, scene.other_paper)
    ]
    table: dict[str, list[Values]] = {
        "dossiers.show": own,
        "dossiers.edit": [{"dossier_id": scene.screened}],
        "documents.report": last,
        "reviews.show": [one for one in own if one["dossier_id"] != scene.draft],
        "reviews.print_view": last,
        "reviews.changes": [{"dossier_id": scene.reviewed, "before": 1, "after": 2}],
        "supplements.index": last,
        "opinions.compare": last,
        "notices.show": [sent, drawn_up] if role is Role.STAFF else [sent],
        "wholes.show": papers,
        "exports.public": [{"number": scene.round}],
        "retention.show": [{"number": 0}, {"number": scene.round}],
        "round_exports.show": [{"export": scene.export}],
        "hooks.show": [{"hook": scene.hooks.get(role.value)}],
    }
    return table.get(endpoint, [{}])


def pages(app: Flask, scene: Scene, role: Role | None) -> Iterator[str]:
    """The addresses of all pages that this role may open; for None those that are open to whoever comes."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        name, allowed = rule.endpoint, ROLES[rule.endpoint]
        if name.startswith("api.") or name in FILES | ELSEWHERE or "GET" not in (rule.methods or ()):
            continue
        if role in allowed or (allowed == ANYONE and role is Role.APPLICANT and name not in NOBODY):
            yield from (adapter.build(name, values, "GET") for values in examples(scene, name, role))


def walked(come: Come, app: Flask, office: Office, *roles: Role | None) -> tuple[Scene, dict[str, list[str]]]:
    """The furnished office, and what is wrong with each page, wide and on a phone, by role and address."""
    scene, found = furnished(office), dict[str, list[str]]()
    for role in roles:
        page = come(role.value if role else "").page
        if role is None:
            type_password(page)
        for path in pages(app, scene, role):
            found |= {f"{role} {path} {size}": what for size, what in looked_at(page, path).items()}
    return scene, found


def looked_at(page: Page, path: str) -> dict[str, list[str]]:
    """What is wrong with a page, wide, and on a phone with all that is folded opened.

    Its colours are the same at both widths, and looked at once, where more of it is seen; what only wide pages show
    (the page's foot, the keys of the viewer) is looked at where people walk their ways (`Person.look`).
    """
    page.set_viewport_size({"width": 1280, "height": 860})
    answer = page.goto(path)
    assert answer is not None
    assert (answer.status, page.url.partition("://")[2].partition("/")[2]) == (200, path[1:]), path
    wide = faults(page, CONTRAST)
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    return {"wide": wide, "phone": [*faults(page), *unseen(page)]}


def type_password(page: Page) -> None:
    """Of whom a code is asked next."""
    page.goto("/login")
    page.get_by_label("用户名").fill(HALF)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("验证码")).to_be_visible()
