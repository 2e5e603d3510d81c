"""The database's tables. The database is the record of truth; Redis only carries work."""

from service.tables.audit import AuditEntry
from service.tables.base import Base
from service.tables.dossiers import Document, Dossier, Stage, Version
from service.tables.judgements import ClaimCorrection, Decision, KindCorrection, Verdict
from service.tables.messages import Channel, Delivery, Message, Posted
from service.tables.notices import Answer, Notice, NoticeItem, NoticeState, Source
from service.tables.pairs import DossierMarks, DossierPair, FileMark, PairDismissal
from service.tables.people import Role, Scope, Token, User
from service.tables.programs import Hook, KeptAnswer
from service.tables.rounds import Round
from service.tables.runs import Cutout, PagePicture, Run, RunInput, RunReport, State
from service.tables.steps import Step

__all__ = [
    "Answer",
    "AuditEntry",
    "Base",
    "Channel",
    "ClaimCorrection",
    "Cutout",
    "Decision",
    "Delivery",
    "Document",
    "Dossier",
    "DossierMarks",
    "DossierPair",
    "FileMark",
    "Hook",
    "KeptAnswer",
    "KindCorrection",
    "Message",
    "Notice",
    "NoticeItem",
    "NoticeState",
    "PagePicture",
    "PairDismissal",
    "Posted",
    "Role",
    "Round",
    "Run",
    "RunInput",
    "RunReport",
    "Scope",
    "Source",
    "Stage",
    "State",
    "Step",
    "Token",
    "User",
    "Verdict",
    "Version",
]
