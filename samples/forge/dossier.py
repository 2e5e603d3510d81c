"""A seed becomes a dossier: truth first, then papers, then files in a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from samples.forge.broken import broken_file
from samples.forge.conditions import by_opinion, conditions
from samples.forge.expectations import findings
from samples.forge.facts import LEFT_TO_SEED, Facts, Wish, draw_facts
from samples.forge.plan import PlannedFile, draw_files, draw_papers, draw_whole
from samples.forge.printing import Print, bind, print_file
from samples.forge.standing import WHOLE_FROM, draw_standing
from samples.forge.truth import Made, Place, Stated, Truth
from samples.forge.words import HELD_OUT_FROM, STRANGE_FROM, Words


def forge(seed: int, folder: Path, only: str | None = None, wish: Wish = LEFT_TO_SEED) -> Truth:
    """Writes the dossier of a seed into `folder` (made if missing) and returns its truth."""
    rng = Random(seed)
    words = Words(rng, held=seed >= HELD_OUT_FROM, strange=seed >= STRANGE_FROM)
    facts = draw_facts(rng, wish)
    if seed < WHOLE_FROM:
        return write(seed, folder, facts, draw_files(words, facts, draw_papers(words, facts), only), rng)
    standing, facts = draw_standing(rng, facts)
    files = draw_files(words, facts, draw_whole(words, facts, standing), only)
    truth = write(seed, folder, facts, files, rng)
    kinds, lost = {kind for m in truth.documents for kind in m.kinds}, any(m.error for m in truth.documents)
    return replace(truth, findings=by_opinion(truth.findings, standing) | conditions(facts, standing, kinds, lost))


def write(seed: int, folder: Path, facts: Facts, files: list[PlannedFile], rng: Random, scenario: str = "") -> Truth:
    """Makes the files and gathers what they state."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Made] = []
    stated: list[Stated] = []
    for file in files:
        if file.broken:
            ending, data = broken_file(file.broken, rng)
            name = f"{file.name}.{ending}"
            made.append(Made(name, (), "text", error=True, note=file.broken))
        else:
            done = _print(file, rng)
            name, data = file.name, done.data
            made.append(_made(file, done))
            stated += _stated(file, done)
        (folder / name).write_bytes(data)
    return Truth(
        seed=seed, applicant=facts.applicant, credit_code=facts.credit_code, platform_name=facts.platform_name,
        category=facts.category, services=facts.services, as_of=facts.as_of, scenario=scenario,
        documents=tuple(made), stated=tuple(stated),
        findings=findings(facts, stated, {kind for m in made for kind in m.kinds}, any(m.error for m in made)),
    )  # fmt: skip


def _print(file: PlannedFile, rng: Random) -> Print:
    if len(file.papers) == 1 or len(set(file.ways)) == 1:
        return print_file(file.papers, file.ways[0], rng)
    return bind([print_file((paper,), way, rng) for paper, way in zip(file.papers, file.ways, strict=True)])


def _made(file: PlannedFile, done: Print) -> Made:
    kinds = tuple(dict.fromkeys(paper.kind for paper in file.papers))
    classes = [way.format_class for way in file.ways]
    worst = next(c for c in ("photo", "scan", "text", "word", "sheet") if c in classes)
    notes = sorted({q for way in file.ways for q in (*way.quirks, *way.profiles, way.layer) if q})
    return Made(file.name, kinds, worst, False, done.sizes, " ".join([file.ways[0].kind, *notes]))


def _stated(file: PlannedFile, done: Print) -> list[Stated]:
    out = []
    for index, (paper, way) in enumerate(zip(file.papers, file.ways, strict=True)):
        span = done.spans[index] if index < len(done.spans) else None
        pages = tuple(range(span[0], span[1] + 1)) if span else tuple(range(1, len(done.sizes) + 1))
        for figure in paper.figures:
            places: tuple[Place, ...] = tuple(done.places.get(figure.mark or "", ()))
            if figure.mark and pages and not places:
                raise LookupError(f"{file.name}: figure {figure} was not printed")
            out.append(Stated(file.name, figure, way.format_class, places, pages))
    return out
