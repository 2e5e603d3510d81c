"""What staff may say a figure or fact is: the value in its plain form as text, or a refusal that says what is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from checkers.model import Text
from checkers.rulebook.services import offered
from extractors.fields import Field, field
from extractors.known_facts import JOINED_BY, Sort, is_fact, known
from extractors.model import FactName
from extractors.text.codes import checks
from service.records.refusals import Refused

_GREATEST = Decimal(10) ** 15
_LONGEST = 200


def checked(name: str, text: str) -> str:
    """The value of the figure or fact of that name. Raises Refused for what it cannot be."""
    plain = text.strip()
    if not is_fact(name):
        return _figure(field(name), plain)
    fact = FactName(name)
    return {Sort.DAY: _day, Sort.CODE: _code, Sort.LIST: _list, Sort.TEXT: _text}[known(fact).sort](fact, plain)


def _figure(figure: Field, text: str) -> str:
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 <= value <= _GREATEST:
        raise _refused("no_figure", "请填写数字，例如 523456.82。", "Give a number, for example 523456.82.")
    if figure.share and value > 1:
        raise _refused(
            "no_ratio", "占比应在 0 到 1 之间，例如 0.75。", "A ratio lies between 0 and 1, for example 0.75."
        )
    return format(value, "f")


def _day(fact: FactName, text: str) -> str:
    """A day, or for a term nothing: it has no end."""
    if not text and fact is FactName.VALID_UNTIL:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _refused("no_day", "请填写日期，例如 2018-03-15。", "Give a day, for example 2018-03-15.") from None


def _code(fact: FactName, text: str) -> str:
    if not checks(text.upper()):
        raise _refused(
            "no_code",
            "统一社会信用代码应为 18 位，且校验码相符。",
            "A credit code has 18 characters, of which the last follows from the others.",
        )
    return text.upper()


def _list(fact: FactName, text: str) -> str:
    said, words = text.split(JOINED_BY), words_of(fact)
    if not set(said) <= set(words) or (fact is FactName.CATEGORY and len(said) > 1):
        expected = JOINED_BY.join(words)
        raise _refused("no_such_word", f"应为 {expected}。", f"It must be of {', '.join(words)}.")
    return JOINED_BY.join(word for word in words if word in said)


def words_of(fact: FactName) -> tuple[str, ...]:
    """The words that a list is made of, by the rulebook in force."""
    there = offered()
    return tuple(str(one.id) for one in (there.categories if fact is FactName.CATEGORY else there.services))


def _text(fact: FactName, text: str) -> str:
    if not text or len(text) > _LONGEST:
        raise _refused("no_text", f"请填写 1 至 {_LONGEST} 个字。", f"Give 1 to {_LONGEST} characters.")
    return text


def _refused(code: str, zh: str, en: str) -> Refused:
    return Refused(code, Text(zh, en), 422)
