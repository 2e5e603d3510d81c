"""Which offices may found, recognise or designate a service centre: kinds of offices, and of which places."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.rulebook.strict_yaml import Item, keyed, listed, text


@dataclass(frozen=True, slots=True)
class StandingAsked:
    """An office fits whose name ends in one of `offices` and names one of `places`."""

    offices: tuple[str, ...]
    places: tuple[str, ...]

    def fits(self, issuer: str) -> bool:
        """Whether an issuing office is one of these, of one of these places."""
        return issuer.endswith(self.offices) and any(place in issuer for place in self.places)


def read(item: Item) -> StandingAsked:
    """The part `asks` of a rule on standing; raises RulebookError."""
    found = keyed(item, ("offices", "places"))
    offices, places = (tuple(map(text, listed(found[key]))) for key in ("offices", "places"))
    return StandingAsked(offices, places)
