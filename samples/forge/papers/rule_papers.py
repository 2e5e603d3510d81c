"""The seven papers of Article 8(6): as files of their own, bound with a table of contents, or within the report."""

from __future__ import annotations

from samples.forge.content import Break, Paper
from samples.forge.facts import Facts
from samples.forge.numbers import chinese
from samples.forge.pen import Pen
from samples.forge.standing import PAPERS, Standing
from samples.forge.words import Words

_THERE_IS = ("服务条件与社会评价", "设施、团队与成效", "服务能力情况")


def papers(words: Words, facts: Facts, standing: Standing) -> list[Paper]:
    """The papers of their own; none where they stand in the report."""
    if standing.shape == "files":
        return [_single(words, facts, standing, item) for item in PAPERS if standing.papers[item]]
    return [_bound(words, facts, standing)] if standing.shape == "bound" else []


def chapters(pen: Pen, words: Words, facts: Facts, standing: Standing) -> None:
    """The same as chapters of the paper that is being written."""
    number = 0
    for item in PAPERS:
        if standing.papers[item]:
            number += 1
            title, body = _written(words, facts, item, standing.papers[item])
            pen.para(f"第{chinese(number)}章　{title}", style="heading")
            for text in body:
                pen.para(text)


def passages(pen: Pen, words: Words, facts: Facts, standing: Standing, number: int) -> None:
    """A chapter of this number on what there is: equipment, service on the net, team and reputation."""
    if standing.passages:
        pen.para(f"{chinese(number)}、{words.rng.choice(_THERE_IS)}", style="heading")
    for sort in ("equipment", "online_service", "team_leader", "award", "satisfaction"):
        if sort in standing.passages:
            values = {"name": facts.manager, "n": str(words.rng.randint(90, 98)), "year": str(facts.year)}
            if sort == "team_leader":
                values["n"] = str(words.rng.randint(6, 28))
            pen.para(str(words.pick(f"standing.{sort}")).format(**values))


def _single(words: Words, facts: Facts, standing: Standing, item: str) -> Paper:
    pen = Pen(words.rng)
    title, body = _written(words, facts, item, standing.papers[item])
    pen.para(facts.applicant, style="subtitle")
    pen.para(title, style="title")
    for text in body:
        pen.para(text)
    return pen.paper("institution", title)


def _bound(words: Words, facts: Facts, standing: Standing) -> Paper:
    pen = Pen(words.rng)
    pen.para(facts.applicant, style="subtitle")
    pen.para("制度汇编", style="title")
    pen.para("目　　录", style="centre")
    for place, item in enumerate(PAPERS, 1):  # what is missing stands in the contents all the same
        title = _title(words, facts, item)
        pen.para(f"{chinese(place)}、{title}{'…' * 12}{place + 1}", style="plain")
    pen.blocks.append(Break())
    chapters(pen, words, facts, standing)
    return pen.paper("institution", "制度汇编")


def _title(words: Words, facts: Facts, item: str, past: bool = False) -> str:
    return str(words.pick(f"standing.{item}_title")).format(year=facts.as_of.year - (2 if past else 0))


def _written(words: Words, facts: Facts, item: str, state: str) -> tuple[str, list[str]]:
    past = state == "past"
    title = _title(words, facts, item, past)
    if state == "heading":
        return title, []
    body = [str(t).format(year=facts.as_of.year - (2 if past else 0)) for t in words.all(f"standing.{item}")]
    return title, [body[0][:34] + "。"] if state == "thin" else body
