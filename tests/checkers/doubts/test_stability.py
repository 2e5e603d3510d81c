"""What else the readings behind a figure allow, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checkers.doubts.stability import illegible, other_values, rivals, unconfirmed
from checkers.model import Status
from checkers.standing.agreement import amount
from checkers.standing.figures import Option
from extractors.model import Approximation, Claim, Reader
from tests.checkers.build import (
    AREA,
    ASSETS,
    AUDIT,
    CLIENTS,
    FORM,
    HEADCOUNT,
    LAST,
    LEASE,
    LISTED,
    REPORT,
    ROSTER,
    SHEET,
    case,
    claim,
    count,
    rival,
    scanned,
    threshold,
)


def option(claims: tuple[Claim, ...]) -> Option:
    """The first claim as the figure that stands."""
    return Option(amount(claims[0]), (0,), (0,))


def others(*claims: Claim) -> dict[Decimal, tuple[str, bool]]:
    """The other values of the first claim: what sort each is, and whether it is settled."""
    found = other_values(option(claims), dict(enumerate(claims)))
    return {o.value: (o.sort, o.settled) for o in found}


def test_what_another_reader_saw_stands_until_other_evidence_speaks() -> None:
    seen = scanned(ASSETS, SHEET, 523456, "523456", rivals=(rival(719456),))
    assert others(seen)[Decimal(719456)] == ("rival", False)
    assert others(seen, claim(ASSETS, FORM, 523456, document="b.pdf"))[Decimal(719456)] == ("rival", True)
    assert others(seen, claim(ASSETS, FORM, 719456, document="b.pdf"))[Decimal(719456)] == ("rival", False)


def test_a_rough_figure_bears_out_against_greater_ones_only() -> None:
    seen = scanned(AREA, LEASE, 56, "56平方米")
    rough = claim(AREA, FORM, 50, "50余平方米", document="b.pdf", approximation=Approximation.MORE_THAN)
    found = others(seen, rough)
    assert found[Decimal(156)] == ("misreading", True)
    assert found[Decimal(58)] == ("misreading", False)
    tall = others(scanned(AREA, LEASE, 156, "156平方米"), replace(rough, value=Decimal(150)))
    assert tall[Decimal(56)] == ("misreading", False)


def test_a_figure_beside_it_is_never_outvoted_by_its_confirmation() -> None:
    both = (rival(9, Reader.RAPIDOCR), rival(6))
    made = scanned(HEADCOUNT, FORM, 8, rivals=both, confirmed_by=("total_row",))
    assert [(v, sure) for v, _, sure in rivals(made)] == [(Decimal(9), False), (Decimal(6), True)]


def test_what_a_paper_prints_beside_its_figure_only_another_proof_takes_away() -> None:
    beside = rival(262000, Reader.TEXT_LAYER)
    torn = claim(ASSETS, SHEET, 862000, rivals=(beside,))
    repeated = (claim(ASSETS, FORM, 862000), claim(ASSETS, REPORT, 862000))
    assert others(torn, *repeated)[Decimal(262000)] == ("rival", False)
    assert others(torn, claim(ASSETS, AUDIT, 862000))[Decimal(262000)] == ("rival", True)
    assert others(torn, claim(ASSETS, AUDIT, 262000))[Decimal(262000)] == ("rival", False)


def test_a_sheet_whose_sides_differ_is_not_met_by_the_forms_word() -> None:
    beside = rival(262000, Reader.TEXT_LAYER)
    torn = claim(ASSETS, SHEET, 862000, rivals=(beside,), as_of=LAST)
    small = case(torn, claim(ASSETS, FORM, 862000, as_of=LAST))
    assert threshold(small).status is Status.UNCERTAIN


def test_a_text_layer_needs_no_confirmation_and_a_scan_does() -> None:
    assert not unconfirmed(claim(ASSETS, SHEET, 523456))
    assert unconfirmed(scanned(ASSETS, SHEET, 523456))
    assert not unconfirmed(scanned(ASSETS, SHEET, 523456, confirmed_by=("balance",)))
    assert others(claim(HEADCOUNT, FORM, 8)) == {}


def test_rough_words_and_doubtful_rows_are_bounds() -> None:
    rough = claim(CLIENTS, FORM, 100, "100余家", approximation=Approximation.MORE_THAN)
    assert others(rough) == {Decimal(200): ("bound", False)}
    assert others(claim(CLIENTS, LISTED, 41, count=count(38, 41))) == {Decimal(38): ("bound", False)}


def test_print_that_cannot_be_read_is_told_unless_another_paper_says_the_same() -> None:
    faint = scanned(HEADCOUNT, FORM, 8, confidence=0.41)
    why = illegible(option((faint,)), {0: faint})
    assert why is not None
    assert (why.zh, why.en) == ("字迹识别把握仅 41%", "it was read with a confidence of only 41 %")
    assert illegible(option((faint,)), {0: faint, 1: claim(HEADCOUNT, ROSTER, 8)}) is None
    assert illegible(option((claim(HEADCOUNT, FORM, 8),)), {0: claim(HEADCOUNT, FORM, 8)}) is None
