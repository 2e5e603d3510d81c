"""Whatever the papers say: MET is never said where something that the papers allow falls short."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkers.check import check
from checkers.model import Case, Category, Finding, Status
from checkers.order import rank
from extractors.fields import Field, figures
from extractors.model import Approximation, Basis, Box, Claim, Kind, Reader
from tests.checkers.build import (
    AREA,
    ASSETS,
    AUDIT,
    BEFORE,
    CLIENTS,
    DEED,
    FORM,
    HEADCOUNT,
    INSURED,
    LAST,
    LEASE,
    LISTED,
    RATIO,
    REPORT,
    ROSTER,
    SHEET,
    THRESHOLDS,
    case,
    claim,
    count,
    rival,
    rulebook,
)

VALUES = {
    ASSETS: (45, 299999, 300000, 450000, 499999.99, 500000, 523456.82, 600000, 5234568200),
    AREA: (40, 55, 60, 99.6, 100, 108, 120, 1085, 10850),
    HEADCOUNT: (1, 3, 4, 5, 6, 8, 9, 50),
    RATIO: (0.3, 0.5, 0.55, 0.6, 0.625, 0.75, 0.8, 1),
    CLIENTS: (4, 36, 39, 40, 46, 120, 199, 200, 260),
}
SUPPORTS = {
    ASSETS: (SHEET, AUDIT),
    AREA: (LEASE, DEED),
    HEADCOUNT: (ROSTER, INSURED),
    RATIO: (ROSTER,),
    CLIENTS: (LISTED,),
}
PLACES = (None, "江城区滨江路8号301室", "江城区滨江路8号302室", "滨江路8号", "海陵区某路5号仓库")
SERVICES = ((), ("training",), ("legal",), ("training", "legal"))


@st.composite
def claims(draw: st.DrawFn, field: Field) -> Claim:
    """Any claim on a field; its print is its value, so that what was read is what is judged."""
    kind = draw(st.sampled_from((FORM, REPORT, Kind.OTHER, *SUPPORTS[field], *SUPPORTS[field])))
    value = draw(st.sampled_from(VALUES[field]))
    other: dict[str, object] = {
        "as_of": draw(st.sampled_from((None, None, LAST, LAST, BEFORE, date(2023, 2, 1)))),
        "document": draw(st.sampled_from(("甲.pdf", "乙.pdf", "丙.docx"))),
        "page": draw(st.integers(1, 3)),
        "box": Box(0, draw(st.integers(0, 10**6)), 10, 10**6),
        "reader": draw(st.sampled_from((Reader.TEXT_LAYER, Reader.DOCX, Reader.RAPIDOCR))),
        "confidence": draw(st.sampled_from((1.0, 0.95, 0.7, 0.3))),
        "approximation": draw(st.sampled_from((Approximation.EXACT,) * 5 + tuple(Approximation))),
        "rivals": tuple(map(rival, draw(st.lists(st.sampled_from(VALUES[field]), max_size=1)))),
        "confirmed_by": draw(st.sampled_from(((), (), ("second_reader",), ("balance",)))),
        "subject": draw(st.sampled_from(PLACES)) if field is AREA else None,
    }
    if kind in (ROSTER, INSURED, LISTED):
        low, high = (draw(st.sampled_from((value, v))) for v in (min(VALUES[field]), max(VALUES[field])))
        gaps = draw(st.sampled_from(("", "", "3")))
        other["count"] = count(low, high, draw(st.sampled_from((None, 0.4, 0.7))), gaps)
    return claim(field, kind, value, **other)


def _top(some: Claim) -> float:
    """No two claims stand in the same spot of a page."""
    return some.evidence.box.top if some.evidence.box else 0.0


@st.composite
def cases(draw: st.DrawFn) -> Case:
    field = draw(st.sampled_from(list(figures())))
    return case(
        *draw(st.lists(claims(field), min_size=1, max_size=4, unique_by=_top)),
        category=draw(st.sampled_from((None, *Category))),
        services=draw(st.sampled_from(SERVICES)),
    )


def judged(some: Case) -> tuple[Finding, Finding]:
    """The threshold and the agreement of the case's field."""
    field = some.claims[0].field
    found = {f.rule: f for f in check(some, rulebook())}
    return found[THRESHOLDS[field]], found[f"agreement.{field}"]


MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lowest_asked(some: Case) -> Decimal:
    """The least that any reading of the law asks."""
    rule = rulebook().rule(THRESHOLDS[some.claims[0].field])
    keys = [some.category.value] if some.category and some.category.value in rule.values else list(rule.values)
    asked = [rule.value(some.as_of, k) for k in keys]
    return min(v.value for v in asked if v)


def usable(some: Claim) -> bool:
    """Whether a supporting claim may be of the year that counts."""
    if some.as_of is None or some.field is AREA:
        return True
    return some.as_of == LAST or (some.field is not ASSETS and some.as_of > LAST)


@given(cases())
@MANY
def test_met_means_that_nothing_that_stands_falls_short(some: Case) -> None:
    found, _ = judged(some)
    if found.status is not Status.MET:
        return
    assert found.required is not None
    assert found.value is not None
    assert found.value >= found.required.value
    assert all(a.status is Status.MET for a in found.alternatives if not a.settled)
    support = [c for c in some.claims if c.basis is not Basis.DECLARED]
    asked = lowest_asked(some)
    if support:
        assert any(usable(c) for c in support)
    if some.claims[0].field is AREA:
        assert sum(c.value for c in support or some.claims) >= asked
        return
    for c in support or some.claims:
        later = any(o.as_of and o.as_of > (c.as_of or o.as_of) for o in support or some.claims)
        dated = [o for o in support or some.claims if o.as_of and not usable(o)]
        repeats = c.as_of is None and dated
        rough = c.approximation is not Approximation.EXACT
        if c.as_of in (LAST, None) and not later and not repeats and not rough:
            assert c.value >= asked, found.message.en
            assert c.count is None or c.count.low >= asked, found.message.en


@given(cases())
@MANY
def test_an_unsettled_alternative_with_another_verdict_is_never_passed_over(some: Case) -> None:
    found, _ = judged(some)
    if found.status in (Status.MET, Status.NOT_MET):
        assert all(a.status is found.status for a in found.alternatives if not a.settled)
        assert found.stable is all(a.status is found.status for a in found.alternatives)
    if found.status is Status.UNCERTAIN:
        assert not found.stable
        assert rank(found.status, found.stable) < rank(Status.MET, stable=True)


@given(cases(), st.randoms(use_true_random=False))
@MANY
def test_the_order_of_the_papers_does_not_matter(some: Case, random: Random) -> None:
    shuffled = list(some.claims)
    random.shuffle(shuffled)
    one = [f.status for f in judged(some)]
    other = [f.status for f in judged(case(*shuffled, category=some.category, services=some.services))]
    assert one == other


@given(cases())
@MANY
def test_what_the_reader_needs_is_always_said(some: Case) -> None:
    for found in judged(some):
        assert found.message.zh.endswith("。")
        assert found.message.en.endswith(".")
        assert set(found.claims) == set(range(len(some.claims)))
        assert "None" not in found.message.zh + found.message.en


@given(cases())
@MANY
def test_an_agreement_is_never_met_without_both_sides(some: Case) -> None:
    _, found = judged(some)
    bases = {c.basis is Basis.DECLARED for c in some.claims}
    if found.status is Status.MET:
        assert bases == {True, False}
        assert found.causes == ()


@given(cases(), st.sampled_from((ASSETS, AREA, HEADCOUNT, RATIO, CLIENTS)))
@MANY
def test_a_lower_paper_of_equal_standing_undoes_met(some: Case, field: Field) -> None:
    found, _ = judged(some)
    own = some.claims[0].field
    if found.status is not Status.MET or own in (AREA, CLIENTS, RATIO) or field is not own:
        return
    support = [c for c in some.claims if c.basis is not Basis.DECLARED]
    lower = claim(own, SUPPORTS[own][-1], 1, as_of=support[0].as_of if support else None, document="丁.pdf")
    again, _ = judged(case(*some.claims, lower, category=some.category, services=some.services))
    if support and found.claims[0] < len(some.claims) and some.claims[found.claims[0]].as_of == lower.as_of:
        assert again.status is not Status.MET
