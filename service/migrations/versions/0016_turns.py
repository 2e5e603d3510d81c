"""Fair turns: runs that step aside after a slice of work, and what they took."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None stepped aside yet."""
    op.add_column("runs", sa.Column("aside", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("runs", sa.Column("spent", sa.Double(), server_default="0", nullable=False))


def downgrade() -> None:
    """Runs go on to their end again."""
    op.drop_column("runs", "aside")
    op.drop_column("runs", "spent")
