"""Reads the table of the procedure, strictly: what does not fit together stops the program at its start."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from checkers.model import Text
from service.procedure.model import BACK, Deed, Need, Party, Procedure, State, Term

STATE_KEYS = frozenset({"zh", "en", "open_to", "on_line", "shown", "decidable", "paused", "term"})
DEED_KEYS = frozenset(
    {"zh", "en", "who", "from", "to", "needs", "may", "tells", "told", "article", "own_page", "after_term"}
)


@cache
def procedure() -> Procedure:
    """The procedure as the package has it."""
    return read(files("service.procedure").joinpath("procedure.yaml").read_text(encoding="utf-8"))


def read(written: str) -> Procedure:
    """The table of a text. Raises ValueError with what does not fit."""
    loaded: dict[str, dict[str, Mapping[str, Any]]] = yaml.safe_load(written)
    states = {name: _state(name, entry) for name, entry in loaded["states"].items()}
    deeds = {name: _deed(name, entry, states) for name, entry in loaded["deeds"].items()}
    return Procedure(states, deeds)


def _state(name: str, entry: Mapping[str, Any]) -> State:
    _check_keys(name, entry, STATE_KEYS)
    term = entry.get("term")
    return State(
        name=name,
        title=Text(entry["zh"], entry["en"]),
        open_to=frozenset(map(Party, entry.get("open_to", ()))),
        on_line=entry.get("on_line", True),
        shown=entry.get("shown", True),
        decidable=entry.get("decidable", False),
        paused=entry.get("paused", False),
        term=Term(int(term["days"]), bool(term["working"]), str(term["article"])) if term else None,
    )


def _deed(name: str, entry: Mapping[str, Any], states: Mapping[str, State]) -> Deed:
    _check_keys(name, entry, DEED_KEYS)
    deed = Deed(
        name=name,
        title=Text(entry["zh"], entry["en"]),
        who=tuple(map(Party, entry["who"])),
        sources=tuple(entry["from"]),
        to=entry["to"],
        needs=tuple(map(Need, entry.get("needs", ()))),
        may=tuple(map(Need, entry.get("may", ()))),
        tells=tuple(map(Party, entry.get("tells", ()))),
        told=Text(**entry["told"]),
        article=str(entry.get("article", "")),
        own_page=entry.get("own_page", False),
        after_term=entry.get("after_term", False),
    )
    unknown = sorted({*deed.sources, deed.to} - {*states, BACK})
    if unknown:
        raise ValueError(f"procedure: the deed {name} names no state: {', '.join(unknown)}")
    if deed.after_term and any(states[source].term is None for source in deed.sources):
        raise ValueError(f"procedure: the deed {name} waits for a term, but a state that it leaves has none")
    return deed


def _check_keys(name: str, entry: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"procedure: {name} has words that nobody reads: {', '.join(unknown)}")
