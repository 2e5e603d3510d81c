"""The second factor: each user's secret, sealed, the last time step that opened, and recovery codes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

USERS = (
    "totp_secret VARCHAR(300) DEFAULT '' NOT NULL",
    "totp_last INTEGER DEFAULT 0 NOT NULL",
)


def upgrade() -> None:
    """Nobody has one yet."""
    for column in USERS:
        op.execute(f"ALTER TABLE users ADD COLUMN {column}")
    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_recovery_codes_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_recovery_codes"),
        sa.UniqueConstraint("digest", name="uq_recovery_codes_digest"),
    )
    op.create_index("ix_recovery_codes_user_id", "recovery_codes", ["user_id"], unique=False)


def downgrade() -> None:
    """The password alone opens again; whoever had a second factor sets it up anew later."""
    op.drop_table("recovery_codes")
    for column in USERS:
        op.execute(f"ALTER TABLE users DROP COLUMN {column.split()[0]}")
