"""What the form shows, in words and in one language; whoever draws it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from service.model import Lang


@dataclass(frozen=True, slots=True)
class SaidOnFinding:
    """One expert's word on one finding."""

    expert: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with all words on it. `outcome`: the word that stands, or that there is none yet."""

    number: int
    title: str
    clause: str
    status: str
    value: str
    said: tuple[SaidOnFinding, ...]
    outcome: str
    settled: str = ""


@dataclass(frozen=True, slots=True)
class ExpertLine:
    """An expert's sum; `recommendation` "" while none is given that holds."""

    name: str
    is_chair: bool
    recommendation: str
    remark: str
    total: str
    at: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A row of the table of scores: each expert's points in their order, and the mean."""

    name: str
    weight: str
    points: tuple[str, ...]
    mean: str


@dataclass(frozen=True, slots=True)
class Scores:
    """The table of scores; `total` is its last line, `below` says that the mean does not reach the mark to pass."""

    lines: tuple[ScoreLine, ...]
    total: ScoreLine
    source: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was signed, by whom and when; `although`: why, with questions to the applicant open."""

    recommendation: str
    remark: str
    by: str
    at: str
    seal: str
    although: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that the run read."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OpinionForm:
    """The whole form. `conclusion` None: the review is not over, and the form says so. `file`: its name as a file."""

    lang: Lang
    file: str
    name: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[FindingLine, ...]
    experts: tuple[ExpertLine, ...]
    scores: Scores | None
    conclusion: Conclusion | None
    papers: tuple[PaperLine, ...]
