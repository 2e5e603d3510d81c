"""Word and Excel papers as a whole, by content: what stands in them, and the pages that they were drawn to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from service.tables.base import Base


class WholePaper(Base):
    """`body` is the paper's JSON in the store. `pages`: how many it was drawn to, 0 for none; `printed_at`: when that
    was done, or tried; None: it was not tried yet."""

    __tablename__ = "whole_papers"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int] = mapped_column(default=0)
    printed_at: Mapped[datetime | None]
