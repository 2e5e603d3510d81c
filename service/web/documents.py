"""Papers go in and come out: uploads, corrected versions, originals, and the pictures of pages and evidence."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, flash, jsonify, redirect, request, send_file, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.blurring import on_page
from service.bundles.making import about, parts_of
from service.bundles.of_run import Kept, contents_of
from service.bundles.parts import pack
from service.options import options_of
from service.pixels import DPI
from service.records import dossiers, exports, personal, reports, runs
from service.records.audit import Subject
from service.records.dossiers import Added, Upload
from service.records.refusals import Refused
from service.tables import Cutout, Document, Dossier, PagePicture, Run, Version
from service.uploads import Turned, looked_at, receive
from service.web import lookup
from service.web.context import actor, desk, language, say, somebody
from service.web.personal import shown_to
from service.web.problems import wants_json

blueprint = Blueprint("documents", __name__, url_prefix="/dossiers/<dossier_id>")

KEEP = "private, max-age=86400, immutable"
STYLE = re.compile(rb"style-src '(sha256-[A-Za-z0-9+/=]+)'")


@blueprint.post("/documents")
def add(dossier_id: str) -> Response | Answer:
    """One file or several; what is refused is told file by file, and the others are taken."""
    with desk().database.reading() as session:
        dossiers.check_open(lookup.dossier(session, dossier_id), somebody().role)
    received = [item for file in request.files.getlist("files") if file.filename for item in _receive(file)]
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        limit = desk().settings.max_files
        added = [dossiers.add(session, actor(), dossier, u, limit) for u in received if isinstance(u, Upload)]
    return _told(dossier_id, added, [t for t in received if isinstance(t, Turned)])


@blueprint.post("/documents/<document_id>/replace")
def replace(dossier_id: str, document_id: str) -> Answer:
    """A corrected file as a new version of the same document, and a new run over it."""
    file = request.files.get("file")
    if file is None or not file.filename:
        flash(_("请选择要上传的文件。"), "error")
        return _back(dossier_id)
    with desk().database.reading() as session:
        dossiers.check_open(lookup.dossier(session, dossier_id), somebody().role)
    received, *others = _receive(file)
    if others:
        flash(_("替换时请上传单个文件，不要上传压缩包。"), "error")
        return _back(dossier_id)
    if isinstance(received, Turned):
        flash(f"{received.name}：{say(received.text)}", "error")
        return _back(dossier_id)
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            dossiers.check_open(dossier, somebody().role)
            dossiers.replace(session, actor(), lookup.document(dossier, document_id), received)
            run = runs.request(session, actor(), dossier, "replaced", desk().settings.active_runs)
    except Refused as error:
        if error.code not in ("twin", "same_content"):
            raise
        flash(f"{received.name}：{say(error.text)}", "error")
        return _back(dossier_id)
    desk().carrier.send(desk().database, run.id)
    flash(_("已替换，正在重新预审；未改动的文件不会重读。"), "done")
    return _back(dossier_id)


@blueprint.post("/documents/<document_id>/remove")
def remove(dossier_id: str, document_id: str) -> Answer:
    """A paper that does not belong here."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        dossiers.remove(session, actor(), lookup.document(dossier, document_id))
        run = runs.again(session, actor(), dossier, "removed", desk().settings.active_runs)
    return _told_again(dossier_id, run, _("已移除，可在“已移除的文件”中放回。"))


@blueprint.post("/documents/<document_id>/restore")
def restore(dossier_id: str, document_id: str) -> Answer:
    """A removed paper is put back."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        dossiers.restore(session, actor(), any_document(dossier, document_id), desk().settings.max_files)
        run = runs.again(session, actor(), dossier, "restored", desk().settings.active_runs)
    return _told_again(dossier_id, run, _("已放回。"))


@blueprint.get("/documents/<document_id>/original")
def original(dossier_id: str, document_id: str) -> Response:
    """A version as it was handed in, the latest one without ?version=; to be saved, never shown as a page of ours."""
    return send_original(dossier_id, document_id, request.args.get("version", type=int))


def send_original(dossier_id: str, document_id: str, number: int | None) -> Response:
    """That version's file; that somebody else than the applicant took it is on record. Raises NotFound."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        document = any_document(dossier, document_id)
        version = _version(document, number)
    file = desk().store.open(version.sha256)
    if dossier.owner_id != somebody().number:
        with desk().database.writing() as session:
            dossiers.taken(session, actor(), document, version)
    return send_file(
        file,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=version.name,
    )


@blueprint.get("/pages/<sha256>/<int:page>")
def page(dossier_id: str, sha256: str, page: int) -> Response:
    """A page's picture; not there yet, it is asked for, and the page may ask again."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        _check_content(session, dossier, sha256)
        picture = session.get(PagePicture, (sha256, page))
        picture = picture if picture and desk().store.has(picture.picture) else None
        boxes = personal.places_of(session, sha256, page)
        run = None if picture else lookup.finished(session, dossier, None)
    if picture is None:
        assert run is not None
        desk().carrier.draw(run.id)
        raise NotFound
    upright = (picture.width, picture.height)
    return _picture(picture.picture, "image/jpeg", on_page(boxes, picture.turn, upright, DPI / 72))


@blueprint.get("/runs/<int:run>/cutouts/<int:claim>")
def cutout(dossier_id: str, run: int, claim: int) -> Response:
    """The cut-out of one claim's evidence."""
    return send_cutout(dossier_id, run, claim)


def send_cutout(dossier_id: str, run: int, claim: int) -> Response:
    """That picture. Raises NotFound."""
    with desk().database.reading() as session:
        found = lookup.run(session, lookup.dossier(session, dossier_id), run)
        cut = session.get(Cutout, (found.id, claim))
    if cut is None or cut.picture is None:
        raise NotFound
    return _picture(cut.picture, "image/png", cut.marks.get("personal", []))


@blueprint.get("/report.html")
def report(dossier_id: str) -> Response:
    """The report as one file, as `prescreen check --html` writes it."""
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), request.args.get("run", type=int))
        assert run.report is not None
        digest = run.report.html_zh if language() == "zh" else run.report.html_en
    return report_page(digest)


@blueprint.get("/bundle")
def bundle(dossier_id: str) -> Response:
    """All that a run's report rests on as one file, to be judged again anywhere with `prescreen replay`."""
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), request.args.get("run", type=int))
        kept = Kept(desk().store, ZoneInfo(desk().settings.timezone))
        contents = contents_of(session, run, kept, options_of(run.options))
        name = f"{dossier_id}-{run.number}.zip"
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it when it is sent)
    pack(file, parts_of(contents), about(contents.today))
    with desk().database.writing() as session:
        exports.written(session, actor(), "bundle", Subject("dossier", dossier_id, dossier_id), {"number": run.number})
    file.seek(0)
    return send_file(file, mimetype="application/zip", as_attachment=True, download_name=name)


def report_page(digest: str) -> Response:
    """A stored report with a policy that lets in its own style sheet and pictures and nothing else."""
    with desk().store.open(digest) as file:
        content = file.read()
    found = STYLE.search(content[:4000])
    style = f"style-src '{found[1].decode()}'; " if found else ""
    response = Response(content, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; img-src data:; {style}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return response


def _receive(file: FileStorage) -> Iterator[Upload | Turned]:
    """The files that come with the one sent, looked at before anything is read."""
    store = desk().store
    for one in receive(store, file.filename or "", file.stream, desk().settings.max_file):
        yield looked_at(store, one)


def _added(one: Added) -> dict[str, object]:
    twin = _twin(one.version.name) if one.duplicate_of else ""
    return {"id": one.document.id, "name": one.version.name, "duplicate": bool(twin), "twin": twin}


def _twin(name: str) -> str:
    return str(_("内容与申报件中的“%(name)s”完全相同，不再重复保存。", name=name))


def _told(dossier_id: str, added: list[Added], turned: list[Turned]) -> Response | Answer:
    """What became of each file: to the page's script as JSON, else as messages on the next page."""
    if wants_json():
        return jsonify(
            added=[_added(a) for a in added],
            refused=[{"name": t.name, "reason": say(t.text)} for t in turned],
        )
    for one in added:
        if one.duplicate_of:
            flash(_twin(one.version.name), "note")
    for refused in turned:
        flash(f"{refused.name}：{say(refused.text)}", "error")
    fresh = sum(not a.duplicate_of for a in added)
    if fresh:
        flash(_("已收到 %(count)s 个文件。", count=fresh), "done")
    return _back(dossier_id)


def _told_again(dossier_id: str, run: Run | None, said: str) -> Answer:
    """Back on the page, with the run that the change asked for."""
    if run is not None:
        desk().carrier.send(desk().database, run.id)
        said += _("正在重新预审；未改动的文件不会重读。")
    flash(said, "done")
    return _back(dossier_id)


def _back(dossier_id: str) -> Answer:
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


def any_document(dossier: Dossier, document_id: str) -> Document:
    """Also a removed one: what experts saw stays to be seen."""
    found = next((d for d in dossier.documents if d.id == document_id), None)
    if found is None:
        raise NotFound
    return found


def _version(document: Document, number: int | None) -> Version:
    found = [v for v in document.versions if number is None or v.number == number]
    if not found:
        raise NotFound
    return found[-1]


def _check_content(session: Session, dossier: Dossier, sha256: str) -> None:
    """Raises NotFound where that content is none of the dossier's: a hash alone opens nothing."""
    query = select(Version.id).join(Version.document).where(Document.dossier_id == dossier.id, Version.sha256 == sha256)
    if session.scalar(query.limit(1)) is None and not reports.holds(session, dossier.id, sha256):
        raise NotFound


def _picture(digest: str, mime: str, boxes: list[list[float]]) -> Response:
    """A picture with what is personal blurred, or shown whole to whoever gave a reason, which is on record."""
    with desk().store.open(digest) as file:
        content = file.read()
    if boxes:
        content = shown_to(content, boxes)
    kind = "image/jpeg" if content.startswith(b"\xff\xd8") else mime
    response = Response(content, content_type=kind)
    response.headers["Cache-Control"] = "private, no-store" if boxes else KEEP
    return response
