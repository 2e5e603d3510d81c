"""What dossiers have in common: marks of files and dossiers, pairs, and the reasons for which pairs were put aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables of their own; nothing that was written changes."""
    op.create_table(
        "file_marks",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("look", sa.String(length=256), nullable=False),
        sa.Column("scanned", sa.Boolean(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("producer", sa.String(length=200), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.Column("changed", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "page", name="pk_file_marks"),
    )
    op.create_table(
        "dossier_marks",
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("compared_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_dossier_marks_dossier_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_dossier_marks_run_id"),
        sa.PrimaryKeyConstraint("dossier_id", name="pk_dossier_marks"),
    )
    op.create_index("ix_dossier_marks_written_at", "dossier_marks", ["written_at"], unique=False)
    op.create_table(
        "dossier_pairs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.String(length=16), nullable=False),
        sa.Column("other_id", sa.String(length=16), nullable=False),
        sa.Column("spot", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("strength", sa.String(length=16), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("out_of", sa.Integer(), nullable=False),
        sa.Column("shared", sa.JSON(), nullable=False),
        sa.Column("one_run", sa.Integer(), nullable=False),
        sa.Column("other_run", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["one_id"], ["dossiers.id"], name="fk_dossier_pairs_one_id"),
        sa.ForeignKeyConstraint(["other_id"], ["dossiers.id"], name="fk_dossier_pairs_other_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dossier_pairs"),
        sa.UniqueConstraint("one_id", "other_id", "spot", name="uq_dossier_pairs_one_id_other_id_spot"),
    )
    op.create_index("ix_dossier_pairs_other_id", "dossier_pairs", ["other_id"], unique=False)
    op.create_table(
        "pair_dismissals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_pair_dismissals_by_id"),
        sa.ForeignKeyConstraint(["pair_id"], ["dossier_pairs.id"], name="fk_pair_dismissals_pair_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pair_dismissals"),
    )
    op.create_index("ix_pair_dismissals_pair_id", "pair_dismissals", ["pair_id"], unique=False)


def downgrade() -> None:
    """All of it is lost, the reasons too; the log keeps these."""
    for table in ("pair_dismissals", "dossier_pairs", "dossier_marks", "file_marks"):
        op.drop_table(table)
