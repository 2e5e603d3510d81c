"""A summary of work is there for each of the last years, each year its own.

MET says only that they are there. One that covers several years, or whose year was not told, is UNCERTAIN; that of
another counts for nothing.
"""

from __future__ import annotations

from dataclasses import replace

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Required, Status, Text
from checkers.rulebook.model import Rule
from checkers.saying.threshold import not_in_force
from checkers.standing.summaries import blurred, own
from checkers.wording import joined, place, say
from extractors.known_facts import JOINED_BY
from extractors.model import Fact, FactName


def judge(rule: Rule, case: Case) -> Finding:
    """The word on the summaries; a rule without values is refused by the loader."""
    value = rule.value(case.as_of)
    if value is None:
        return finding(rule, Status.NOT_APPLICABLE, not_in_force(case.as_of))
    wanted = [str(case.as_of.year - back) for back in range(int(value.value), 0, -1)]
    found = _judged(rule, case, wanted)
    return replace(found, required=Required(">=", value.value, rule.unit or ""))


def _judged(rule: Rule, case: Case, wanted: list[str]) -> Finding:
    said = dict(own(case))
    alone = {f.text: i for i, f in said.items() if JOINED_BY not in f.text and not blurred(f)}
    absent = [year for year in wanted if year not in alone]
    lumped = {i: f for i, f in said.items() if set(f.text.split(JOINED_BY)) & set(absent)}
    shown = [i for year, i in alone.items() if year in wanted]
    strange = [
        say("summary_of_another", where=place(f))
        for i, f in case.numbered(FactName.SUMMARY_YEARS).items()
        if i not in said
    ]
    if not absent:
        message = say("summaries_there", years=_years(wanted), where=_places([said[alone[y]] for y in wanted]))
        return finding(rule, Status.MET, joined([message, *strange]), tuple(shown))
    covered = {year for f in lumped.values() for year in f.text.split(JOINED_BY)}
    status = Status.UNCERTAIN if covered >= set(absent) else Status.MISSING
    parts = [say("summaries_absent", years=_years([y for y in absent if y not in covered]))]
    parts = parts if status is Status.MISSING else []
    parts += [say("summary_not_its_own", where=place(f), years=f.text) for f in lumped.values()]
    if shown:
        parts.append(say("summaries_shown", where=_places([said[i] for i in shown])))
    return finding(rule, status, joined([*parts, *strange]), (*shown, *lumped))


def _years(years: list[str]) -> str:
    return JOINED_BY.join(years)


def _places(facts: list[Fact]) -> Text:
    each = list(dict.fromkeys(place(f) for f in facts))
    return Text("\u3001".join(p.zh for p in each), ", ".join(p.en for p in each))
