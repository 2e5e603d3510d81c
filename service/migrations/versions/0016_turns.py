"""Fair turns: runs that step aside after a slice of work, and what they took."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


RUNS = (
    "aside BOOLEAN DEFAULT FALSE NOT NULL",
    "spent DOUBLE PRECISION DEFAULT 0 NOT NULL",
)


def upgrade() -> None:
    """None stepped aside yet."""
    for column in RUNS:
        op.execute(f"ALTER TABLE runs ADD COLUMN {column}")


def downgrade() -> None:
    """Runs go on to their end again."""
    for column in RUNS:
        op.execute(f"ALTER TABLE runs DROP COLUMN {column.split()[0]}")
