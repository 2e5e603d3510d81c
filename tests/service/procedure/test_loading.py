"""The table of the procedure: sound, whole, and the same as what the database and the docs have."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.procedure import BACK, procedure
from service.procedure.loading import read
from service.tables import Stage

DOCS = Path(__file__).parents[3] / "docs" / "service.md"

SMALL = """
states:
  draft: {zh: 甲, en: a}
  done: {zh: 乙, en: b}
deeds:
  go: {zh: 走, en: go, who: [owner], from: [draft], to: done, told: {zh: 好, en: well}}
"""


def test_the_states_are_those_of_the_database() -> None:
    assert set(procedure().states) == {stage.value for stage in Stage}


def test_every_state_is_reached_and_every_end_can_be_taken_back() -> None:
    table = procedure()
    reached = {deed.to for deed in table.deeds.values()} - {BACK}
    assert set(table.states) - reached == {"draft"}
    for name in ("declined", "withdrawn", "recognised"):
        assert [deed.name for deed in table.from_state(name)] == ["undo"]


def test_the_straight_way_is_that_of_the_measures() -> None:
    way = ["draft", "submitted", "recommended", "accepted", "signed", "candidate", "visited", "announced", "recognised"]
    assert [state.name for state in procedure().line()] == way
    terms = {s.name: (s.term.days, s.term.working) for s in procedure().states.values() if s.term}
    assert terms == {"accepted": (15, True), "announced": (7, False)}


def test_opinions_are_given_only_where_experts_see_the_dossier() -> None:
    table = procedure()
    assert table.named(decidable=True) <= table.named(shown=True)
    assert table.named(decidable=True) == {"submitted", "returned", "recommended", "accepted"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (SMALL.replace("to: done", "to: nowhere"), "names no state: nowhere"),
        (SMALL.replace("en: a}", "en: a, colour: red}"), "colour"),
        (SMALL.replace("to: done", "to: done, mood: good"), "mood"),
        (SMALL.replace("to: done", "to: done, after_term: true"), "waits for a term"),
        (SMALL.replace("[owner]", "[passer-by]"), "passer-by"),
    ],
)
def test_what_does_not_fit_together_is_said(wrong: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read(wrong)


def test_the_docs_list_every_deed() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for deed in procedure().deeds.values():
        sources = ", ".join(deed.sources)
        needs = ", ".join(need.value for need in deed.needs) or "–"
        who = ", ".join(party.value for party in deed.who)
        tells = ", ".join(party.value for party in deed.tells) or "–"
        assert f"| `{deed.name}` | {who} | {sources} | {deed.to} | {needs} | {tells} | {deed.article or '–'} |" in text
