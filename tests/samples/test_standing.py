"""Dossiers with the papers of every condition: what is drawn stands in them, and the rules' words follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from samples.forge.conditions import conditions
from samples.forge.content import Grid, Paper, Para
from samples.forge.facts import Facts, draw_facts
from samples.forge.papers import audits, legal, partners, rule_papers
from samples.forge.plan import draw_whole
from samples.forge.standing import LEGAL, PAPERS, Agreement, Standing, draw_standing
from samples.forge.words import Words

ALL = {"business_licence", "application_form", "application_report"}


def drawn(seed: int) -> tuple[Standing, Facts, Words]:
    rng = Random(seed)
    words = Words(rng, held=True, strange=True)
    standing, facts = draw_standing(rng, draw_facts(rng))
    return standing, facts, words


def text(paper: Paper) -> str:
    said = []
    for block in paper.blocks:
        if isinstance(block, Para):
            said.append("".join(run.text for run in block.runs))
        elif isinstance(block, Grid):
            said += ["".join(run.text for run in c.runs) for row in block.rows for c in row if c]
    return "\n".join(said)


@pytest.mark.parametrize("seed", range(5001, 5009))
def test_every_condition_has_its_word_and_every_paper_is_the_applicants(seed: int) -> None:
    standing, facts, words = drawn(seed)
    papers = draw_whole(words, facts, standing)
    word = conditions(facts, standing, {p.kind for p in papers}, lost=False)
    assert len(word) == 12
    assert facts.applicant in text(next(p for p in papers if p.kind == "business_licence"))
    assert sum(p.kind == "audit_report" for p in papers) == bool(standing.opinion)
    assert {a.partner for a in standing.agreements} <= set("\n".join(map(text, papers)).split("\n")) | {
        line.partition("：")[2] for p in papers for line in text(p).split("\n")
    }


def test_legal_forms_and_seats() -> None:
    standing, facts, words = drawn(5001)
    for form in (*LEGAL, "partnership", "branch", "sole"):
        made = replace(standing, legal=form, seat="inside", expired=False)
        assert facts.applicant in text(legal.licence(words, facts, made))
        assert conditions(facts, made, ALL, False)["8.1.legal_person"].true_met is (form in LEGAL)
    owned = replace(standing, seat="owned", subsidiary="阳江海帆企业服务有限公司")
    shown = legal.subsidiary(words, facts, owned)
    assert "100%" in text(shown[1])
    assert len(legal.subsidiary(words, facts, replace(owned, seat="unproved"))) == 1


@pytest.mark.parametrize(
    ("opinion", "said", "statuses"),
    [
        ("unqualified", "公允反映了", ("met",)),
        ("qualified", "除“形成保留意见的基础”", ("uncertain",)),
        ("adverse", "没有在所有重大方面", ("not_met",)),
        ("disclaimer", "不对后附的", ("not_met",)),
    ],
)
def test_opinions(opinion: str, said: str, statuses: tuple[str, ...]) -> None:
    standing, facts, words = drawn(5002)
    sound = replace(facts.accounts, profit=abs(facts.accounts.profit), equity=abs(facts.accounts.equity))
    facts = replace(facts, accounts=sound)
    standing = replace(standing, opinion=opinion, signed=True, year_right=True, statements=True)
    assert said in text(audits.report(words, facts, standing))
    assert conditions(facts, standing, ALL, False)["8.1.finances"].statuses == statuses


def test_a_paper_that_is_a_heading_only_is_missing_though_the_contents_name_it() -> None:
    standing, facts, words = drawn(5003)
    states = {**dict.fromkeys(PAPERS, "full"), "brand_plan": "heading"}
    standing = replace(standing, papers=states, shape="bound")
    (bound,) = rule_papers.papers(words, facts, standing)
    assert text(bound).count("目　　录") == 1
    assert conditions(facts, standing, ALL, False)["8.6.institutions"].statuses == ("missing",)


def test_partners_are_counted_once_and_agreements_must_be_in_force() -> None:
    standing, facts, words = drawn(5004)
    day = facts.as_of
    sound = [Agreement(f"阳江市海{i}学校", day - timedelta(days=90), day + timedelta(days=900)) for i in "甲乙丙"]
    over = Agreement("阳江市海丁学校", date(2015, 1, 1), date(2016, 1, 1))
    for agreements, statuses in (
        (sound, ("met",)),
        ([*sound, over], ("met", "uncertain")),
        (sound[:2], ("not_met",)),
        ([over, replace(over, partner="戊校"), replace(over, partner="己校")], ("uncertain",)),
        ([], ("missing",)),
    ):
        made = replace(standing, agreements=tuple(agreements), listed=())
        assert conditions(facts, made, ALL, False)["8.7.partners"].statuses == statuses
    listed = replace(standing, agreements=(), listed=("甲校", "乙校"), designation="")
    (paper,) = partners.papers(words, facts, listed)
    assert text(paper).count("甲校") + text(paper).count("乙校") == 3
    assert facts.applicant in text(paper)


def test_a_file_that_nobody_can_read_may_hold_what_is_missing() -> None:
    standing, facts, _ = drawn(5005)
    bare = replace(standing, agreements=(), listed=())
    assert conditions(facts, bare, ALL, lost=True)["8.7.partners"].statuses == ("missing", "uncertain")
