"""What programs need: scopes and an end for tokens, hooks, and answers kept for requests that come twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tokens of before may read and write, and have no end."""
    op.execute("ALTER TABLE tokens ADD COLUMN scopes VARCHAR(32) DEFAULT 'read write' NOT NULL")
    op.add_column("tokens", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "hooks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("events", sa.JSON(), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_hooks_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_hooks"),
    )
    op.create_index("ix_hooks_user_id", "hooks", ["user_id"], unique=False)
    op.execute("ALTER TABLE outbox ADD COLUMN hook_id INTEGER CONSTRAINT fk_outbox_hook_id_hooks REFERENCES hooks (id)")
    op.create_index("ix_outbox_hook_id", "outbox", ["hook_id"], unique=False)
    op.create_table(
        "kept_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_kept_answers_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_answers"),
        sa.UniqueConstraint("user_id", "key", name="uq_kept_answers_user_id_key"),
    )
    op.create_index("ix_kept_answers_at", "kept_answers", ["at"], unique=False)


def downgrade() -> None:
    """Hooks are lost with what waits for them; tokens that had ended or could only read would open all: they go."""
    op.drop_table("kept_answers")
    op.execute("DELETE FROM outbox WHERE hook_id IS NOT NULL")
    op.drop_index("ix_outbox_hook_id", "outbox")
    with op.batch_alter_table("outbox") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint("fk_outbox_hook_id_hooks", type_="foreignkey")
        table.drop_column("hook_id")
    op.drop_table("hooks")
    op.execute("DELETE FROM tokens WHERE scopes <> 'read write' OR expires_at IS NOT NULL")
    op.execute("ALTER TABLE tokens DROP COLUMN expires_at")
    op.execute("ALTER TABLE tokens DROP COLUMN scopes")
