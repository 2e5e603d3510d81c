"""Staff set how long the dossiers of a round are kept, see what is due, hold one back, and purge by typing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from checkers.model import Text
from service.records import staying
from service.records.exports import round_of
from service.records.refusals import Refused
from service.retention import due, holds, purging
from service.retention.policy import defaults, names_of, set_policy
from service.retention.purging import Done
from service.tables import Dossier, Purge, Round, Sweep, User
from service.web import lookup
from service.web.context import actor, desk, say, today
from service.web.forms import Press
from service.web.words import word

blueprint = Blueprint("retention", __name__, url_prefix="/retention")

LATEST = 20
NOT_TYPED = Text(
    "请照样输入确认文字；如待清除的件数刚刚有变化，请重新核对。",
    "Type the words as they stand there; look again if the number has just changed.",
)
NO_DOSSIER = Text("没有这个编号的申报件。", "There is no dossier of that number.")
NOTHING = Text("没有可以清除的内容。", "There is nothing that could be purged.")


@blueprint.get("")
def index() -> str:
    """Every round with what is due of it, unused accounts, and what was purged."""
    with desk().database.reading() as session:
        purges = select(Purge).options(joinedload(Purge.by)).order_by(Purge.id.desc()).limit(LATEST)
        return render_template(
            "retention/index.html",
            rounds=due.rounds(session, today()),
            accounts=due.accounts(session, today()),
            purges=session.scalars(purges).all(),
            phrase=phrase,
            law=say(defaults().law),
        )


@blueprint.get("/<int:number>")
def show(number: int) -> str:
    """A round's policy, what is due and what is held; 0 for the dossiers of no round."""
    with desk().database.reading() as session:
        found = due.of(session, _round(session, number), today())
        values = defaults().on(today())
        return render_template(
            "retention/show.html",
            found=found,
            number=number,
            names=names_of(number or None),
            why={name: say(value.why) for name, value in values.items()},
            usual={name: value.days for name, value in values.items()},
            bounds=defaults(),
            sweeps=list(Sweep),
            reasons=holds.reasons(session, [one.id for one in found.due]),
            held=holds.of_round(session, found.round),
            units=staying.units(session, found.round),
            phrase=phrase(len(found.free)),
            law=say(defaults().law),
        )


def phrase(count: int) -> str:
    """What is to be typed before so many are purged."""
    return str(_("清除 %(count)s 件", count=count))


@blueprint.post("/<int:number>/policy")
def policy(number: int) -> Answer:
    """Another policy."""
    days = {name: _whole(request.form.get(name, "")) for name in names_of(number or None)}
    sweep = request.form.get("sweep", "")
    if sweep not in set(Sweep):
        raise BadRequest

    def deed(session: Session) -> None:
        reason = request.form.get("reason", "")[:1000]
        set_policy(session, actor(), _round(session, number), days, Sweep(sweep), reason, today())

    return _told(number, deed, _("保存期限已设置。"))


@blueprint.post("/<int:number>/purge")
def purge(number: int) -> Answer:
    """All that is due and free, once it was typed how many that are."""
    with desk().database.reading() as session:
        found = due.of(session, _round(session, number), today())
    back = redirect(url_for("retention.show", number=number))
    if (refused := _not_meant(len(found.free))) is not None:
        flash(say(refused), "error")
        return back
    return _purged(purging.purge_round(desk().database, desk().settings, actor(), found), back)


@blueprint.post("/accounts")
def accounts() -> Answer:
    """Unused accounts, once it was typed how many."""
    with desk().database.reading() as session:
        unused = [one.id for one in due.accounts(session, today())]
    back = redirect(url_for("retention.index"))
    if (refused := _not_meant(len(unused))) is not None:
        flash(say(refused), "error")
        return back
    return _purged(purging.purge_accounts(desk().database, desk().settings, actor(), unused), back)


@blueprint.post("/holds")
def hold() -> Answer:
    """A dossier is held back, or no longer, or what was disputed in it is settled: `deed` says which."""
    dossier_id = request.form.get("dossier", "").strip()
    deeds: dict[str, Callable[[Session, Dossier, str], Any]] = {
        "hold": lambda session, dossier, reason: holds.hold(session, actor(), dossier, reason),
        "end": lambda session, dossier, reason: holds.end(session, actor(), dossier),
        "settle": lambda session, dossier, reason: holds.settle(session, actor(), dossier, reason),
    }
    chosen = deeds.get(request.form.get("deed", ""))
    if chosen is None:
        raise BadRequest
    with desk().database.reading() as session:
        dossier = session.get(Dossier, dossier_id)
    if dossier is None:
        flash(say(NO_DOSSIER), "error")
        return redirect(url_for("retention.index"))
    number = dossier.round_id or 0

    def deed(session: Session) -> None:
        chosen(session, lookup.dossier(session, dossier_id, lock=True), request.form.get("reason", ""))

    return _told(number, deed, _("已记录。"))


@blueprint.post("/account/<int:user_id>")
def account(user_id: int) -> Answer:
    """An account whose owner asks for it: staff give the reason and type the name."""
    back = redirect(url_for("users.index"))
    if not Press().validate():
        raise BadRequest
    with desk().database.reading() as session:
        user = session.get(User, user_id)
    if user is None:
        raise NotFound
    if request.form.get("name", "").strip() != user.name:
        flash(_("请输入该用户名以确认。"), "error")
        return back
    reason = request.form.get("reason", "")
    try:
        done = purging.purge_account(desk().database, desk().settings, actor(), user_id, reason)
    except Refused as refused:
        flash(say(refused.text), "error")
        return back
    return _purged(done, back)


def held_words(one: due.Due) -> str:
    """Why a dossier stays, in words."""
    return "、".join(word("held", why) for why in one.held)


blueprint.add_app_template_filter(held_words)


def _round(session: Session, number: int) -> Round | None:
    return round_of(session, number) if number else None


def _whole(text: str) -> int:
    """A number as somebody typed it; -1 for what is none."""
    found = text.strip()
    return int(found) if found.isascii() and found.isdecimal() and len(found) < 7 else -1


def _not_meant(count: int) -> Text | None:
    """Why nothing is purged; None where it was typed."""
    if not Press().validate():
        raise BadRequest
    if not count:
        return NOTHING
    return None if request.form.get("typed", "").strip() == phrase(count) else NOT_TYPED


def _told(number: int, deed: Callable[[Session], None], said: str) -> Answer:
    if not Press().validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            deed(session)
    except Refused as refused:
        flash(say(refused.text), "error")
    else:
        flash(said, "done")
    return redirect(url_for("retention.show", number=number))


def _purged(done: Done, back: Answer) -> Answer:
    if done.skipped:
        flash(_("%(count)s 件在清除前有了变化，予以保留。", count=len(done.skipped)), "note")
    flash(
        _(
            "已清除申报件 %(dossiers)s 件、账号 %(users)s 个；存储中的内容随后清除。",
            dossiers=len(done.dossiers),
            users=len(done.users),
        ),
        "done",
    )
    return back
