"""What a statement is worth by the paper that it stands in: declared, or evidenced by a supporting paper."""

from __future__ import annotations

from functools import lru_cache

from extractors.fields import Field, figures
from extractors.model import Basis, Kind


@lru_cache(maxsize=1)
def statement_kinds() -> frozenset[Kind]:
    """Papers that are of one enterprise and one day or year, which they name: those that prove figures of accounts."""
    return frozenset(Kind(code) for field in figures() if field.statement for code in field.proved_by)


PREMISES = frozenset({Kind.LEASE, Kind.PROPERTY_CERTIFICATE})
"""Papers that are of rooms, which they name."""

# Agreements and certificates speak of other parties and single people: figures in them are not the applicant's.
OF_OTHERS = frozenset({Kind.AGREEMENT, Kind.CERTIFICATE})


def basis_of(field: Field, kind: Kind) -> Basis:
    """Whether a figure that stands in a paper of this kind is evidence or only said."""
    return Basis.EVIDENCED if kind in field.proved_by else Basis.DECLARED
