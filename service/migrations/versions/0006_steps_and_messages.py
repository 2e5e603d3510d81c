"""The procedure's steps, messages, the outbox; more stages for a dossier, an address for mails."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

OLD = ("draft", "submitted", "returned", "signed")
NEW = (
    *("draft", "submitted", "returned", "recommended", "accepted", "signed"),
    *("candidate", "visited", "announced", "recognised", "declined", "withdrawn"),
)


def upgrade() -> None:
    """Dossiers of before stand where they stood, with no steps told."""
    _stages(NEW)
    op.execute("ALTER TABLE users ADD COLUMN email VARCHAR(254) DEFAULT '' NOT NULL")
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("deed", sa.String(length=32), nullable=False),
        sa.Column("before", sa.String(length=32), nullable=False),
        sa.Column("after", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_steps_by_id_users"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_steps_dossier_id_dossiers"),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
    )
    op.create_index("ix_steps_dossier_id", "steps", ["dossier_id"], unique=False)
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=True),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("zh", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_messages_dossier_id_dossiers"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_messages_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
    )
    op.create_index("ix_messages_user_id_read_at", "messages", ["user_id", "read_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=500), nullable=False),
        sa.CheckConstraint("channel IN ('mail', 'webhook')", name="ck_outbox_channel"),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'given_up')", name="ck_outbox_posted"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_state_due_at", "outbox", ["state", "due_at"], unique=False)


def downgrade() -> None:
    """Steps and messages are lost; a dossier goes back to the nearest stage that the earlier version knows."""
    for table in ("outbox", "messages", "steps"):
        op.drop_table(table)
    op.execute("ALTER TABLE users DROP COLUMN email")
    op.execute("UPDATE dossiers SET stage = 'submitted' WHERE stage IN ('recommended', 'accepted')")
    op.execute(f"UPDATE dossiers SET stage = 'signed' WHERE stage NOT IN {OLD!r}")
    _stages(OLD)


def _stages(names: tuple[str, ...]) -> None:
    """SQLite makes its table anew for this, which others refer to: `migrate` has foreign keys off meanwhile."""
    allowed = f"stage IN ({', '.join(repr(name) for name in names)})"
    with op.batch_alter_table("dossiers") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint("stage", type_="check")
        table.create_check_constraint("stage", allowed)  # the naming puts "ck_dossiers_" before it
