"""Rounds of applications, each with its year's notice; a dossier may belong to one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Dossiers of before belong to no round.

    The column is added in words that both databases know: SQLite would else have its table made anew, to which others
    refer.
    """
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.UniqueConstraint("number", name="uq_rounds_number"),
    )
    op.execute(
        "ALTER TABLE dossiers ADD COLUMN round_id INTEGER CONSTRAINT fk_dossiers_round_id_rounds REFERENCES rounds (id)"
    )


def downgrade() -> None:
    """Notices, and what belongs to which, are lost: the earlier version has no place for them."""
    with op.batch_alter_table("dossiers") as table:
        table.drop_column("round_id")
    op.drop_table("rounds")
