"""What a dossier is found by: all its names in one text, and the initials of those that are Chinese."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.tables.base import Base


class SearchText(Base):
    """One dossier's names, one a line, in small letters; written anew with whatever it is made of."""

    __tablename__ = "search_texts"

    dossier_id: Mapped[str] = mapped_column(String(16), ForeignKey("dossiers.id"), primary_key=True)
    text: Mapped[str]
