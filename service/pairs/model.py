"""Marks of a dossier, and what two dossiers share, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a mark is."""

    PERSON = "person"
    LEASE = "lease"
    ADDRESS = "address"
    CLIENT = "client"
    AGREEMENT = "agreement"
    FILE = "file"
    PAGE = "page"
    AUTHOR = "author"
    MOMENT = "moment"


class Code(StrEnum):
    """What two dossiers have in common; other programs and pages know a pair by it."""

    SAME_PEOPLE = "same_people"
    SAME_LEASE = "same_lease"
    SAME_ADDRESS = "same_address"
    SAME_CLIENTS = "same_clients"
    SAME_AGREEMENT = "same_agreement"
    SAME_SCAN = "same_scan"
    SAME_FILE = "same_file"
    SAME_AUTHOR = "same_author"
    SAME_MOMENT = "same_moment"


class Strength(StrEnum):
    """How much a pair says, the most first."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a mark stands: file, paper, page, the number of the claim that shows it, and its box on the upright page.

    `place` is said for files without pages, in the words of the report's JSON: {"table": 1, "row": 3}.
    """

    document: str
    sha256: str = ""
    paper: str = ""
    page: int | None = None
    claim: int | None = None
    box: tuple[float, ...] | None = None
    place: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing by which dossiers are compared: `key` as it is compared, `said` as it is printed.

    `beside` are second marks that go with it (a person's degree and title, a lease's landlord and area); `order` is
    its place in a list; `of` is the firm whose paper it stands in, where that is not the applicant's own.
    """

    sort: Sort
    key: str
    said: str
    where: Where
    beside: tuple[str, ...] = ()
    order: int = 0
    of: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a dossier's finished run. `names`: the applicant's, as compared, and its credit code."""

    dossier: str
    run: int
    names: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FileMark:
    """What the worker wrote down of a file: page 0 is the file itself, with what it says of its own making."""

    sha256: str
    page: int
    look: str = ""
    scanned: bool = False
    author: str = ""
    changed_by: str = ""
    producer: str = ""
    created: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that both have, with its place in each; `certain` where a second mark says so too."""

    said: str
    one: Where
    other: Where
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """What a dossier has in common with another one. `spot` is the same whichever of both is compared with which.

    `total` counts all that is shared, of which `shared` holds the first few; `of` is out of how many in the shorter
    list.
    """

    other: str
    code: Code
    strength: Strength
    spot: str
    shared: tuple[Shared, ...]
    total: int
    of: int = 0
