"""Staff see the rounds with their notices, and upload the notice of a new one."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Answer

from checkers.model import Text
from checkers.rulebook.loading import Rulebook, in_force
from checkers.rulebook.notice import notice_of
from service.records import blind, rounds
from service.records.dossiers import clean_name
from service.records.exports import round_of
from service.records.refusals import Refused
from service.tables import Round
from service.web.context import actor, desk, say
from service.web.forms import Press

blueprint = Blueprint("rounds", __name__, url_prefix="/rounds")

LONGEST = 200_000
"""Bytes of a notice's file at most."""

TOO_LONG = Text("文件过大，申报通知应为 YAML 文本文件。", "The file is too large for a text in YAML.")
NOT_UTF8 = Text("文件不是 UTF-8 编码的文本。", "The file is not a text in UTF-8.")


@blueprint.get("")
def index() -> str:
    """All rounds, the one that closes last first, each with what its notice says."""
    today = datetime.now(ZoneInfo(desk().settings.timezone)).date()
    with desk().database.reading() as session:
        found = [(one, count, notice_of(one.notice, rounds.FILE)) for one, count in rounds.every(session)]
    return render_template("rounds/index.html", rounds=found, today=today, titles=_titles(), say=say, form=Press())


@blueprint.post("")
def add() -> Answer:
    """A new round, or why the notice is not sound."""
    file = request.files.get("notice")
    if file is None or not file.filename:
        flash(_("请选择申报通知文件（YAML）。"), "error")
        return redirect(url_for("rounds.index"))
    try:
        with desk().database.writing() as session:
            made = _added(session, file)
    except Refused as refused:
        flash(say(refused.text), "error")
    else:
        flash(_("已新增申报批次“%(number)s”。", number=made.number), "done")
    return redirect(url_for("rounds.index"))


def _added(session: Session, file: FileStorage) -> Round:
    share = min(desk().settings.blind_share, blind.MOST)
    return rounds.add(session, actor(), _written(file), _rulebook(), clean_name(file.filename or ""), share)


@blueprint.post("/<int:number>/blind")
def share(number: int) -> Answer:
    """How many findings in a hundred are read blind from now on."""
    text = request.form.get("share", "").strip()
    try:
        with desk().database.writing() as session:
            wanted = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else -1
            blind.set_share(session, actor(), round_of(session, number), wanted)
    except Refused as refused:
        flash(say(refused.text), "error")
    else:
        flash(_("抽检比例已设置，从下一次预审起生效。"), "done")
    return redirect(url_for("rounds.index") + f"#round-{number}")


def _written(file: FileStorage) -> str:
    """The file's text. Raises Refused for what can be none."""
    content = file.stream.read(LONGEST + 1)
    if len(content) > LONGEST:
        raise Refused("too_long", TOO_LONG, 422)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not_utf8", NOT_UTF8, 422) from None


def _titles() -> dict[str, str]:
    """What the rules are called by, in the caller's language."""
    return {rule.id: say(rule.title) for rule in _rulebook().rules}


@cache
def _rulebook() -> Rulebook:
    return in_force()
