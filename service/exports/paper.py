"""A paper that is handed out, as frozen blocks in their order: Word, PDF and page draw the same blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from service.model import Excerpt, Lang
from service.report.view import Light

Tone = Literal["plain", "soft", "warn", "strong", "lead", "middle", "end"]
"""`middle` and `end` say where a line stands."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a section, `small` stands behind it, `light` is the verdict."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 1
    small: str = ""
    light: Light | None = None
    shaky: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `label` stands before it in bold."""

    kind: ClassVar[str] = "line"
    text: str
    label: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    kind: ClassVar[str] = "points"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values."""

    kind: ClassVar[str] = "pairs"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `shares`: how wide each column is, in hundredths; a row of one cell goes over all columns.

    `codes`: a column of codes is broken anywhere.
    """

    kind: ClassVar[str] = "grid"
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    codes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, its width on paper in millimetres, and what it shows."""

    kind: ClassVar[str] = "shot"
    data: bytes
    mime: str
    millimetres: float
    told: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """The surroundings of a figure in a file without pages."""

    kind: ClassVar[str] = "quoted"
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to be signed: what is asked for in each, and how much room it has (in lines)."""

    kind: ClassVar[str] = "signature"
    rows: tuple[tuple[tuple[str, ...], int], ...]


Block = Heading | Line | Points | Pairs | Grid | Shot | Quoted | Signature


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper. `over`: a line above its title; `pages`: what stands around the numbers of its pages."""

    lang: Lang
    title: str
    over: str
    blocks: tuple[Block, ...]
    pages: tuple[str, str, str]
    foot: str = ""
