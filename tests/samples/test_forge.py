"""The forge says the truth about what it draws: values, places, and the same bytes for the same seed."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import numpy as np
import pdfplumber
import pytest
from openpyxl import load_workbook

from samples.forge import numbers
from samples.forge.content import Cell, Grid, Paper, Para, Run
from samples.forge.degrade import PROFILES, turn
from samples.forge.dossier import write
from samples.forge.facts import Wish, draw_facts
from samples.forge.formats import pictures
from samples.forge.formats.ink import Glyphs, Seal, Sheet, Stroke
from samples.forge.formats.pdf import shown, shown_size, write_pdf
from samples.forge.formats.typeset import Look, Setter
from samples.forge.formats.xlsx import write_xlsx
from samples.forge.papers import accounts, clients, form, report, staff
from samples.forge.papers import strange as others_papers
from samples.forge.plan import PlannedFile, draw_papers
from samples.forge.printing import How, beside
from samples.forge.record import expected_yaml
from samples.forge.words import Words


@pytest.mark.parametrize(
    ("number", "plain", "capital"),
    [
        (10, "十", "壹拾"),
        (105, "一百零五", "壹佰零伍"),
        (10050, "一万零五十", "壹万零伍拾"),
        (320000, "三十二万", "叁拾贰万"),
    ],
)
def test_numbers_in_chinese(number: int, plain: str, capital: str) -> None:
    assert numbers.chinese(number) == plain
    assert numbers.chinese(number, capital=True) == capital


def test_amounts_in_capitals() -> None:
    assert numbers.capital_yuan(Decimal("523456.82")) == "伍拾贰万叁仟肆佰伍拾陆元捌角贰分"
    assert numbers.capital_yuan(Decimal("200000.05")) == "贰拾万元零伍分"


@pytest.mark.parametrize("style", ["wan", "about", "more", "over", "thousand", "capital"])
def test_a_written_amount_states_its_value_within_its_own_rounding(style: str) -> None:
    written = numbers.money(Random(1), 5234567.89, style)
    assert abs(written.value - 5234567.89) <= (10000 if written.vague else 100)


@pytest.mark.parametrize("quirks", [(), ("cropped",), ("sideways",), ("rotated_page",), ("shuffled", "by_character")])
def test_a_figure_stands_where_the_truth_says(quirks: tuple[str, ...]) -> None:
    rng = Random(5)
    words = Words(rng)
    paper = accounts.balance_sheet(words, draw_facts(rng), two_sided=True)
    look, marks = Look(), frozenset(quirks)
    wide = Setter(paper.__class__(paper.kind, paper.title, paper.blocks, paper.figures, landscape=True), look).set()
    with pdfplumber.open(io.BytesIO(write_pdf(wide, look, marks))) as pdf:
        page = pdf.pages[0]
        box = page.cropbox if "cropped" in quirks else page.mediabox
        assert shown_size(wide[0], marks) == pytest.approx((box[2] - box[0], box[3] - box[1]), abs=0.1) or page.rotation
        claimed = [g for g in wide[0].glyphs if g.mark]
        for glyphs in claimed[:6]:
            x0, top, x1, bottom = shown(glyphs.box, wide[0], marks)
            dx, dy = (box[0], page.mediabox[3] - box[3]) if "cropped" in quirks else (0, 0)
            found = page.within_bbox((x0 + dx - 1.5, top + dy - 1.5, x1 + dx + 1.5, bottom + dy + 1.5), strict=False)
            assert {c["text"] for c in found.chars} == set(glyphs.text.replace(" ", ""))
        page.close()


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_dot_goes_where_the_matrix_says(name: str) -> None:
    picture = np.full((1100, 800, 3), 255, np.uint8)
    picture[596:604, 396:404] = 0
    spoilt = PROFILES[name](picture, Random(3), 100)
    x, y, w = spoilt.matrix @ np.array([400.0, 600.0, 1.0])
    around = spoilt.picture[int(y / w) - 3 : int(y / w) + 3, int(x / w) - 3 : int(x / w) + 3]
    assert around.mean() < 140


def test_quarter_turns_are_counter_clockwise() -> None:
    picture = np.zeros((2, 3, 3), np.uint8)
    turned, matrix = turn(picture, 1)
    assert turned.shape[:2] == (3, 2)
    assert (matrix @ np.array([3.0, 0.0, 1.0]))[:2] == pytest.approx((0, 0))


def files(seed: int) -> tuple[Wish, list[PlannedFile], Random]:
    rng = Random(seed)
    words, wish = Words(rng), Wish(clients="below")
    facts = draw_facts(rng, wish)
    ways = (How("docx", "docx", frozenset({"tracked"})), How("xlsx", "xlsx"), How("scan", dpi=60), How("pdf"))
    makers = (report.application_report, staff.roster, form.application_form, clients.client_list)
    planned = [
        PlannedFile(f"{n}.{way.ending}", (maker(words, facts),), (way,))
        for n, (maker, way) in enumerate(zip(makers, ways, strict=True))
    ]
    return wish, planned, rng


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        wish, planned, rng = files(7)
        facts = draw_facts(Random(7), wish)
        truth = write(7, tmp_path / name, facts, planned, rng)
        papers = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        made.append((expected_yaml(truth), papers))
    assert made[0] == made[1]


@pytest.mark.parametrize("seed", [3, 4, 1003, 1004])
def test_papers_never_state_the_true_figure_as_a_decoy(seed: int) -> None:
    rng = Random(seed)
    words = Words(rng, held=seed >= 1000)
    facts = draw_facts(rng)
    for paper in draw_papers(words, facts):
        claims = {round(f.value, 4) for f in paper.figures if f.role == "claim" and f.field == "total_assets"}
        decoys = {round(f.value, 4) for f in paper.figures if f.role == "decoy" and f.mark and f.value > 10000}
        assert not claims & decoys


STRANGE_SEEDS = range(3001, 3007)


def strange(seed: int = 5, always: bool = True) -> Words:
    """Words that draw what is strange whenever it may be drawn, or as the seed has it."""
    words = Words(Random(seed), strange=True)
    if always:
        words.strangely = lambda likelihood: True
    return words


def test_what_is_strange_is_drawn_for_strange_seeds_only() -> None:
    plain, odd = Words(Random(5)), strange()
    assert not any(plain.strangely(1) for _ in range(9))
    assert plain.rng.random() == Random(5).random()  # not even a draw
    facts = draw_facts(Random(5))
    titles = [block.runs[0].text for block in report.application_report(odd, facts).blocks if isinstance(block, Para)]
    assert any(t.startswith("六、") for t in titles)


@pytest.mark.parametrize("seed", STRANGE_SEEDS)
def test_papers_of_another_hold_nothing_to_claim(seed: int) -> None:
    words = strange(seed, always=False)
    facts = draw_facts(words.rng)
    for make in (others_papers._others_lease, others_papers._others_certificate, others_papers._others_roster):
        paper = make(words, facts)
        assert paper.figures and all(f.role == "decoy" and f.field is None for f in paper.figures)
        assert facts.applicant not in "".join(r.text for b in paper.blocks if isinstance(b, Para) for r in b.runs)


def test_two_pages_on_one_sheet_keep_their_figures_places() -> None:
    left, right = (Sheet(100, 200, [Glyphs(10, 20, "7", 9, 5, "m")], [Stroke(1, 2, 3, 4)]) for _ in range(2))
    whole = beside(left, right)
    assert (whole.width, whole.height) == (200, 200)
    assert [g.x for g in whole.glyphs] == [10, 110]
    assert [(s.x0, s.x1) for s in whole.strokes] == [(1, 3), (101, 103)]
    assert beside(left).width == 200


def test_boxes_hold_a_digit_each_and_the_point_stands_between_them() -> None:
    grid = Grid(((Cell((Run("57.1", "m"),), boxed=True),),), (1.0,), rules="none")
    sheet = Setter(Paper("application_form", "", (grid,)), Look(page_numbers=False)).set()[0]
    assert [g.text for g in sheet.glyphs] == ["5", "7", ".", "1"]
    assert {g.mark for g in sheet.glyphs} == {"m"}
    assert len(sheet.strokes) == 3 * 4


def test_a_patch_hides_another_figure_under_the_one_that_is_seen() -> None:
    sheet = Sheet(300, 200, [Glyphs(40, 60, "86.5", 12, 24, "m")] * 12)
    with pdfplumber.open(io.BytesIO(write_pdf([sheet], Look(), frozenset({"patched"}), seed=1))) as pdf:
        page = pdf.pages[0]
        assert page.rects and {r["non_stroking_color"] for r in page.rects} == {(1, 1, 1)}
        assert page.chars[0]["text"] == "3" or "31.0" in "".join(c["text"] for c in page.chars)


@pytest.mark.parametrize("shape", ["round", "oval", "rectangle"])
@pytest.mark.parametrize("colour", ["red", "blue", "purple", "grey", "dark"])
def test_seals_are_drawn_in_their_colour_and_shape(colour: str, shape: str) -> None:
    sheet = Sheet(300, 200, seals=[Seal(150, 100, 58, "阳江市某某有限公司", 1.0, colour, shape)])
    picture = pictures.render(write_pdf([sheet], Look()), 72)[0]
    inked = picture[(picture != 255).any(axis=2)]
    assert len(inked) > 300
    assert tuple(np.argsort(inked.mean(axis=0)))[-1] == {"red": 0, "dark": 0}.get(colour, 2)


@pytest.mark.parametrize("seed", range(6))
def test_rows_that_nobody_sees_are_hidden_white_or_struck(seed: int) -> None:
    rows = tuple(tuple(Cell((Run(t),)) for t in (str(n), f"阳江市某{n}有限公司", "2023-01-02")) for n in range(1, 9))
    head = tuple(Cell((Run(t),)) for t in ("序号", "企业名称", "服务日期"))
    paper = Paper("client_list", "名单", (Grid((head, *rows), (1, 1, 1)),))
    quirks = frozenset({"unseen_rows", "serials"})
    sheet = load_workbook(io.BytesIO(write_xlsx(paper, Random(seed), quirks))).worksheets[0]
    added = [r for r in range(10, 16) if sheet.cell(r, 2).value]
    assert len(added) == 6
    for row in added:
        font, hidden = sheet.cell(row, 2).font, sheet.row_dimensions[row].hidden
        assert hidden or font.strike or font.color.rgb == "00FFFFFF"
        assert not isinstance(sheet.cell(row, 3).value, datetime)
