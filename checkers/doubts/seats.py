"""The seat of a licence's holder: where its address and its registrar say that it is, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checkers.rulebook.model import Places
from checkers.standing.facts import LEGIBLE
from checkers.standing.licences import Licence
from checkers.standing.whereabouts import Where, nearly_inside, whereabouts
from extractors.model import RECOGNISED, Fact, FactName


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a holder is registered; `over`: its registration or the licence's term has ended."""

    licence: Licence
    address: Fact | None
    registrar: Fact | None
    where: Where
    over: bool

    @property
    def holder(self) -> str:
        """Whom the licence names."""
        return self.licence.holder

    @property
    def numbers(self) -> tuple[int, ...]:
        """The facts that it rests on, the address first."""
        names = (FactName.REGISTERED_ADDRESS, FactName.ISSUED_BY, FactName.APPLICANT, FactName.REGISTRATION_ENDED)
        return tuple(i for name in names for i in self.licence.says(name))


def seat(licence: Licence, places: Places, on: date) -> Seat:
    """The seat that a licence tells."""
    address, registrar = licence.first(FactName.REGISTERED_ADDRESS), licence.first(FactName.ISSUED_BY)
    where = Where.UNTOLD
    if address is not None:
        office = whereabouts(registrar[1].text, places).where if registrar else Where.UNTOLD
        where = _where(address[1], office, places)
    return Seat(licence, address and address[1], registrar and registrar[1], where, _over(licence, on))


def _where(address: Fact, office: Where, places: Places) -> Where:
    """Where an address is, in the light of the office that registered it; PERHAPS where the two contradict."""
    found = whereabouts(address.text, places).where
    read = address.evidence.reader in RECOGNISED and not address.confirmed_by
    if found is Where.OUTSIDE:
        doubtful = office is Where.INSIDE or (read and nearly_inside(address.text, places))
        return Where.PERHAPS if doubtful else Where.OUTSIDE
    if office is Where.OUTSIDE:
        return Where.OUTSIDE if found is Where.UNTOLD else Where.PERHAPS
    if office is Where.INSIDE:
        return Where.INSIDE
    return Where.PERHAPS if read and address.evidence.confidence < LEGIBLE else found


def _over(licence: Licence, on: date) -> bool:
    terms = [f.value for f in licence.says(FactName.VALID_UNTIL).values()]
    ended = bool(terms) and all(isinstance(day, date) and day < on for day in terms)
    return ended or bool(licence.says(FactName.REGISTRATION_ENDED))
