"""Staff try a draft of a rulebook on all dossiers: whose verdict turns, and who meets all of its figures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Blueprint, render_template, request

from checkers.errors import RulebookError, UnknownRulebook
from checkers.model import Text
from checkers.rulebook import folders
from checkers.rulebook.loading import Rulebook, in_force, load_folder
from service.drafts import laid_out
from service.kept_reports import stored
from service.records.refusals import Refused
from service.report.trying import is_second_hand
from service.trying import Tried, tried
from service.web.context import desk, say
from service.web.forms import DraftForm

blueprint = Blueprint("drafts", __name__, url_prefix="/rules")


@blueprint.get("")
def index() -> str:
    """What is in force, and the form for a draft."""
    return _page(DraftForm())


@blueprint.post("")
def judge() -> str | tuple[str, int]:
    """All dossiers judged again by the draft; nothing is read again, and nothing is kept."""
    form = DraftForm()
    if not form.validate():
        return _page(form), 422
    try:
        with _draft(form) as draft:
            return _page(form, draft, _judged(draft))
    except (RulebookError, UnknownRulebook) as error:
        form.file.errors = [*form.file.errors, say(Text(error.zh, error.en))]
    except Refused as error:
        form.file.errors = [*form.file.errors, say(error.text)]
    return _page(form), 422


@contextmanager
def _draft(form: DraftForm) -> Iterator[Rulebook]:
    """The rulebook of the zip that was handed in, else the one of the project's that was chosen."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        yield load_folder(folders.folder_of(form.book.data or folders.DEFAULT))
        return
    with tempfile.TemporaryDirectory(prefix="prescreen-draft-") as folder:
        yield load_folder(laid_out(upload.stream, Path(folder)))


def _judged(draft: Rulebook) -> list[tuple[str, Tried]]:
    """The dossiers that were read, by id."""
    present = in_force()
    with desk().database.reading() as session:
        return [(one.dossier, tried(one.name, one.report, draft, present)) for one in stored(session)]


def _page(form: DraftForm, draft: Rulebook | None = None, found: list[tuple[str, Tried]] | None = None) -> str:
    judged = found or []
    return render_template(
        "drafts/index.html",
        form=form,
        present=in_force(),
        draft=draft,
        turned=[(dossier, one) for dossier, one in judged if one.turns],
        fit=[(dossier, one) for dossier, one in judged if one.meets_all],
        number=len(judged),
        figures=max((one.figures for _d, one in judged), default=0),
        second_hand=draft is not None and is_second_hand(draft),
        say=say,
    )
