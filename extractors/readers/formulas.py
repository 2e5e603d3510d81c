"""Excel formulas worked out from the cells that they name, as far as they are of the common kinds.

A formula is read once into a tree; functions, names and references that are not known leave it unanswered.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from extractors.readers.formula_functions import FUNCTIONS
from extractors.readers.formula_values import (
    ExcelError,
    Scalar,
    UnknownFormula,
    Value,
    number,
    rank,
    scalar,
    text,
    truth,
)

_LONGEST = 2000
"""Characters of a formula that is read."""

_BINDS = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip


class Cells(Protocol):
    """Where a formula finds what it names."""

    def named(self, reference: str) -> Value:
        """What stands at a reference or under a name. Raises UnknownFormula, ExcelError."""

    def day(self) -> float:
        """The day on which it is worked out, as Excel counts days."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A part of a formula: what is done, with which word or value, to which parts."""

    kind: str
    said: Any
    parts: tuple[_Node, ...] = ()


def worked_out(formula: str, cells: Cells) -> Value:
    """What a formula (with its =) comes to. Raises UnknownFormula, ExcelError."""
    try:
        return _value(_tree(formula), cells)
    except (OverflowError, ZeroDivisionError, ArithmeticError) as error:
        raise ExcelError from error
    except (TypeError, ValueError, RecursionError) as error:
        raise UnknownFormula from error


@lru_cache(4096)
def _tree(formula: str) -> _Node:
    if len(formula) > _LONGEST:
        raise UnknownFormula
    try:
        tokens = [t for t in Tokenizer(formula).items if t.type != Token.WSPACE]
    except (TokenizerError, IndexError) as error:
        raise UnknownFormula from error
    reading = _Reading(tokens)
    found = reading.whole(0)
    if reading.next() is not None:
        raise UnknownFormula
    return found


class _Reading:
    """Tokens on their way to a tree."""

    def __init__(self, tokens: list[Any]) -> None:
        self._tokens = tokens
        self._at = 0

    def next(self) -> Any:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def taken(self) -> Any:
        token = self.next()
        if token is None:
            raise UnknownFormula
        self._at += 1
        return token

    def whole(self, least: int) -> _Node:
        """A part whose operators bind at least so closely."""
        left = self._first()
        while (token := self.next()) is not None:
            if token.type == Token.OP_POST:
                self.taken()
                left = _Node("percent", "%", (left,))
                continue
            binds = _BINDS.get(token.value, 0) if token.type == Token.OP_IN else 0
            if token.type == Token.OP_IN and not binds:
                raise UnknownFormula  # areas put together
            if not binds or binds < least:
                break
            self.taken()
            left = _Node("pair", token.value, (left, self.whole(binds + 1)))
        return left

    def _first(self) -> _Node:
        token = self.taken()
        if token.type == Token.OP_PRE:
            return _Node("sign", token.value, (self._signed(),))
        if token.type == Token.OPERAND:
            return _operand(token)
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            inner = self.whole(0)
            self._close()
            return inner
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return _Node("call", token.value[:-1].upper().removeprefix("_XLFN."), self._arguments())
        raise UnknownFormula

    def _signed(self) -> _Node:
        """What a sign stands before: it binds closer than any operator but %."""
        found = self._first()
        while (token := self.next()) is not None and token.type == Token.OP_POST:
            self.taken()
            found = _Node("percent", "%", (found,))
        return found

    def _arguments(self) -> tuple[_Node, ...]:
        found = list[_Node]()
        if (token := self.next()) is not None and token.subtype == Token.CLOSE:
            self.taken()
            return ()
        while True:
            token = self.next()
            missing = token is not None and (token.type == Token.SEP or token.subtype == Token.CLOSE)
            found.append(_Node("value", None) if missing else self.whole(0))
            token = self.taken()
            if token.subtype == Token.CLOSE:
                return tuple(found)
            if token.type != Token.SEP or token.subtype != Token.ARG:
                raise UnknownFormula

    def _close(self) -> None:
        if self.taken().subtype != Token.CLOSE:
            raise UnknownFormula


def _operand(token: Any) -> _Node:
    said = token.value
    if token.subtype == Token.NUMBER:
        return _Node("value", float(said))
    if token.subtype == Token.TEXT:
        return _Node("value", said[1:-1].replace('""', '"'))
    if token.subtype == Token.LOGICAL:
        return _Node("value", said.upper() == "TRUE")
    if token.subtype == Token.RANGE:
        return _Node("named", said)
    return _Node("error", said)


def _value(node: _Node, cells: Cells) -> Value:
    if node.kind == "value":
        said: Scalar = node.said
        return said
    if node.kind == "named":
        return cells.named(node.said)
    if node.kind == "error":
        raise ExcelError
    if node.kind == "call":
        return _called(node, cells)
    values = [_value(part, cells) for part in node.parts]
    if node.kind == "percent":
        return number(values[0]) / 100
    if node.kind == "sign":
        return values[0] if node.said == "+" else -number(values[0])
    return _joined(node.said, values[0], values[1])


def _joined(sign: str, left: Value, right: Value) -> Value:
    if sign in _TESTS:
        one, other = scalar(left), scalar(right)
        return _TESTS[sign](rank(one, other), rank(other, one))
    if sign == "&":
        return text(left) + text(right)
    one, other = number(left), number(right)
    if sign == "/" and other == 0:
        raise ExcelError
    results: Mapping[str, Callable[[], Any]] = {
        "+": lambda: one + other,
        "-": lambda: one - other,
        "*": lambda: one * other,
        "/": lambda: one / other,
        "^": lambda: one**other,
    }
    result = results[sign]()
    if isinstance(result, complex):
        raise ExcelError
    return float(result)


def _called(node: _Node, cells: Cells) -> Value:
    """A function; of those that choose only what is chosen is worked out."""
    if node.said in _CHOOSING:
        return _CHOOSING[node.said](node.parts, cells)
    if node.said in ("TODAY", "NOW"):
        return cells.day()
    if node.said not in FUNCTIONS:
        raise UnknownFormula
    return FUNCTIONS[node.said](*(_value(part, cells) for part in node.parts))


def _if(parts: tuple[_Node, ...], cells: Cells) -> Value:
    if not 1 < len(parts) < 4:
        raise UnknownFormula
    if truth(_value(parts[0], cells)):
        return _filled(_value(parts[1], cells))
    return _filled(_value(parts[2], cells)) if len(parts) > 2 else False


def _ifs(parts: tuple[_Node, ...], cells: Cells) -> Value:
    for condition, result in zip(parts[::2], parts[1::2], strict=True):
        if truth(_value(condition, cells)):
            return _filled(_value(result, cells))
    raise ExcelError


def _iferror(parts: tuple[_Node, ...], cells: Cells) -> Value:
    try:
        return scalar(_value(parts[0], cells))
    except (ExcelError, ZeroDivisionError, OverflowError):
        return _filled(_value(parts[1], cells))


def _iserror(parts: tuple[_Node, ...], cells: Cells) -> Value:
    try:
        scalar(_value(parts[0], cells))
    except (ExcelError, ZeroDivisionError, OverflowError):
        return True
    return False


def _choose(parts: tuple[_Node, ...], cells: Cells) -> Value:
    at = int(number(_value(parts[0], cells)))
    if not 0 < at < len(parts):
        raise ExcelError
    return _filled(_value(parts[at], cells))


def _filled(value: Value) -> Value:
    """What a function hands on of an argument that was left empty, or of an empty cell: 0."""
    return 0.0 if value is None else value


_CHOOSING: Mapping[str, Callable[[tuple[_Node, ...], Cells], Value]] = {
    "IF": _if, "IFS": _ifs, "IFERROR": _iferror, "ISERROR": _iserror, "CHOOSE": _choose,
}  # fmt: skip
