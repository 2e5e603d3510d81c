"""Correction notices with their items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What experts asked for before stays with their decisions; nothing is made a notice of."""
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("extension", sa.String(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('draft', 'sent', 'answered', 'closed')", name="ck_notices_noticestate"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_notices_dossier_id_dossiers"),
        sa.ForeignKeyConstraint(["made_by_id"], ["users.id"], name="fk_notices_made_by_id_users"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_notices_run_id_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint("number", name="uq_notices_number"),
    )
    op.create_index("ix_notices_dossier_id", "notices", ["dossier_id"], unique=False)
    op.create_table(
        "notice_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("condition", sa.String(length=200), nullable=False),
        sa.Column("paper", sa.String(length=255), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("todo", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("answer_text", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("source IN ('finding', 'expert', 'staff')", name="ck_notice_items_source"),
        sa.CheckConstraint("answer IN ('file', 'explanation', 'not_applicable')", name="ck_notice_items_reply"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_notice_items_document_id_documents"),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name="fk_notice_items_notice_id_notices"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_items"),
    )
    op.create_index("ix_notice_items_notice_id", "notice_items", ["notice_id"], unique=False)


def downgrade() -> None:
    """Notices are lost: the earlier version has no place for them."""
    op.drop_table("notice_items")
    op.drop_table("notices")
