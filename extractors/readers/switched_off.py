"""Layers of a PDF that are switched off: what is painted on them is shown nowhere, though the file holds it.

A layer is on unless the file's first setting says otherwise; what stands on several is shown where their rule says so
(PDF 32000-1, 8.11). Layers are known by the numbers of their objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

_MOST = 5000
"""Layers of one file that are looked at."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers that are off, and those that are on though all others are off."""

    off: frozenset[int] = frozenset()
    on: frozenset[int] = frozenset()
    all_off: bool = False

    def hide(self, content: Any) -> bool:
        """Whether nothing is shown that bears this entry: a layer, or several with the rule by which they show."""
        told = resolve1(content)
        if not isinstance(told, dict):
            return False
        if _name(told.get("Type")) != "OCMD":
            return self._is_off(content)
        states = [self._is_off(layer) for layer in _listed(told.get("OCGs"))]
        return bool(states) and _RULES.get(_name(told.get("P")), all)(states)

    def _is_off(self, layer: Any) -> bool:
        number = layer.objid if isinstance(layer, PDFObjRef) else None
        return number in self.off or (self.all_off and number is not None and number not in self.on)


NONE = Layers()
_RULES: dict[str, Callable[[list[bool]], bool]] = {
    "AnyOn": all,
    "AllOn": any,
    "AnyOff": lambda states: not any(states),
    "AllOff": lambda states: not all(states),
}
"""When what stands on several layers is hidden, by which of them are off."""


def layers_of(catalog: Mapping[str, Any]) -> Layers:
    """The layers by the file's first setting, as a screen shows it; a broken one says nothing."""
    setting = _dict(_dict(catalog.get("OCProperties")).get("D"))
    off, on = (_numbers(_listed(setting.get(key))) for key in ("OFF", "ON"))
    unseen = _numbers(_not_for_screens(setting))
    return Layers(off | unseen, on, _name(setting.get("BaseState")) == "OFF") if setting else NONE


def _not_for_screens(setting: Mapping[str, Any]) -> Iterable[Any]:
    """The layers whose own entry keeps them off a screen, where the setting says that this is obeyed."""
    for use in map(_dict, _listed(setting.get("AS"))):
        if _name(use.get("Event")) == "View":
            yield from (layer for layer in _listed(use.get("OCGs")) if _is_unseen(_dict(layer)))


def _is_unseen(layer: Mapping[str, Any]) -> bool:
    return _name(_dict(_dict(layer.get("Usage")).get("View")).get("ViewState")) == "OFF"


def _listed(value: Any) -> list[Any]:
    known = resolve1(value)
    if isinstance(known, list):
        return known[:_MOST]
    return [] if known is None else [value]


def _numbers(layers: Iterable[Any]) -> frozenset[int]:
    return frozenset(layer.objid for layer in layers if isinstance(layer, PDFObjRef))


def _dict(value: Any) -> dict[str, Any]:
    known = resolve1(value)
    return known if isinstance(known, dict) else {}


def _name(value: Any) -> str:
    known = resolve1(value)
    return str(known.name) if isinstance(known, PSLiteral) else ""
