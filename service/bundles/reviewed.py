"""The bundle of a review that the command line did: its files lie where they were handed in from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checkers.rulebook.loading import texts_in_force
from service.bundles.making import Contents, Input, Recorder, about, inner_path, parts_of, recorded
from service.bundles.parts import of_file, pack
from service.model import Handed, Options, Report
from service.report.json import to_json


class Told(NamedTuple):
    """What the review was told beside the papers; `notice` is the file of the year's notice."""

    options: Options
    today: date
    notice: Path | None = None


def keep_review(target: Path, report: Report, handed: Sequence[Handed], recorder: Recorder, told: Told) -> None:
    """Write the bundle of a review that was just done."""
    contents = Contents(
        body=to_json(report),
        options=told.options,
        today=told.today,
        inputs=tuple(_inputs(report, handed)),
        readings=recorded(recorder),
        rulebook=texts_in_force(),
        notice=told.notice.read_text(encoding="utf-8") if told.notice else None,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        pack(file, parts_of(contents), about(told.today))


def _inputs(report: Report, handed: Sequence[Handed]) -> Iterator[Input]:
    hashes = {d.name: d.sha256 for d in report.documents}
    for place, one in enumerate(handed):
        if one.path.is_file():
            yield Input(one.name, hashes.get(one.name, ""), of_file(inner_path(place, one.name), one.path), one.kinds)
