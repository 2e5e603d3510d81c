"""Does a run: takes it up, reads and judges, writes down what came of it. The same job twice does no harm."""

from __future__ import annotations

import errno
import json
import logging
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo

from rq.timeouts import JobTimeoutException

from checkers.errors import RulebookError
from checkers.model import Text
from checkers.rulebook.model import Rulebook
from extractors.model import Kind
from service import outcome
from service.amending import amended, by_claim
from service.attached import with_attached
from service.blurring import Places, hidden
from service.drawing import draw_missing, evident_pages
from service.errors import UnusableInput
from service.kept_said import KeptSaid
from service.logs import about
from service.model import Handed, Lang, Options, Report
from service.narrator import Narrator
from service.options import options_of
from service.outcome import Outcome, Pages
from service.page_store import KeptPages
from service.pairing import compare_waiting, mark_files, mark_run
from service.personal_places import Noticing
from service.pipeline import review
from service.pulse import Pulse
from service.reading import StepAside
from service.records import corrections, personal, rounds, runs, supplements, turns
from service.records.runs import Hold
from service.rejudging import on_its_day
from service.remote import StoreAway
from service.report.crops import Pictures, pictures
from service.report.html import page_of
from service.stint import Stint, TakenAway
from service.store import NotKept, Spoilt
from service.supplementing import ByHand, marked, supplemented
from service.tables import ClaimCorrection, Run
from service.traces import span
from service.whole.keeping import keep_whole
from service.workshop import Workshop

log = logging.getLogger(__name__)

LANGUAGES: tuple[Lang, ...] = ("zh", "en")

TOO_LONG = Text(
    "处理超过时限，已停止。材料页数可能过多，请拆分或精简后重试。",
    "The run took longer than it may and was stopped. The papers may have too many pages; split or trim them.",
)
MISSING = Text(
    "存储中缺少上传的文件，请重新上传或联系管理员。",
    "A file that was handed in is missing from the store. Hand it in again, or tell the administrator.",
)
SPOILT = Text(
    "存储中的文件与上传时不一致（已损坏），没有据此预审。请再次上传原来的文件（内容相同即可恢复），然后重新预审。",
    "A file in the store is no longer what was handed in, and was not judged on. Hand in the very file again, which "
    "puts it right, then run again.",
)
UNEXPECTED = Text(
    "处理时发生意外错误，已记录。可重试；若再次失败，请联系管理员。",
    "Something unexpected went wrong and was logged. Try again; if it fails once more, tell the administrator.",
)

NO_ROOM = Text(
    "存储或临时目录已满、不存在或不可写，请联系管理员处理后重试。",
    "The store or the temporary folder is full, gone or cannot be written. Tell the administrator, then try again.",
)
FULL = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EACCES})


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to be done with: its files by hash and name, corrections by hand, how to review, by which rules."""

    files: tuple[tuple[str, str], ...]
    kinds: Mapping[str, tuple[tuple[int, Kind], ...]]
    values: tuple[ClaimCorrection, ...]
    by_hand: ByHand
    options: Options
    rulebook: Rulebook
    notice: str | None


def perform(run_id: int, shop: Workshop) -> str:
    """Do the run whose turn it is; one word on what became of it. Raises what RQ must know: time-outs and surprises."""
    with shop.database.writing() as session:
        hold = turns.take_next(session, run_id, shop.name)
        dossier = session.get_one(Run, hold.run).dossier_id if hold else ""
    if hold is None:
        return "not waiting"
    with about(run=hold.run, dossier=dossier), span("run", run=hold.run, dossier=dossier):
        return _begun(shop, hold)


def _begun(shop: Workshop, hold: Hold) -> str:
    settings = shop.settings
    with Pulse(shop.database, hold, settings.heartbeat, settings.job_seconds) as pulse:
        return _guarded(shop, hold, Stint(shop.database, hold, pulse, settings.slice_seconds))


def _guarded(shop: Workshop, hold: Hold, stint: Stint) -> str:
    """The work, and for each way that it can end the right word on record."""
    attempts = shop.settings.attempts
    try:
        return _perform(shop, hold, stint)
    except StepAside:
        with shop.database.writing() as session:
            runs.step_aside(session, hold, stint.seconds)
        shop.carrier.send(shop.database, hold.run)
        return "stepped aside"
    except StoreAway as error:
        return _wait(shop, hold, error)
    except JobTimeoutException:
        _give_up(shop, hold, TOO_LONG, "time-out", 0)
        raise
    except TakenAway:
        shop.dismiss_children()
        return "taken away"
    except UnusableInput as error:
        _give_up(shop, hold, error.text, str(error), 0)
        return "unusable"
    except RulebookError as error:
        _give_up(shop, hold, Text(error.zh, error.en), str(error), 0)
        return "unusable"
    except NotKept as error:
        spoilt = isinstance(error, Spoilt)
        _give_up(shop, hold, SPOILT if spoilt else MISSING, f"{type(error).__name__} {error}", 0)
        return "spoilt" if spoilt else "missing"
    except Exception as error:
        log.exception("run %s failed", hold.run)
        full = (isinstance(error, OSError) and error.errno in FULL) or not Path(tempfile.gettempdir()).is_dir()
        _give_up(shop, hold, NO_ROOM if full else UNEXPECTED, traceback.format_exc(), attempts)
        return "failed"
    except BaseException:
        # The worker is being stopped: the run waits for the next one, and this was no attempt.
        shop.dismiss_children()
        with shop.database.writing() as session:
            runs.release(session, hold)
        raise


def _wait(shop: Workshop, hold: Hold, error: StoreAway) -> str:
    """Back into the queue: no fault of the papers and no attempt; it is sent again until the store is back."""
    log.warning("run %s has to wait for the store: %s", hold.run, error)
    with shop.database.writing() as session:
        runs.release(session, hold)
    return "store away"


def _give_up(shop: Workshop, hold: Hold, reason: Text, fault: str, attempts: int) -> None:
    """On record as failed, or back into the queue while there are attempts left."""
    shop.dismiss_children()
    with shop.database.writing() as session:
        changed = runs.fail(session, hold, reason, fault, attempts)
    if changed and hold.attempt < attempts:
        shop.carrier.send(shop.database, hold.run)


def _perform(shop: Workshop, hold: Hold, stint: Stint) -> str:
    order = _order(shop, hold.run)
    with tempfile.TemporaryDirectory(prefix="prescreen-run-", dir=shop.children.work) as folder:
        with span("lay out"):
            handed = attached_too(shop, order, lay_out(shop, order, Path(folder)), Path(folder))
        narrator = Narrator(stint.tell)
        kept = KeptPages(shop.store)
        pages = Noticing(kept)
        with span("review"):
            said = KeptSaid(shop.store, order.options.readers)
            report = review(handed, order.rulebook, order.options, today(shop), narrator, pages, shop.children, said)
        kept.only_after(lambda: check_read(shop, order, report))
        said.settle()
        narrator.phase("writing")
        with span("write"):
            found = _written(shop, report, order, pages.places)
        with shop.database.writing() as session:
            personal.keep(session, pages.places)
        with span("draw"):
            draw_missing(shop, evident_pages(report))
        keep_whole(shop, report)
        mark_files(shop, report)
    return "done" if _finish(shop, hold, found, stint.seconds, pages.places) else "taken away"


def _order(shop: Workshop, run_id: int) -> Order:
    """What was asked for, with the corrections that are in force now."""
    with shop.database.reading() as session:
        run = session.get_one(Run, run_id)
        said = run.options
        kinds = corrections.kinds(session, run.dossier_id)
        return Order(
            files=tuple((i.version.sha256, i.name) for i in run.inputs),
            kinds={
                sha256: tuple((k.place, Kind(k.kind)) for k in kinds if k.sha256 == sha256)
                for sha256 in {k.sha256 for k in kinds}
            },
            values=tuple(corrections.values(session, run.dossier_id)),
            by_hand=ByHand(supplements.in_force(session, run.dossier_id), supplements.papers(session, run.dossier_id)),
            options=options_of(said),
            rulebook=rounds.of_dossier(shop.rulebook, run.dossier.round),
            notice=run.dossier.round.notice if run.dossier.round else None,
        )


def lay_out(shop: Workshop, order: Order, folder: Path) -> tuple[Handed, ...]:
    """The run's files below `folder` under made-up names with their endings, each to be called by its own name."""
    handed = []
    for place, (digest, name) in enumerate(order.files):
        target = folder / f"{place:04d}{PurePath(name).suffix[:10]}"
        shop.store.lay_out(digest, target, anew=True)
        handed.append(Handed(target, name, kinds=order.kinds.get(digest, ())))
    return tuple(handed)


def check_read(shop: Workshop, order: Order, report: Report) -> None:
    """Raises Spoilt where a file changed after it was laid out: before it was opened, or while it was being read."""
    handed = {name: digest for digest, name in order.files}
    for read in report.documents:
        if read.sha256 and handed.get(read.name, read.sha256) != read.sha256:
            raise Spoilt(handed[read.name])
    for digest, _ in order.files:
        shop.store.check_content(digest, anew=True)


def attached_too(shop: Workshop, order: Order, handed: tuple[Handed, ...], folder: Path) -> tuple[Handed, ...]:
    """With the papers that hang on PDFs, which are kept in the store as well: their pages are drawn later on."""
    together = with_attached(handed, shop.children, folder / "attached")
    handed_in = {h.name for h in handed}
    return tuple(h if h.name in handed_in or h.trouble else _kept(shop, order, h) for h in together)


def _kept(shop: Workshop, order: Order, attached: Handed) -> Handed:
    with attached.path.open("rb") as file:
        digest = shop.store.put(file).sha256
    return replace(attached, kinds=order.kinds.get(digest, ()))


def today(shop: Workshop) -> date:
    """The day it is at the office."""
    return datetime.now(ZoneInfo(shop.settings.timezone)).date()


def _written(shop: Workshop, report: Report, order: Order, places: Places) -> Outcome:
    """What to keep of the report, after the corrections by hand went into it."""
    report = supplemented(report, order.by_hand, order.rulebook, order.options, today(shop))
    report, said, made = _corrected(shop, report, order)
    shown = hidden(report, made, places)
    pages = Pages(*(shop.store.put_bytes(page_of(report, shown, lang).encode()) for lang in LANGUAGES))
    found = outcome.outcome(report, made, pages, shop.store, said, places)
    marked(found.body, order.by_hand)
    return with_rules(found, shop, order)


def _corrected(shop: Workshop, report: Report, order: Order) -> tuple[Report, dict[int, ClaimCorrection], Pictures]:
    """The report with the corrections by hand, these by number, and its pictures.

    A corrected day of application makes other figures count, which are numbered and pictured anew.
    """
    made = pictures(report, shop.children)
    said = by_claim(outcome.spots(report, made), order.values) if order.values else {}
    after = amended(report, said, order.rulebook, order.options, today(shop))
    if after.dossier.as_of == report.dossier.as_of:
        return after, said, made
    moved = on_its_day(report, order.rulebook, replace(order.options, as_of=after.dossier.as_of), today(shop))
    made = pictures(moved, shop.children)
    said = by_claim(outcome.spots(moved, made), order.values)
    return amended(moved, said, order.rulebook, order.options, today(shop)), said, made


def with_rules(found: Outcome, shop: Workshop, order: Order) -> Outcome:
    """With the rules that judged, kept as they were: rulebooks change, and a report must be judged again by its own."""
    rules = {"rulebook": shop.rules_as_kept, "notice": order.notice}
    files = shop.store.put_bytes(json.dumps(rules, ensure_ascii=False, sort_keys=True).encode())
    found.body["rulebook"]["files"] = files
    return found


def _finish(shop: Workshop, hold: Hold, found: Outcome, seconds: float, places: Places) -> bool:
    with shop.database.writing() as session:
        if not runs.finish(session, hold, found.body["run"]["pages"], seconds):
            return False
        personal.keep(session, places)  # once more: until now nothing named the files that hang on others
        outcome.keep(session, hold.run, found)
        mark_run(session, hold.run, found.body)
    shop.carrier.draw(hold.run)
    compare_waiting(shop)
    return True
