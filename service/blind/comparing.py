"""Whether what an expert read is what the machine read: values, not the way in which they are written."""

from __future__ import annotations

from decimal import Decimal

from checkers.model import Text
from extractors.fields import field
from extractors.known_facts import Sort, is_fact, known
from extractors.model import FactName
from extractors.text.numerals import number_of
from extractors.text.periods import period_ends
from extractors.text.quantities import quantities
from service.pairs.rules import plain
from service.records.refusals import Refused
from service.tables import Asked

AS_SHOWN = "as_shown"
"""The answer that the marked rows are the right ones."""

NO_NUMBER = Text("请填写图上的数值，例如 52.3万元。", "Give the figure that is printed, for example 523000.")
NO_DAY = Text("请填写图上的日期，例如 2018-03-15。", "Give the day that is printed, for example 2018-03-15.")
NOTHING = Text("请填写图上所示内容。", "Write what the picture shows.")

CLOSE = Decimal("0.000001")
"""By so much figures of one print differ at most: shares are kept to six decimals."""


def agrees(asked: Asked, name: str, machine: str, said: str) -> bool:
    """Whether both are one. Raises Refused where nothing was said that could be compared."""
    text = said.strip()
    if not text:
        raise Refused("nothing_read", NOTHING, 422)
    if text == AS_SHOWN and asked == Asked.MARKS:
        return True
    if asked == Asked.PAPER:
        return text == machine
    if not is_fact(name):
        return abs(_figure(name, text) - Decimal(machine)) <= CLOSE
    return _fact_agrees(FactName(name), machine, text)


def _fact_agrees(name: FactName, machine: str, text: str) -> bool:
    if known(name).sort is Sort.DAY:
        return _day(text).startswith(machine)  # of a month no more is kept than the month
    return plain(text) == plain(machine)


def _figure(name: str, text: str) -> Decimal:
    """The figure in the field's own unit. Raises Refused."""
    found = quantities(text)
    value = found[0].value if len(found) == 1 else _lone(text)
    if value is None:
        raise Refused("no_number", NO_NUMBER, 422)
    return value / 100 if field(name).share and value > 1 else value


def _lone(text: str) -> Decimal | None:
    try:
        return number_of(text)
    except ArithmeticError:
        return None


def _day(text: str) -> str:
    """The day or month as it is kept. Raises Refused."""
    digits = "".join(c for c in text if c.isdecimal())
    if len(digits) == 8 and digits == text:
        text = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    found = period_ends(text)
    if len(found) != 1:
        raise Refused("no_day", NO_DAY, 422)
    return found[0].isoformat()
