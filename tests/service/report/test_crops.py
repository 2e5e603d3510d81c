"""Cut-outs hold the figure, upright, under its mark; what cannot be drawn is left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors.isolate import Isolated
from extractors.model import Box, Evidence, Kind, Reader
from service.model import Report
from service.report.crops import Picture, Pictures, claims_without, pictures, turned_box
from service.seen import PICTURED
from tests.service.invented import A4, FORM_BOX, GOAL_BOX, SHEET_BOX, picture


def ink(made: Picture, box: Box) -> int:
    """Dark pixels within a box of a picture."""
    pixels = np.asarray(picture(made.data).convert("L"))
    return int((pixels[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)] < 128).sum())


def test_every_figure_on_a_page_has_its_cut_out(made: Pictures, report: Report) -> None:
    """Facts are numbered after figures, those left out after all claims."""
    assert (len(report.claims), len(report.facts)) == (4, 4)
    assert set(made.cuts) == {0, 1, 4, 8}
    assert set(made.pages) == {("申请表.pdf", 1), ("资产负债表.pdf", 1)}


def test_the_mark_lies_on_the_figure(made: Pictures) -> None:
    for index in (0, 1):
        cut = made.cuts[index]
        mark = cut.mark
        assert mark is not None
        right = Box(mark.x1 + 6, mark.top + 6, cut.width - 70, mark.bottom - 6)
        assert ink(cut, mark) > 100
        assert ink(cut, right) == 0


def test_a_page_that_lay_upside_down_is_shown_upright(made: Pictures) -> None:
    """Upright, the label stands left of the figure; as scanned it would stand right of it."""
    cut = made.cuts[1]
    assert cut.mark is not None
    assert ink(cut, Box(0, 0, cut.mark.x0 - 10, cut.height)) > 100
    assert ink(cut, Box(cut.mark.x1 + 10, 0, cut.width, cut.height)) == 0


def test_the_place_on_the_whole_page_is_the_same_spot(made: Pictures) -> None:
    for index, name, box in ((0, "申请表.pdf", FORM_BOX), (1, "资产负债表.pdf", SHEET_BOX)):
        page, mark = made.pages[name, 1], made.marks[index]
        assert mark.x0 / page.width == pytest.approx(box.x0 / A4[0], abs=0.002)
        assert mark.bottom / page.height == pytest.approx(box.bottom / A4[1], abs=0.002)
        assert ink(page, mark) > 30


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (0, Box(10, 20, 30, 40)),
        (90, Box(160, 10, 180, 30)),
        (180, Box(70, 160, 90, 180)),
        (270, Box(20, 70, 40, 90)),
    ],
)
def test_boxes_turn_with_their_page(turn: int, expected: Box) -> None:
    assert turned_box(Box(10, 20, 30, 40), (100, 200), turn) == expected


def test_a_long_paragraph_is_cut_around_the_figure(report: Report, children: Isolated) -> None:
    claim = report.claims[0]
    tall = replace(claim, evidence=replace(claim.evidence, row_box=Box(70, 60, 510, 800)))
    cut = pictures(replace(report, claims=(tall,)), children).cuts[0]
    assert cut.height < 400  # of 1520 for the whole page


def test_what_cannot_be_drawn_is_left_out_and_known(report: Report, children: Isolated) -> None:
    lost = Evidence("坏.pdf", 1, Box(0, 0, 9, 9), None, "5", Reader.RAPIDOCR, 0.5, Kind.OTHER)
    with_lost = replace(report, claims=(*report.claims, replace(report.claims[0], evidence=lost)), left_out=())
    found = pictures(with_lost, children)
    assert set(found.cuts) == {0, 1, 5}
    assert claims_without(with_lost, found) == (with_lost.claims[4],)


def test_a_box_beyond_the_page_spoils_no_other_cut_out(report: Report, children: Isolated) -> None:
    claim = report.claims[0]
    off = replace(claim, evidence=replace(claim.evidence, box=Box(700, 900, 800, 950), row_box=None))
    found = pictures(replace(report, claims=(claim, off), facts=(), left_out=()), children)
    assert set(found.cuts) == {0}
    assert ("申请表.pdf", 1) in found.pages


def test_a_file_that_changed_since_is_not_shown(report: Report, children: Isolated) -> None:
    """A picture of other content under a figure's mark would be worse than none."""
    changed = tuple(replace(d, sha256="1" * 64) for d in report.documents)
    assert pictures(replace(report, documents=changed), children) == Pictures({}, {}, {})


def test_many_pages_share_the_bytes_of_a_few(report: Report, children: Isolated) -> None:
    one = pictures(report, children).pages["申请表.pdf", 1]
    claim = report.claims[0]
    spread = tuple(replace(claim, evidence=replace(claim.evidence, page=n)) for n in range(1, 101))
    many = pictures(replace(report, claims=spread), children).pages["申请表.pdf", 1]
    assert many.width < one.width / 1.5


def test_the_mark_of_a_figure_left_out_lies_on_it(made: Pictures) -> None:
    mark = made.cuts[8].mark
    assert mark is not None
    assert ink(made.cuts[8], mark) > 100
    assert made.marks[8].x0 / made.pages["申请表.pdf", 1].width == pytest.approx(GOAL_BOX.x0 / A4[0], abs=0.002)


def test_a_page_with_nothing_that_counts_is_not_shown_whole(report: Report, children: Isolated) -> None:
    found = pictures(replace(report, claims=report.claims[1:], facts=()), children)
    assert set(found.pages) == {("资产负债表.pdf", 1)}
    assert set(found.cuts) == {0, 3}
    assert set(found.marks) == {0}


def test_only_so_many_figures_left_out_have_pictures(report: Report, children: Isolated) -> None:
    many = replace(report, left_out=report.left_out[:1] * (PICTURED + 5), left_out_excerpts=())
    assert max(pictures(many, children).cuts) == len(report.statements) + PICTURED - 1
