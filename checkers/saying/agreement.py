"""What an agreement finding says: the two figures, where they stand, how far apart, and the probable cause."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Cause, Status, Text
from checkers.saying.threshold import shown
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.settle import supporting_kinds
from checkers.wording import NOTHING, capital, gap, joined, kinds, listed, named, places, say
from extractors.fields import Field

NOT_OF_ONE_YEAR = say("not_of_one_year")
SAME_AS_OF_ANOTHER_DAY = say("same_as_of_another_day")
NOT_OF_ONE_MEASURE = say("not_of_one_measure")
LENT = say("lent_people")
LEFT_OVER = say("others_left_over")
TWO_IN_ONE = say("another_area_told")
FORM_SILENT = say("form_silent")


def nothing(field: Field, written: bool = False) -> Text:
    """Neither side says anything, or nothing that could be read."""
    if written:
        return say("declared_unread", field=named(field))
    return say("nothing_to_compare", field=named(field))


def one_sided(
    field: Field, side: Figure, is_declared: bool, inner: Sequence[Option], claims: Numbered, written: bool
) -> Text:
    """One side is silent, or (`written`) was not read; papers of the other may still contradict each other."""
    name = named(field)
    papers = kinds(supporting_kinds(field))
    if is_declared and written:
        lacking = say("support_unread", field=name, papers=papers)
    elif is_declared:
        lacking = say("no_support", field=name, papers=papers)
    else:
        lacking = say("declared_unread", field=name) if written else say("not_declared", field=name)
    return joined([_stated(side.main, claims), lacking, _contradictions(field, inner, claims)])


def compared(
    field: Field,
    said: Figure,
    proved: Figure,
    status: Status,
    causes: Sequence[Cause],
    claims: Numbered,
    why: Sequence[Text],
) -> Text:
    """Both sides, the difference, the cause."""
    parts = [_stated(said.main, claims), _stated(proved.main, claims)]
    others = [o for side in (said, proved) for o in side.others if o.conflict]
    parts.append(_contradictions(field, others, claims))
    if status is Status.MET:
        return joined([*parts, _agreement(said.main, proved.main)])
    parts.append(_gap(field, said.main, proved.main))
    if status is Status.UNCERTAIN:
        parts.append(say("to_be_checked", why=listed(why or (say("would_agree"),))))
    return joined([*parts, _probable(causes, status)])


def _stated(option: Option, claims: Numbered) -> Text:
    value, where = shown(option, claims), capital(places([claims[i] for i in option.parts]))
    if len(option.parts) > 1:
        return say("state_together", where=where, value=value)
    return say("states", where=where, value=value)


def _contradictions(field: Field, others: Sequence[Option], claims: Numbered) -> Text:
    if not others:
        return NOTHING
    each = [say("states_otherwise", where=places([claims[i] for i in o.parts]), value=shown(o, claims)) for o in others]
    return say("others_differ", each=listed(each))


def _agreement(one: Option, other: Option) -> Text:
    if one.amount.value == other.amount.value:
        return say("agree")
    if one.amount.vague or other.amount.vague:
        return say("agree_roughly")
    return say("agree_rounded")


def _gap(field: Field, one: Option, other: Option) -> Text:
    if one.amount.value == other.amount.value:
        return NOTHING
    return say("differ_by", apart=gap(one.amount.value, other.amount.value, field))


def _probable(causes: Sequence[Cause], status: Status) -> Text:
    if causes:
        return say("probable_cause", causes=listed(list(dict.fromkeys(c.text for c in causes))))
    if status is Status.INCONSISTENT:
        return say("no_cause")
    return NOTHING
