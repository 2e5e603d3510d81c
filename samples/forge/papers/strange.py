"""What strangers put into their dossiers: papers of others, consolidated sheets, seals of any colour, digits in boxes.

Drawn for seeds from STRANGE_FROM on only, so that the dossiers of lower seeds stay as they are.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from samples.forge import names
from samples.forge.content import Block, Cell, Grid, Paper, Para, Run
from samples.forge.facts import Facts, Premises
from samples.forge.formats import docx, pdf, xlsx
from samples.forge.papers import accounts, premises, staff
from samples.forge.printing import How
from samples.forge.truth import Figure
from samples.forge.words import Words

_QUIRKS = {
    "pdf": pdf.STRANGE,
    "scan": ("two_up", *pdf.STRANGE[:1]),
    "xlsx": xlsx.STRANGE,
    "docx": docx.STRANGE,
}
SEALS = ("red", "red", "blue", "purple", "grey", "dark")
SHAPES = ("round", "round", "oval", "rectangle")


def papers(words: Words, facts: Facts) -> list[Paper]:
    """Papers of another, handed in along."""
    rng = words.rng
    makers = ((0.15, _others_lease), (0.1, _others_certificate), (0.1, _others_roster), (0.12, _consolidated))
    return [make(words, facts) for likelihood, make in makers if rng.random() < likelihood]


def _another(words: Words, facts: Facts) -> Facts:
    return replace(facts, applicant=names.company(words.rng))


def _others_lease(words: Words, facts: Facts) -> Paper:
    """A neighbour's lease: its area is not the applicant's."""
    rooms = Premises(names.address(words.rng) + names.room(words.rng), float(words.rng.randint(120, 900)))
    return as_decoys(premises.lease(words, _another(words, facts), rooms), "another's lease")


def _others_certificate(words: Words, facts: Facts) -> Paper:
    """A certificate of somebody who has nothing to do with the applicant."""
    rooms = Premises(names.address(words.rng) + names.room(words.rng), float(words.rng.randint(120, 900)))
    owner = names.company(words.rng)
    return as_decoys(premises.property_certificate(words, facts, rooms, owner), "another's certificate")


def _others_roster(words: Words, facts: Facts) -> Paper:
    """The roster of a partner, which says whose it is: without that nobody could tell."""
    people = tuple(replace(e, name=names.person(words.rng)) for e in facts.staff)
    other = replace(_another(words, facts), staff=people)
    made = staff.roster(words, other)
    title, *rest = made.blocks
    whose = Para((Run(f"单位：{other.applicant}"),), "small")
    told = any(isinstance(b, Para) and other.applicant in b.runs[0].text for b in rest)
    return as_decoys(made if told else replace(made, blocks=(title, whose, *rest)), "another's roster")


def _consolidated(words: Words, facts: Facts) -> Paper:
    """The group's sheet beside the company's own: larger; it may be told, and decides nothing."""
    bigger = accounts.others_sheet(words, facts)
    titled = tuple(_retitled(b, "资产负债表", "合并资产负债表") for b in bigger.blocks)
    named = tuple(_reowned(b, facts.applicant) for b in titled)
    return replace(bigger, blocks=named)


def _retitled(block: Block, old: str, new: str) -> Block:
    if not isinstance(block, Para) or block.style != "title":
        return block
    return replace(block, runs=tuple(replace(r, text=new) for r in block.runs[:1]))


def _reowned(block: Block, applicant: str) -> Block:
    """The group is the applicant's own, so its sheet bears the applicant's name."""
    if not isinstance(block, Para) or not block.runs or not block.runs[0].text.startswith("编制单位"):
        return block
    rest = block.runs[0].text.split("        ")[1:]
    return replace(block, runs=(Run("        ".join((f"编制单位：{applicant}", *rest))),))


def as_decoys(paper: Paper, why: str) -> Paper:
    """The paper with nothing to claim in it."""
    return replace(paper, figures=tuple(_decoy(f, why) for f in paper.figures))


def _decoy(figure: Figure, why: str) -> Figure:
    return figure if figure.role == "decoy" else replace(figure, role="decoy", field=None, why=why)


def finish(words: Words, paper: Paper) -> Paper:
    """The paper with a seal of any colour and shape, and its figures in boxes of a digit each, where that is drawn."""
    rng = words.rng
    sealed = replace(paper, seal_colour=rng.choice(SEALS), seal_shape=rng.choice(SHAPES))
    if paper.kind == "application_form" and rng.random() < 0.15:
        return replace(sealed, blocks=tuple(_boxed(b) for b in sealed.blocks))
    return sealed


def way(rng: Random, how: How) -> How:
    """How strangers make such a file: with a quirk of its format more."""
    quirks = {quirk for quirk in _QUIRKS.get(how.kind, ()) if rng.random() < 0.12}
    return replace(how, quirks=how.quirks | quirks)


def _boxed(block: Block) -> Block:
    if not isinstance(block, Grid):
        return block
    return replace(block, rows=tuple(tuple(c and _boxed_cell(c) for c in row) for row in block.rows))


def _boxed_cell(cell: Cell) -> Cell:
    digits = len(cell.runs) == 1 and cell.runs[0].mark and cell.runs[0].text.replace(".", "", 1).isdigit()
    fits = digits and 2 <= len(cell.runs[0].text) <= 7 and cell.runs[0].text.isascii()
    return replace(cell, boxed=True) if fits else cell
