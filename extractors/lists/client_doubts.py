"""What leaves rows of a list of clients in doubt beside their own words: columns, and notes around the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.lists import states
from extractors.lists.client_entry import Entry
from extractors.lists.dividing import coded
from extractors.lists.notes import Heard, heard, spot
from extractors.lists.providers import others_served
from extractors.lists.served import Served, unread_day
from extractors.model import Kind, Paper, Remark, RowReason
from extractors.page.grid import words_of
from extractors.papers import kind_of


def by_others(entries: Sequence[Entry], group: Served) -> list[Entry]:
    """The entries; whom a column says another served is not counted until somebody says otherwise."""
    told = {spot(x.records[i]): name for x in group.listings for i, name in others_served(x).items()}
    return [_not_ours(e, told[spot(e.record)]) if e.counted and spot(e.record) in told else e for e in entries]


def _not_ours(entry: Entry, name: str) -> Entry:
    return replace(entry, counted=False, sure=False, reason=RowReason.NOT_SERVED, remark=_said(name))


def undivided(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; of those that count, those that a column of codes or states parts in an untold way are in doubt."""
    counted = [e.record for e in entries if e.counted]
    columns = coded(counted)
    untold = [states.untold(e.record) if e.counted else "" for e in entries]
    parted = len(set(untold)) > 1
    return [
        _unclear(e, columns, said if parted else "") if e.counted else e
        for e, said in zip(entries, untold, strict=True)
    ]


def undated(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; those whose day nobody can read are in doubt, where a column tells their days apart."""
    unread = [unread_day(e.record) if e.counted else None for e in entries]
    if len({said for said, e in zip(unread, entries, strict=True) if e.counted}) < 2:
        return list(entries)
    return [
        replace(e, sure=False, remark=e.remark or Remark("column_unclear", said)) if said else e
        for e, said in zip(entries, unread, strict=True)
    ]


def _unclear(entry: Entry, columns: frozenset[int], said: str) -> Entry:
    cell = next((c for c in entry.record.others if c.column in columns), None)
    if cell is None and not said:
        return entry
    header, text = (entry.record.header(cell), words_of(cell)) if cell is not None else tuple(said.split(":", 1))
    return replace(entry, sure=False, remark=entry.remark or Remark("column_unclear", (header, text)))


def noted(entries: Sequence[Entry], group: Served, papers: Sequence[Paper]) -> list[Entry]:
    """The entries, those that a note speaks of as it says."""
    prose = kind_of(papers, group.listings[0].table.cells[0].passage) is not Kind.CLIENT_LIST
    off = sum(not e.counted and e.reason is not RowReason.EMPTY for e in entries)
    notes = heard(group.listings, prose, off)
    return [_by_notes(e, notes) for e in entries]


def _by_notes(entry: Entry, notes: Heard) -> Entry:
    """What a note sets apart is not counted until somebody says otherwise; one that may mean any leaves all open."""
    if not entry.counted:
        return entry
    if said := notes.apart.get(spot(entry.record)):
        return replace(entry, counted=False, sure=False, reason=RowReason.NOT_MEANT, remark=_said(said))
    return replace(entry, sure=False, remark=_said(notes.open)) if notes.open else entry


def _said(text: str) -> Remark:
    return Remark("said", (text,))
