"""The office's own sign-in: who a user is to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is known to it yet."""
    op.create_table(
        "office_identities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_office_identities_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_office_identities"),
        sa.UniqueConstraint("issuer", "subject", name="uq_office_identities_issuer_subject"),
        sa.UniqueConstraint("user_id", "issuer", name="uq_office_identities_user_id_issuer"),
    )


def downgrade() -> None:
    """Whoever came in by it needs a password, which staff can set."""
    op.drop_table("office_identities")
