"""The database's tables. The database is the record of truth; Redis only carries work."""

from service.tables.applicants import Answer, FigureAnswer, PasswordLink, Profile, Receipt
from service.tables.assignments import Assignment, Ending
from service.tables.audit import AuditEntry
from service.tables.base import Base
from service.tables.blind import Asked, BlindReading, PageSource, Ruling
from service.tables.dossiers import Document, Dossier, Stage, Version
from service.tables.judgements import (
    ClaimCorrection,
    Decision,
    KindCorrection,
    PaperAspect,
    PaperCorrection,
    Supplement,
    Verdict,
)
from service.tables.messages import Channel, Delivery, Message, Posted
from service.tables.notices import Notice, NoticeItem, NoticeState, Reply, Source
from service.tables.opinions import Opinion, Recommendation, Signature
from service.tables.pairs import DossierMarks, DossierPair, FileMark, PairDismissal
from service.tables.people import OfficeIdentity, RecoveryCode, Role, Scope, Token, User, WebSession
from service.tables.phrases import Phrase
from service.tables.programs import Hook, KeptAnswer
from service.tables.questions import Audience, Question, QuestionReply
from service.tables.retention import (
    GivenNumber,
    PublicUnit,
    Purge,
    PurgeCause,
    Purged,
    PurgedKind,
    RetentionHold,
    RetentionPolicy,
    Sweep,
)
from service.tables.rounds import ExportState, Round, RoundExport
from service.tables.runs import Cutout, PagePicture, PersonalPlaces, Run, RunInput, RunReport, State
from service.tables.searching import SearchText
from service.tables.steps import Step
from service.tables.wholes import WholePaper

__all__ = [
    "Answer",
    "Asked",
    "Assignment",
    "Audience",
    "AuditEntry",
    "Base",
    "BlindReading",
    "Channel",
    "ClaimCorrection",
    "Cutout",
    "Decision",
    "Delivery",
    "Document",
    "Dossier",
    "DossierMarks",
    "DossierPair",
    "Ending",
    "ExportState",
    "FigureAnswer",
    "FileMark",
    "GivenNumber",
    "Hook",
    "KeptAnswer",
    "KindCorrection",
    "Message",
    "Notice",
    "NoticeItem",
    "NoticeState",
    "OfficeIdentity",
    "Opinion",
    "PagePicture",
    "PageSource",
    "PairDismissal",
    "PaperAspect",
    "PaperCorrection",
    "PasswordLink",
    "PersonalPlaces",
    "Phrase",
    "Posted",
    "Profile",
    "PublicUnit",
    "Purge",
    "PurgeCause",
    "Purged",
    "PurgedKind",
    "Question",
    "QuestionReply",
    "Receipt",
    "Recommendation",
    "RecoveryCode",
    "Reply",
    "RetentionHold",
    "RetentionPolicy",
    "Role",
    "Round",
    "RoundExport",
    "Ruling",
    "Run",
    "RunInput",
    "RunReport",
    "Scope",
    "SearchText",
    "Signature",
    "Source",
    "Stage",
    "State",
    "Step",
    "Supplement",
    "Sweep",
    "Token",
    "User",
    "Verdict",
    "Version",
    "WebSession",
    "WholePaper",
]
