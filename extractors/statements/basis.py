"""What a statement is worth by the paper that it stands in: declared, or evidenced by a supporting paper."""

from __future__ import annotations

from extractors.model import Basis, Field, Kind

SUPPORTS: dict[Field, frozenset[Kind]] = {
    Field.TOTAL_ASSETS: frozenset({Kind.AUDIT_REPORT, Kind.BALANCE_SHEET}),
    Field.FLOOR_AREA: frozenset({Kind.LEASE, Kind.PROPERTY_CERTIFICATE}),
    Field.HEADCOUNT: frozenset({Kind.STAFF_ROSTER, Kind.INSURANCE_LIST}),
    Field.QUALIFICATION_RATIO: frozenset({Kind.STAFF_ROSTER}),
    Field.CLIENT_COUNT: frozenset({Kind.CLIENT_LIST}),
}

# Agreements and certificates speak of other parties and single people: figures in them are not the applicant's.
OF_OTHERS = frozenset({Kind.AGREEMENT, Kind.CERTIFICATE})


def basis_of(field: Field, kind: Kind) -> Basis:
    """Whether a figure that stands in a paper of this kind is evidence or only said."""
    return Basis.EVIDENCED if kind in SUPPORTS[field] else Basis.DECLARED
