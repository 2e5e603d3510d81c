"""What one applicant's account may take of the service: dossiers, bytes, waiting runs. Staff are not held to any."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.refusals import Refused
from service.records.runs import ACTIVE
from service.settings import MEGABYTE
from service.tables import Document, Dossier, Role, Run, Stage, Version


@dataclass(frozen=True, slots=True)
class Share:
    """The most that an account may have; a size in bytes."""

    dossiers: int
    bytes: int
    runs: int


def check_dossiers(session: Session, owner: int, share: Share) -> None:
    """Raises Refused where the account may not begin one more. Withdrawn ones do not count."""
    mine = select(func.count()).where(Dossier.owner_id == owner, Dossier.stage != Stage.WITHDRAWN)
    if (session.scalar(mine) or 0) >= share.dossiers:
        text = Text(
            f"每个账号最多 {share.dossiers} 份申报件，请撤回不再需要的，或联系工作人员。",
            f"An account may have {share.dossiers} dossiers; withdraw one that is not needed, or ask staff.",
        )
        raise Refused("too_many_dossiers", text, 429)


def check_bytes(session: Session, owner: int, more: int, share: Share) -> None:
    """Raises Refused where so many bytes more do not fit, all versions of all papers counted."""
    sizes = select(func.sum(Version.size)).join(Document).join(Dossier).where(Dossier.owner_id == owner)
    if (session.scalar(sizes) or 0) + more > share.bytes:
        text = Text(
            f"每个账号最多保存 {share.bytes // MEGABYTE} MB 材料，已无空间，请联系工作人员。",
            f"An account may keep {share.bytes // MEGABYTE} MB of papers, and there is no room left; ask staff.",
        )
        raise Refused("no_room", text, 413)


def check_runs(session: Session, asker: int, share: Share) -> None:
    """Raises Refused where as many runs of the account wait as may."""
    waiting = select(func.count()).where(Run.requested_by_id == asker, Run.state.in_(ACTIVE))
    if (session.scalar(waiting) or 0) >= share.runs:
        text = Text(
            f"您已有 {share.runs} 次预审在排队，请等待部分完成后再试。",
            f"{share.runs} runs of yours are waiting; try again when some are done.",
        )
        raise Refused("too_many_runs", text, 429)


def has_share(role: Role) -> bool:
    """Whether the role's accounts are held to one."""
    return role == Role.APPLICANT
