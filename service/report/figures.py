"""Figures as people read them: grouped digits, the unit, and ten thousands where Chinese counts in them."""

from __future__ import annotations

from decimal import Decimal

from checkers.model import Required
from extractors.fields import Field
from service.report.words import Words

TEN_THOUSAND = Decimal(10_000)
SIGNS = {">=": "≥", "<=": "≤", "==": "=", "!=": "≠"}


def amount(value: Decimal | None, field: Field | None, words: Words) -> str:
    """The value with its unit, "" for none."""
    return _with_unit(value, field.unit if field else "", words) if value is not None else ""


def demand(required: Required | None, field: Field | None, words: Words) -> str:
    """What a threshold asks, as "≥ 300,000 元（30 万元）"."""
    if required is None:
        return ""
    unit = field.unit if field else required.unit
    return f"{SIGNS.get(required.op, required.op)} {_with_unit(required.value, unit, words)}"


def grouped(value: Decimal, places: int = 2) -> str:
    """Digits in groups of three, at most `places` decimals, no trailing noughts."""
    text = f"{round(value, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(value: Decimal, unit: str, words: Words) -> str:
    if unit == "ratio":
        return f"{grouped(value * 100)}%"
    text = f"{grouped(value)} {words.of('unit', unit)}".strip()
    if unit == "CNY" and words.lang == "zh" and abs(value) >= TEN_THOUSAND:
        text += f"（{grouped(value / TEN_THOUSAND)} 万元）"
    return text
