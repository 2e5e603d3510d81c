"""Staff see how often the machine misreads and how far its confidence can be trusted: page, CSV, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from checkers.rulebook.loading import in_force
from service.blind.drawing import PAPER_KIND
from service.blind.rates import Bin, Rate
from service.exports.csv_rows import csv_of
from service.records import exports, rounds
from service.records.audit import Subject
from service.records.error_rates import ErrorRates, error_rates
from service.tables import Round
from service.web.charts import Gauge, gauge
from service.web.choosing import chosen_round
from service.web.context import actor, desk
from service.web.words import title, word

blueprint = Blueprint("error_rates", __name__, url_prefix="/error-rates")

GROUPS = {"field": "field", "paper": "kind", "source": "page_source", "scanner": ""}
"""What rates stand by, and the group of words that has its names; scanners name themselves."""


@blueprint.get("")
def index() -> str:
    """The rates of a round; ?round= for another one, `all` for all."""
    with desk().database.reading() as session:
        chosen = chosen_round(session)
        found = error_rates(session, chosen.id if chosen else None)
        return render_template(
            "error_rates/index.html",
            rounds=[one for one, _ in rounds.every(session)],
            chosen=chosen,
            asked=request.args.get("round", ""),
            found=found,
            groups={
                name: [(called(name, rate.label), rate, _drawn(rate, rates)) for rate in rates]
                for name, rates in found.groups.items()
            },
            headings=headings(),
            bins=[(one, _right(one), _bin(one)) for one in found.bins],
            corrected=[(word("field", name), count) for name, count in found.corrected.items()],
            overruled=[(_condition(rule), count) for rule, count in found.overruled.items()],
        )


@blueprint.get("/rates.csv")
def csv() -> Response:
    """The same as rows, for a spreadsheet."""
    with desk().database.writing() as session:
        chosen = chosen_round(session)
        found = error_rates(session, chosen.id if chosen else None)
        subject = exports.of_round(chosen) if chosen else Subject("round", "all")
        exports.written(session, actor(), "rates", subject, {"form": "csv", "readings": found.overall.count})
    header = [_("分组"), _("名称"), _("核对数"), _("读错"), _("错误率"), _("95% 区间下限"), _("95% 区间上限")]
    response = Response(csv_of(header, list(_rows(found))), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_('机器读数错误率'))}.csv"
    return response


def plain(found: ErrorRates, chosen: Round | None) -> dict[str, Any]:
    """The rates as JSON-ready values."""
    return {
        "round": chosen.number if chosen else None,
        "overall": _plain_rate(found.overall),
        **{f"by_{name}": [_plain_rate(rate) for rate in rates] for name, rates in found.groups.items()},
        "calibration": [_plain_bin(one) for one in found.bins],
        "doubted": _plain_rate(found.doubted),
        "unreadable": found.unreadable,
        "waiting": found.waiting,
        "unexplained": found.unexplained,
        "outside_the_sample": {"corrected": dict(found.corrected), "overruled": dict(found.overruled)},
    }


def headings() -> dict[str, str]:
    """What the tables are called."""
    return {
        "field": _("按数据项"),
        "paper": _("按材料类型"),
        "source": _("按来源"),
        "scanner": _("按扫描设备或制作软件"),
    }


def called(group: str, label: str) -> str:
    """A label in words; a file that does not say what made it, or a paper of no known kind, is said to be so."""
    if not label:
        return str(_("未注明"))
    if label == PAPER_KIND:
        return str(_("材料类型"))
    return word(GROUPS[group], label) if GROUPS[group] else label


def _rows(found: ErrorRates) -> Iterator[tuple[str, ...]]:
    yield _row(_("全部"), "", found.overall)
    for name, rates in found.groups.items():
        for rate in rates:
            yield _row(headings()[name], called(name, rate.label), rate)
    for one in found.bins:
        rate = Rate("", one.count, one.count - one.right)
        yield _row(_("置信度"), f"{one.low:g}–{one.high:g}", rate)


def _row(group: str, name: str, rate: Rate) -> tuple[str, ...]:
    low, high = rate.interval
    return (group, name, str(rate.count), str(rate.wrong), f"{rate.share:.4f}", f"{low:.4f}", f"{high:.4f}")


def _drawn(rate: Rate, rates: tuple[Rate, ...]) -> Gauge:
    """Scaled to the greatest upper end of its table, so that small rates can be told apart."""
    return gauge(rate.share, rate.interval, max(one.interval[1] for one in rates))


def _right(one: Bin) -> tuple[float, float]:
    """The interval of the share that was right."""
    low, high = Rate("", one.count, one.count - one.right).interval
    return 1 - high, 1 - low


def _bin(one: Bin) -> Gauge:
    return gauge(one.share, _right(one), said=one.mean)


def _plain_rate(rate: Rate) -> dict[str, Any]:
    low, high = rate.interval
    said = {"count": rate.count, "wrong": rate.wrong, "rate": round(rate.share, 6)}
    return {"name": rate.label, **said, "low": round(low, 6), "high": round(high, 6)}


def _plain_bin(one: Bin) -> dict[str, Any]:
    said = {"low": one.low, "high": one.high, "count": one.count, "right": one.right}
    return {**said, "confidence": round(one.mean, 6), "share": round(one.share, 6)}


def _condition(rule: str) -> str:
    return title(rule, _field_of(rule), _titles().get(rule))


def _field_of(rule: str) -> str | None:
    """An agreement is called by its figure."""
    return rule.removeprefix("agreement.") if rule.startswith("agreement.") else None


@cache
def _titles() -> dict[str, dict[str, str]]:
    return {rule.id: {"zh": rule.title.zh, "en": rule.title.en} for rule in in_force().rules}


def of_round(session: Session) -> tuple[ErrorRates, Round | None]:
    """The rates that ?round= asks for."""
    chosen = chosen_round(session)
    return error_rates(session, chosen.id if chosen else None), chosen
