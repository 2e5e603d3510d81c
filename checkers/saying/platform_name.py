"""What a finding on a platform's name says: the name, the pattern, and which part of it fails."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Category, Text
from checkers.standing.platform_names import Asked, Parsed, Part
from checkers.wording import joined, named_one_by_one, place, say
from extractors.model import Fact


def missing() -> Text:
    """No paper names the platform."""
    return say("no_platform_name")


def told(lead: Fact, others: Sequence[Fact], verdict: Text) -> Text:
    """The name, what it comes to, and how other papers call the platform."""
    parts = [say("platform_told", where=place(lead), name=lead.text), verdict]
    if others:
        called = named_one_by_one([say("called_by", name=f.text, where=place(f)) for f in others])
        parts.append(say("platform_otherwise", others=called))
    return joined(parts)


def in_several_ways(message: Text) -> Text:
    """That one paper writes it in ways that do not come to the same."""
    return joined([message, say("names_of_one_paper")])


def category_open(message: Text) -> Text:
    """That it hangs on the category."""
    return joined([message, say("category_open")])


def verdict(found: Parsed, category: Category, asked: Asked) -> Text:
    """Whether the name follows the pattern of a category, and what speaks against it."""
    name = asked.offered.called(category)
    if found.fits:
        return say("name_fits", category=name, parts=_each(found.parts))
    why = _why(found, category, asked)
    return say("name_open", category=name, why=why) if found.open_ else say("name_fails", category=name, why=why)


def _each(parts: Sequence[str]) -> Text:
    whole = " + ".join(parts)
    return Text(whole, whole)


def _why(found: Parsed, category: Category, asked: Asked) -> Text:
    ending = asked.words.comprehensive if asked.offered.has_several(category) else asked.words.platform
    if found.fault is Part.UNIT:
        return _of_the_unit(found, asked)
    if found.fault is Part.PLACE:
        return (
            say("place_fails", ending=ending, words=found.words) if found.words else say("place_lacks", ending=ending)
        )
    if found.fault is Part.BETWEEN:
        return say("between_fails", ending=ending, words=found.words)
    if found.fault is Part.REST:
        return say("rest_untold", words=found.words)
    if found.fault is Part.TYPE:
        return say("type_untold", words=found.words) if found.open_ else say("type_fails", words=found.words)
    return say("ending_fails", ending=ending)


def _of_the_unit(found: Parsed, asked: Asked) -> Text:
    units = "、".join(dict.fromkeys(unit.text for unit in asked.units))
    if not units:
        return say("unit_unknown")
    if found.open_:
        return say("unit_untold", words=found.words, units=units)
    return say("unit_fails", words=found.words, units=units) if found.words else say("unit_lacks", units=units)
