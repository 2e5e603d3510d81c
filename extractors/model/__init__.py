"""What papers say, as frozen values that do no work: `pages` what was handed in, `said` and `facts` what it says."""

from extractors.model.codes import (
    RECOGNISED as RECOGNISED,
)
from extractors.model.codes import (
    Kind as Kind,
)
from extractors.model.codes import (
    NoteCode as NoteCode,
)
from extractors.model.codes import (
    Reader as Reader,
)
from extractors.model.evidence import (
    Approximation as Approximation,
)
from extractors.model.evidence import (
    Basis as Basis,
)
from extractors.model.evidence import (
    Evidence as Evidence,
)
from extractors.model.evidence import (
    Reading as Reading,
)
from extractors.model.evidence import (
    Remark as Remark,
)
from extractors.model.facts import (
    ADDED as ADDED,
)
from extractors.model.facts import (
    BY_HAND as BY_HAND,
)
from extractors.model.facts import (
    Fact as Fact,
)
from extractors.model.facts import (
    FactName as FactName,
)
from extractors.model.facts import (
    FactReading as FactReading,
)
from extractors.model.facts import (
    FactValue as FactValue,
)
from extractors.model.pages import (
    IDENTITY as IDENTITY,
)
from extractors.model.pages import (
    LARGER_PRINT as LARGER_PRINT,
)
from extractors.model.pages import (
    UNREAD as UNREAD,
)
from extractors.model.pages import (
    Annotation as Annotation,
)
from extractors.model.pages import (
    Block as Block,
)
from extractors.model.pages import (
    Box as Box,
)
from extractors.model.pages import (
    Cell as Cell,
)
from extractors.model.pages import (
    Document as Document,
)
from extractors.model.pages import (
    Matrix as Matrix,
)
from extractors.model.pages import (
    Note as Note,
)
from extractors.model.pages import (
    Page as Page,
)
from extractors.model.pages import (
    Paper as Paper,
)
from extractors.model.pages import (
    Passage as Passage,
)
from extractors.model.pages import (
    Piece as Piece,
)
from extractors.model.pages import (
    Place as Place,
)
from extractors.model.pages import (
    RulingLine as RulingLine,
)
from extractors.model.pages import (
    Spot as Spot,
)
from extractors.model.pages import (
    Stretch as Stretch,
)
from extractors.model.pages import (
    Table as Table,
)
from extractors.model.pages import (
    Word as Word,
)
from extractors.model.said import (
    Claim as Claim,
)
from extractors.model.said import (
    Count as Count,
)
from extractors.model.said import (
    CountOf as CountOf,
)
from extractors.model.said import (
    Extraction as Extraction,
)
from extractors.model.said import (
    Lease as Lease,
)
from extractors.model.said import (
    LeftOut as LeftOut,
)
from extractors.model.said import (
    ListPart as ListPart,
)
from extractors.model.said import (
    Measure as Measure,
)
from extractors.model.said import (
    Reason as Reason,
)
from extractors.model.said import (
    Row as Row,
)
from extractors.model.said import (
    RowReason as RowReason,
)
from extractors.model.said import (
    Statement as Statement,
)
from extractors.model.said import (
    Told as Told,
)
