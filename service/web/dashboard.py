"""Staff's first page: a round at a glance, and how queue and machine are doing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session

from checkers.order import NO_FAULT, WORST_FIRST
from checkers.rulebook.loading import Rulebook, in_force
from service.records import dashboard, outbox, rounds, runs
from service.records.dashboard import Tally
from service.tables import Verdict
from service.web.charts import Bar, bars
from service.web.choosing import chosen_round
from service.web.context import desk, today
from service.web.words import title, word

blueprint = Blueprint("dashboard", __name__, url_prefix="/dashboard")

DAYS = 7


@blueprint.get("")
def index() -> str:
    """A round's dossiers, rules and experts; ?round= for another one, `all` for all dossiers."""
    with desk().database.reading() as session:
        chosen = chosen_round(session)
        round_id = chosen.id if chosen else None
        return render_template(
            "dashboard/index.html",
            rounds=[one for one, _ in rounds.every(session)],
            chosen=chosen,
            stages=_stages(dashboard.stages(session, round_id)),
            due=dashboard.due(session, round_id, today()),
            failing=_bars(dashboard.failing(session, round_id), [s for s in WORST_FIRST if s not in NO_FAULT]),
            overruled=_bars(dashboard.overruled(session, round_id), [Verdict.OVERRULE, Verdict.ASK, Verdict.AGREE]),
            health=_health(session),
        )


def _stages(counts: dict[str, int]) -> tuple[Bar, ...]:
    rows = [(word("stage", name), url_for("dossiers.index", stage=name), {"plain": n}) for name, n in counts.items()]
    return bars(rows)


def _bars(found: list[Tally], tones: list[str]) -> tuple[Bar, ...]:
    """A bar a rule, its pieces in the order of the tones."""
    rows = [(_title(tally), "", {str(tone): tally.of(tone) for tone in tones if tally.of(tone)}) for tally in found]
    return bars(rows)


def _title(tally: Tally) -> str:
    light = tally.light
    own = {rule.id: {"zh": rule.title.zh, "en": rule.title.en} for rule in _rulebook().rules}
    return title(light.rule, light.field, light.title or own.get(light.rule))


@cache
def _rulebook() -> Rulebook:
    return in_force()


def _health(session: Session) -> dict[str, object]:
    """Queue, workers, store, post and machine, as far as this process can tell."""
    days = [today() - timedelta(days=back) for back in reversed(range(DAYS))]
    oldest = runs.oldest_wait(session)
    disk = shutil.disk_usage(desk().settings.data)
    pace = dashboard.pace(session, days)
    return {
        "counts": runs.counts(session),
        "waits": (datetime.now(UTC) - oldest).total_seconds() if oldest else None,
        "redis": desk().carrier.is_up(),
        "workers": desk().carrier.workers(),
        "free": disk.free,
        "full": disk.free < 0.1 * disk.total,
        "load": os.getloadavg()[0] / (os.cpu_count() or 1),
        "unsent": len(outbox.troubled(session)),
        "pace": pace,
        "days": _days(pace.by_day),
    }


def _days(by_day: Mapping[date, tuple[int, int]]) -> tuple[Bar, ...]:
    return bars([(f"{day:%m-%d}", "", {"met": done, "not_met": failed}) for day, (done, failed) in by_day.items()])
