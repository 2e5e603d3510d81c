"""What a finding on the legal form says: the form as printed, whether it is a legal person's, why it may not hold."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Text
from checkers.standing.licences import Licence
from checkers.wording import NOTHING, joined, listed, place, say
from extractors.model import Fact, FactName, FactReading


def missing() -> Text:
    """No licence at all."""
    return say("no_licence_no_form")


def told(form: Fact, person: bool | None, doubts: Sequence[Text], others: Sequence[Fact]) -> Text:
    """The form, what it makes of its holder, and what leaves that open."""
    verdict = say("form_untold") if person is None else say("form_of_a_person") if person else say("form_of_none")
    parts = [say("form_told", where=place(form), form=form.text, verdict=verdict)]
    differing = [say("form_elsewhere", where=place(f), form=f.text) for f in others if f.text != form.text]
    if differing:
        parts.append(say("other_forms", others=listed(list(dict.fromkeys(differing)))))
    if doubts:
        parts.append(say("to_be_checked", why=listed(list(dict.fromkeys(doubts)))))
    if doubts or person is None:
        parts.append(say("see_the_original"))
    return joined(parts)


def unproved(declared: Fact | None, others: Sequence[Licence], there: bool, own: bool) -> Text:
    """The applicant's own licence does not tell the form."""
    said = say("form_declared", where=place(declared), form=declared.text) if declared else NOTHING
    holders = [first[1] for one in others if (first := one.first(FactName.APPLICANT))]
    not_own = [say("licence_of_another", where=place(f)) for f in holders]
    last = say("own_licence_needed") if not there or (not_own and not own) else say("form_not_read")
    return joined([said, *not_own, last])


def hardly_read(form: Fact) -> Text:
    """That the print of a form is no reading."""
    return say("illegible", percent=round(form.evidence.confidence * 100))


def seen_otherwise(rival: FactReading) -> Text:
    """What another reader made of it."""
    return say("read_as", reader=rival.reader.value, text=rival.text)


def name_differs(holder: str) -> Text:
    """That the holder's name is that of another form."""
    return say("name_of_another_form", holder=holder)


def over(state: Fact) -> Text:
    """That the holder is registered no longer."""
    return say("form_registration_over", state=state.text)
