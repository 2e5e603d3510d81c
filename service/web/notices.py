"""Correction notices: staff draw one up, send it once, give more time; the applicant answers each item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from checkers.model import Status
from checkers.order import NO_FAULT
from service.letters import Letter, LetterItem, in_words, to_pdf, to_word
from service.records import decisions, dossiers, notices, reports
from service.records.lights import lights
from service.records.notices import Wanted
from service.records.refusals import Refused
from service.report.parsing import report_of
from service.report.view import FindingView, ReportView
from service.report.viewing import view_of
from service.report.words import Words
from service.tables import Document, Dossier, Notice, NoticeItem, NoticeState, Reply, Role, Run, Source
from service.uploads import receive_one
from service.web import as_shown, lookup, result
from service.web.context import actor, desk, is_staff, say, somebody, today
from service.web.forms import DueForm, NoticeForm, Press, ReasonForm
from service.web.rulebooks import rulebook_of

blueprint = Blueprint("notices", __name__, url_prefix="/dossiers/<dossier_id>/notices")

OPENING = "你单位提交的中小企业公共服务示范平台申报材料收悉。经初审，下列事项需要补正，现一次性告知如下："
ITEM = re.compile(r"item-(\d+|new\d+)-fault")
PAGE = re.compile(r"[0-9]{1,5}")
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.post("")
def draft(dossier_id: str) -> Answer:
    """A draft with all that findings and experts ask for, or the one that is there."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = reports.last_done(session, dossier.id)
        notice = notices.draft(session, actor(), dossier, run, wanted_of(session, dossier, run), OPENING)
        number = notice.id
    return redirect(url_for("notices.show", dossier_id=dossier_id, notice=number))


@blueprint.post("/proposal")
def propose(dossier_id: str) -> Answer:
    """An expert is done asking: staff are told to draw the notice up."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        notices.propose(session, actor(), lookup.dossier(session, dossier_id))
    flash(_("已告知工作人员起草补正告知书。"), "done")
    return redirect(url_for("reviews.show", dossier_id=dossier_id))


@blueprint.get("/<int:notice>")
def show(dossier_id: str, notice: int) -> str:
    """The notice: to be edited while it is a draft, with its answers afterwards."""
    with desk().database.reading() as session:
        found = notice_of(session, dossier_id, notice)
        return render_template(
            "notices/show.html",
            dossier=found.dossier,
            notice=found,
            late=any(item.late for item in found.items),
            as_shown=as_shown.mark(notices.contents(found)),
            may_edit=is_staff() and found.state == NoticeState.DRAFT,
            form=Press(),
        )


@blueprint.post("/<int:notice>")
def change(dossier_id: str, notice: int) -> Answer:
    """Save the draft; `send` sends it too."""
    form = NoticeForm()
    if not form.validate():
        flash(_("期限应为 1 至 60 个工作日，开头语不超过 2000 字。"), "error")
        return _to(dossier_id, notice)
    try:
        with desk().database.writing() as session:
            found = notice_of(session, dossier_id, notice, lock=True)
            as_shown.check(notices.contents(found))
            notices.change(session, actor(), found, list(_edited()), form.opening.data or "", form.days.data)
    except Refused as refused:
        if refused.code == as_shown.CODE:
            raise
        flash(say(refused.text), "error")
        return _to(dossier_id, notice)
    return _send(dossier_id, notice) if "send" in request.form else _to(dossier_id, notice)


def _send(dossier_id: str, notice: int) -> Answer:
    try:
        with desk().database.writing() as session:
            found = notice_of(session, dossier_id, notice, lock=True)
            notices.send(session, actor(), somebody().role, found, today(), "late" in request.form)
    except Refused as refused:
        flash(say(refused.text), "error")
        return _to(dossier_id, notice)
    flash(_("补正告知书已发出。"), "done")
    return _to(dossier_id, notice)


@blueprint.get("/<int:notice>/<any(pdf,docx):sort>")
def letter(dossier_id: str, notice: int, sort: str) -> Response:
    """The notice as the office hands it out."""
    with desk().database.reading() as session:
        found = notice_of(session, dossier_id, notice)
        written = _letter(found)
    body, kind = (to_pdf(written), PDF) if sort == "pdf" else (to_word(written), WORD)
    response = Response(body, content_type=kind)
    response.headers.set("Content-Disposition", "attachment", filename=f"notice-{notice}.{sort}")
    response.headers["Cache-Control"] = "private, no-store"
    return response


@blueprint.post("/<int:notice>/items/<int:item>")
def answer(dossier_id: str, notice: int, item: int) -> Answer:
    """The applicant's answer to one item: a corrected file, an explanation, or why it does not apply."""
    kind = request.form.get("answer", "")
    if not Press().validate() or kind not in set(Reply):
        raise BadRequest
    try:
        take_answer(dossier_id, notice, item, Reply(kind))
    except Refused as refused:
        flash(say(refused.text), "error")
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + f"#item-{item}")


def take_answer(dossier_id: str, notice: int, item: int, kind: Reply) -> Notice:
    """Put the answer that the request's form holds on record; the notice with it. Raises Refused."""
    received = _received(request.files.get("file"))
    with desk().database.writing() as session:
        found = _item(session, dossier_id, notice, item)
        document = _document(session, found, received) if kind == Reply.FILE else None
        notices.answer(session, actor(), found, kind, request.form.get("text", "")[:2000], document)
        return found.notice


@blueprint.post("/<int:notice>/time")
def ask_for_time(dossier_id: str, notice: int) -> Answer:
    """The applicant asks for a later day."""
    form = ReasonForm()
    try:
        with desk().database.writing() as session:
            notices.ask_for_time(session, actor(), notice_of(session, dossier_id, notice, lock=True), _reason(form))
        flash(_("延期申请已提交。"), "done")
    except Refused as refused:
        flash(say(refused.text), "error")
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#notice")


@blueprint.post("/<int:notice>/due")
def extend(dossier_id: str, notice: int) -> Answer:
    """Staff give more time."""
    form = DueForm()
    if not form.validate() or form.due_on.data is None:
        raise BadRequest
    try:
        with desk().database.writing() as session:
            notices.extend(session, actor(), notice_of(session, dossier_id, notice, lock=True), form.due_on.data)
    except Refused as refused:
        flash(say(refused.text), "error")
    return _to(dossier_id, notice)


@blueprint.post("/<int:notice>/close")
def close(dossier_id: str, notice: int) -> Answer:
    """Staff are content with the answers."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        notices.close(session, actor(), notice_of(session, dossier_id, notice, lock=True))
    return _to(dossier_id, notice)


def wanted_of(session: Session, dossier: Dossier, run: Run | None) -> list[Wanted]:
    """What findings and experts ask for, by condition, in Chinese: a notice is written in the office's language."""
    body = reports.body_of(session, run) if run else None
    if run is None or run.report is None or body is None:
        return []
    view = view_of(report_of(body), Words("zh"))
    asks: dict[str, list[str]] = {}
    for said in decisions.asks(session, dossier.id):
        asks.setdefault(said.rule, []).append(said.reason)
    found = []
    for light, finding in zip(lights(run.report.summary), view.findings, strict=True):
        asked = asks.get(light.key)
        if asked or finding.light.status not in {*NO_FAULT, Status.FOR_EXPERT}:
            source = Source.EXPERT if asked else Source.FINDING
            todo = "；".join(dict.fromkeys(asked)) if asked else result.advice(finding, "zh")
            found.append(_of_finding(view, finding, light.key, source, todo))
    return found


def _of_finding(view: ReportView, finding: FindingView, key: str, source: Source, todo: str) -> Wanted:
    claims = {c.number: c for strip in view.strips for c in strip.claims}
    claim = next((claims[n] for n in finding.claims if n in claims), None)
    return Wanted(
        fault=finding.message,
        todo=todo,
        condition=f"{finding.title}（{finding.clause}）" if finding.clause else finding.title,
        paper=claim.document if claim else "",
        page=claim.page if claim else None,
        source=source,
        rule=key,
    )


def _edited() -> Iterator[Wanted]:
    """The items as the form has them, but those that are ticked to be dropped, and new ones without words."""
    for name in request.form:
        found = ITEM.fullmatch(name)
        if not found or f"item-{found[1]}-drop" in request.form:
            continue
        said = {
            part: request.form.get(f"item-{found[1]}-{part}", "")[:2000]
            for part in ("fault", "todo", "condition", "paper", "page")
        }
        if said["fault"].strip():
            page = int(said["page"]) if PAGE.fullmatch(said["page"]) else None
            number = int(found[1]) if found[1].isdecimal() else None
            yield Wanted(said["fault"], said["todo"], said["condition"], said["paper"], page, id=number)


def _letter(notice: Notice) -> Letter:
    dossier = notice.dossier
    return Letter(
        office=desk().settings.office or rulebook_of(dossier.round).authority.zh,
        number=notice.number or _("（草稿）"),
        addressee=dossier.applicant or dossier.title or dossier.owner.name,
        dossier=dossier.id,
        opening=notice.opening,
        items=tuple(_letter_item(n, item) for n, item in enumerate(notice.items, 1)),
        due_on=in_words(notice.due_on),
        sent_on=in_words(notice.sent_at.date() if notice.sent_at else None),
    )


def _letter_item(number: int, item: NoticeItem) -> LetterItem:
    place = item.paper + (f" 第 {item.page} 页" if item.page else "")
    return LetterItem(number, item.condition, place, item.fault, item.todo)


def _received(file: FileStorage | None) -> dossiers.Upload | None:
    if file is None or not file.filename:
        return None
    return receive_one(desk().store, file.filename, file.stream, desk().settings.max_file)


def _document(session: Session, item: NoticeItem, received: dossiers.Upload | None) -> Document | None:
    """The paper that answers: the file sent now, in place of one or beside all, or one that was replaced before."""
    dossier = item.notice.dossier
    dossiers.check_open(dossier, somebody().role)
    named = request.form.get("document", "")
    present = lookup.document(dossier, named) if named else None
    if received is None:
        return present
    if present is None:
        return dossiers.add(session, actor(), dossier, received, desk().settings.max_files).document
    dossiers.replace(session, actor(), present, received)
    return present


def notice_of(session: Session, dossier_id: str, number: int, lock: bool = False) -> Notice:
    """A notice of a dossier that the visitor may see; an applicant sees no draft. Raises NotFound."""
    dossier = lookup.dossier(session, dossier_id, lock=lock)
    found = session.get(Notice, number)
    hidden = somebody().role == Role.APPLICANT and found is not None and found.state == NoticeState.DRAFT
    if found is None or found.dossier_id != dossier.id or hidden:
        raise NotFound
    return found


def _item(session: Session, dossier_id: str, notice: int, number: int) -> NoticeItem:
    found = next((i for i in notice_of(session, dossier_id, notice, lock=True).items if i.id == number), None)
    if found is None:
        raise NotFound
    return found


def _reason(form: ReasonForm) -> str:
    if not form.validate():
        raise BadRequest
    return form.reason.data or ""


def _to(dossier_id: str, notice: int) -> Answer:
    return redirect(url_for("notices.show", dossier_id=dossier_id, notice=notice))
