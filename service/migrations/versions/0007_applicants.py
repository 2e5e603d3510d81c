"""What applicants say of themselves and of figures, their receipts, and links for a forgotten password."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables of their own; nothing that was written changes."""
    op.create_table(
        "profiles",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("credit_code", sa.String(length=18), nullable=False),
        sa.Column("contact", sa.String(length=64), nullable=False),
        sa.Column("phone", sa.String(length=32), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_profiles_user_id"),
        sa.PrimaryKeyConstraint("user_id", name="pk_profiles"),
    )
    op.create_index("ix_profiles_email", "profiles", ["email"], unique=False)
    op.create_table(
        "figure_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("confirm", "dispute", name="answer", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_figure_answers_by_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_figure_answers_dossier_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_figure_answers_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_figure_answers"),
    )
    op.create_index("ix_figure_answers_dossier_id_evidence", "figure_answers", ["dossier_id", "evidence"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_receipts_by_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_receipts_dossier_id"),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
        sa.UniqueConstraint("number", name="uq_receipts_number"),
        sa.UniqueConstraint("year", "place", name="uq_receipts_year_place"),
    )
    op.create_index("ix_receipts_dossier_id", "receipts", ["dossier_id"], unique=False)
    op.create_table(
        "password_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_password_links_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_password_links"),
        sa.UniqueConstraint("digest", name="uq_password_links_digest"),
    )
    op.create_index("ix_password_links_user_id", "password_links", ["user_id"], unique=False)


def downgrade() -> None:
    """All of it is lost; the log keeps that it was said."""
    for table in ("password_links", "receipts", "figure_answers", "profiles"):
        op.drop_table(table)
