"""A dossier's documents for programs: added, replaced, removed, and each version's file as it was handed in."""

from __future__ import annotations

from flask import Response, jsonify, url_for

from service.records import dossiers, runs
from service.web import lookup, plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.api.repeating import kept_with
from service.web.context import actor, desk, somebody
from service.web.documents import any_document, send_original


@blueprint.get("/dossiers/<dossier_id>/documents")
def documents(dossier_id: str) -> Response:
    """All documents with all their versions, removed ones too."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        return jsonify(items=[plain.versions_of(document) for document in dossier.documents])


@blueprint.post("/dossiers/<dossier_id>/documents")
def add(dossier_id: str) -> Response:
    """More files; they are read with the next run."""
    with desk().database.reading() as session:
        dossiers.check_open(lookup.dossier(session, dossier_id), somebody().role)
    received = asking.received(asking.files())
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        added = [dossiers.add(session, actor(), dossier, upload, desk().settings.max_files) for upload in received]
        response = jsonify({"id": dossier.id, "documents": [plain.added(session, dossier, a) for a in added]})
        response.headers["Location"] = url_for("api.documents", dossier_id=dossier_id)
        return kept_with(session, response, 201)


@blueprint.put("/dossiers/<dossier_id>/documents/<document_id>")
def replace(dossier_id: str, document_id: str) -> Response:
    """A corrected file: a new version of the document, and a new run."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        dossiers.check_open(dossier, somebody().role)
        lookup.document(dossier, document_id)
    upload = asking.received([asking.file()], unpack=False)[0]
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        document = lookup.document(dossier, document_id)
        version = dossiers.replace(session, actor(), document, upload)
        run = runs.request(session, actor(), dossier, "replaced", desk().settings.active_runs)
        answer = {"id": dossier.id, "run": run.number, "document": plain.document_of(document, version)}
        response = asking.accepted(session, answer, dossier_id)
    return asking.sent(response, run.id)


@blueprint.delete("/dossiers/<dossier_id>/documents/<document_id>")
def remove(dossier_id: str, document_id: str) -> tuple[str, int]:
    """The document takes no part in later runs."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        dossiers.remove(session, actor(), lookup.document(dossier, document_id))
    return "", 204


@blueprint.post("/dossiers/<dossier_id>/documents/<document_id>/restore")
def restore(dossier_id: str, document_id: str) -> Response:
    """A removed document takes part again, from the next run on."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        document = any_document(dossier, document_id)
        dossiers.restore(session, actor(), document, desk().settings.max_files)
        return jsonify(plain.document_of(document, document.versions[-1]))


@blueprint.get("/dossiers/<dossier_id>/documents/<document_id>/file")
def original(dossier_id: str, document_id: str) -> Response:
    """A version's file, the latest one without ?version=."""
    return send_original(dossier_id, document_id, asking.number("version"))
