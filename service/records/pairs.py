"""What dossiers have in common, kept: marks written once a run, pairs found anew with each, dismissals with reasons.

A pair is known by both dossiers and what they share. Found again it is the same pair, and a dismissal still holds;
where something else is shared it is another pair, which is looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from checkers.model import Text
from service.pairs.comparing import compared
from service.pairs.keeping import packed, place_json, unpacked
from service.pairs.model import FileMark as Told
from service.pairs.model import Marks, Pair, Strength
from service.records.audit import Actor, Subject, note
from service.records.board import VISIBLE
from service.records.refusals import Refused
from service.tables import Dossier, DossierMarks, DossierPair, FileMark, PairDismissal
from service.tables.base import now

MONTH = timedelta(days=31)
_TOLD = ("sha256", "page", "look", "scanned", "author", "changed_by", "producer", "created", "changed")


def unmarked(session: Session, contents: Iterable[str]) -> set[str]:
    """Those files of which nothing was written down yet."""
    wanted = set(contents)
    known = session.scalars(select(FileMark.sha256).where(FileMark.sha256.in_(wanted), FileMark.page == 0))
    return wanted - set(known)


def mark_file(session: Session, told: Sequence[Told]) -> None:
    """Write down what was told of a file; the same once more changes nothing."""
    for mark in told:
        session.merge(FileMark(**{name: getattr(mark, name) for name in _TOLD}))


def told_of(session: Session, contents: Iterable[str]) -> Iterator[Told]:
    """What was written down of these files."""
    rows = select(FileMark).where(FileMark.sha256.in_(set(contents))).order_by(FileMark.sha256, FileMark.page)
    yield from (Told(**{name: getattr(row, name) for name in _TOLD}) for row in session.scalars(rows))


def mark_dossier(session: Session, run_id: int, marks: Marks) -> None:
    """Write down the marks of a dossier's finished run; it waits to be compared then."""
    session.execute(delete(DossierMarks).where(DossierMarks.dossier_id == marks.dossier))
    session.add(DossierMarks(dossier_id=marks.dossier, run_id=run_id, body=packed(marks)))


def waiting(session: Session) -> list[str]:
    """The dossiers whose marks have not been compared, the oldest first."""
    late = select(DossierMarks.dossier_id).where(DossierMarks.compared_at.is_(None))
    return list(session.scalars(late.order_by(DossierMarks.written_at)))


def found_for(session: Session, dossier_id: str, months: int) -> tuple[Marks, tuple[Pair, ...], dict[str, int]] | None:
    """A dossier's marks, what it has in common with those of the last months, and the run of each of these."""
    own = session.get(DossierMarks, dossier_id)
    marks = unpacked(own.body) if own else None
    if marks is None:
        return None
    since = now() - months * MONTH
    bodies = session.scalars(select(DossierMarks.body).where(DossierMarks.written_at >= since)).all()
    runs: dict[str, int] = {}

    def others() -> Iterator[Marks]:
        for other in map(unpacked, bodies):
            if other is not None:
                runs[other.dossier] = other.run
                yield other

    return marks, compared(marks, others()), runs


def keep(session: Session, marks: Marks, found: Iterable[Pair], runs: dict[str, int]) -> None:
    """Put what was found on record; what no longer is found is kept as gone. Twice is as good as once."""
    known = {(p.one_id, p.other_id, p.spot): p for p in of_dossier(session, marks.dossier, gone=True)}
    present = set()
    for pair in found:
        row = _row(marks, pair, runs[pair.other])
        key = (row["one_id"], row["other_id"], row["spot"])
        present.add(key)
        if key in known:
            for name, value in row.items():
                setattr(known[key], name, value)
            known[key].gone_at = None
        else:
            session.add(DossierPair(**row))
    for key, former in known.items():
        if key not in present and former.gone_at is None:
            former.gone_at = now()
    own = session.get(DossierMarks, marks.dossier)
    if own is not None:
        own.compared_at = now()


def of_dossier(session: Session, dossier_id: str, gone: bool = False) -> list[DossierPair]:
    """The pairs that a dossier is part of."""
    query = _pairs().where(or_(DossierPair.one_id == dossier_id, DossierPair.other_id == dossier_id))
    return _sorted(session.scalars(query if gone else query.where(DossierPair.gone_at.is_(None))))


def shown_with(session: Session, dossier_id: str) -> list[DossierPair]:
    """Those of a dossier's pairs that experts and staff are shown: the other one was handed in as well."""
    return [p for p in of_dossier(session, dossier_id) if p.one.stage in VISIBLE and p.other.stage in VISIBLE]


def listed(session: Session, dismissed: bool = False) -> list[DossierPair]:
    """All pairs of dossiers that were handed in, those that wait for a word or those that were dismissed."""
    one, other = aliased(Dossier), aliased(Dossier)
    query = (
        _pairs()
        .join(one, DossierPair.one_id == one.id)
        .join(other, DossierPair.other_id == other.id)
        .where(one.stage.in_(VISIBLE), other.stage.in_(VISIBLE), DossierPair.gone_at.is_(None))
    )
    return [p for p in _sorted(session.scalars(query)) if (p.dismissal is not None) == dismissed]


def dismiss(session: Session, actor: Actor, pair: DossierPair, reason: str) -> None:
    """The pair means nothing, for that reason. Raises Refused where somebody said so already."""
    if pair.dismissal is not None:
        text = Text("该项已被排除，请刷新页面。", "This was dismissed already; reload the page.")
        raise Refused("dismissed", text)
    assert actor.id is not None
    pair.dismissals.append(PairDismissal(reason=reason, by_id=actor.id))
    session.flush()
    _note(session, actor, "pair.dismissed", pair, after={"pair": pair.code, "reason": reason})


def take_up(session: Session, actor: Actor, pair: DossierPair) -> None:
    """The pair waits for a word again; the reason that was given stays on record."""
    standing = pair.dismissal
    if standing is not None:
        standing.withdrawn_at = now()
        _note(session, actor, "pair.taken_up", pair, before={"pair": pair.code, "reason": standing.reason})


def _note(
    session: Session,
    actor: Actor,
    action: str,
    pair: DossierPair,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Logged with each of the two dossiers, so that it is found from either."""
    for dossier_id in (pair.one_id, pair.other_id):
        note(session, actor, action, Subject("pair", str(pair.id), dossier_id), before, after)


def _pairs() -> Any:
    dismissals = selectinload(DossierPair.dismissals).joinedload(PairDismissal.by)
    return select(DossierPair).options(joinedload(DossierPair.one), joinedload(DossierPair.other), dismissals)


def _sorted(pairs: Iterable[DossierPair]) -> list[DossierPair]:
    order = [str(strength) for strength in Strength]
    return sorted(pairs, key=lambda p: (order.index(p.strength), -p.id))


def _row(marks: Marks, pair: Pair, run: int) -> dict[str, Any]:
    """The pair as it is kept: the lesser id comes first, and so do its places."""
    turned = pair.other < marks.dossier
    ids, runs = (marks.dossier, pair.other), (marks.run, run)
    items = []
    for shared in pair.shared:
        places = (place_json(shared.one), place_json(shared.other))
        one, other = places[::-1] if turned else places
        items.append({"said": shared.said, "certain": shared.certain, "one": one, "other": other})
    (one_id, other_id), (one_run, other_run) = (ids[::-1], runs[::-1]) if turned else (ids, runs)
    return {
        "one_id": one_id,
        "other_id": other_id,
        "spot": pair.spot,
        "code": str(pair.code),
        "strength": str(pair.strength),
        "total": pair.total,
        "out_of": pair.of,
        "shared": {"items": items},
        "one_run": one_run,
        "other_run": other_run,
    }
