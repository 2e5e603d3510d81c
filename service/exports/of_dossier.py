"""A dossier's files to be taken out: its report in each form, and all of it as a zip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from service.exports.contents import Shown, Taking
from service.exports.of_run import is_current, moment, particulars, shown
from service.exports.pdf import pdf_of
from service.exports.plain import file_name
from service.exports.report_paper import report_paper
from service.exports.word import docx_of
from service.exports.words import said
from service.exports.zips import Made, Original, zipped
from service.records import dossiers, reports
from service.tables import Dossier
from service.tables.base import now

FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}
"""The forms of a report, and what each is called in the web."""


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip before it is made: what it is called, and its pieces."""

    name: str
    pieces: Iterator[bytes]


def report_as(form: str, found: Shown, taking: Taking) -> bytes:
    """The report in that form."""
    if form == "json":
        return (json.dumps(found.body, ensure_ascii=False, indent=2) + "\n").encode()
    paper = report_paper(found, taking, moment(now(), taking.clock))
    return pdf_of(paper) if form == "pdf" else docx_of(paper)


def report_name(form: str, found: Shown, taking: Taking) -> str:
    """What the report's file is called."""
    return file_name(f"{found.dossier.name}-{said('report', taking.lang)}-{found.run}.{form}", set())


def zip_of(session: Session, dossier: Dossier, taking: Taking) -> Zip:
    """The papers as they are now with the latest report, if there is one."""
    run = reports.last_done(session, dossier.id)
    found = shown(session, dossier, run, taking) if run and run.report else None
    originals = [Original(v.name, v.sha256, v.size) for _, v in dossiers.current(dossier)]
    made = [_made(form, found, taking) for form in ("docx", "pdf", "json")] if found else []
    about = _about(dossier, taking, found)
    if run and found:
        about["report"] = {"run": run.number, "finished": found.finished, "of_these_papers": is_current(dossier, run)}
    name = file_name(f"{particulars(dossier, taking).name}-{dossier.id}.zip", set())
    return Zip(name, zipped(originals, made, about, taking))


def _made(form: str, found: Shown, taking: Taking) -> Made:
    return Made(report_name(form, found, taking), partial(report_as, form, found, taking))


def _about(dossier: Dossier, taking: Taking, found: Shown | None) -> dict[str, Any]:
    told = particulars(dossier, taking)
    return {
        "dossier": told.number,
        "applicant": told.name,
        "stage": dossier.stage.value,
        "round": told.round_number or None,
        "as_of": told.as_of.isoformat() if told.as_of else None,
        "rulebook": found.body["rulebook"]["id"] if found else None,
        "rulebook_version": found.body["rulebook"]["version"] if found else None,
        "exported_at": now().isoformat(timespec="seconds"),
    }
