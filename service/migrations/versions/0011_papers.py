"""Tables of the desk: Word and Excel papers as a whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table of its own; what was read before is made whole when its pages are asked for."""
    op.create_table(
        "whole_papers",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name="pk_whole_papers"),
    )


def downgrade() -> None:
    """They can be made again from the files."""
    op.drop_table("whole_papers")
