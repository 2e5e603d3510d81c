"""Experts: who a dossier is with, each one's words kept apart, sums, signatures, questions and stock phrases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BEGUN = """
INSERT INTO assignments (dossier_id, expert_id, chair, by_id, at, reason)
SELECT d.dossier_id, d.by_id, MAX(d.id) = (SELECT MAX(x.id) FROM decisions x WHERE x.dossier_id = d.dossier_id),
       d.by_id, MIN(d.at), ''
FROM decisions d GROUP BY d.dossier_id, d.by_id
"""

TABLES = ("replies", "questions", "phrases", "signatures", "opinions", "assignments")


def upgrade() -> None:
    """Who decided on a dossier before this version has it; the chair is whoever had the last word."""
    _decisions()
    _assignments()
    _opinions()
    _threads()
    op.execute(BEGUN)


def downgrade() -> None:
    """All of it is lost, withdrawn and settling words too; the log keeps what was done."""
    op.execute("DELETE FROM decisions WHERE settles OR withdrawn_at IS NOT NULL")
    for column in ("settles", "withdrawn_at"):
        op.execute(f"ALTER TABLE decisions DROP COLUMN {column}")
    for table in TABLES:
        op.drop_table(table)


def _decisions() -> None:
    """In words that both databases know: SQLite would else have the table made anew."""
    moment = "TIMESTAMP WITH TIME ZONE" if op.get_bind().dialect.name == "postgresql" else "DATETIME"
    op.execute("ALTER TABLE decisions ADD COLUMN settles BOOLEAN DEFAULT FALSE NOT NULL")
    op.execute(f"ALTER TABLE decisions ADD COLUMN withdrawn_at {moment}")


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("chair", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ending", _one_of("ending", "released", "recused", "taken_off"), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_assignments_by_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_assignments_dossier_id"),
        sa.ForeignKeyConstraint(["expert_id"], ["users.id"], name="fk_assignments_expert_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
    )
    op.create_index("ix_assignments_dossier_id", "assignments", ["dossier_id"], unique=False)
    op.create_index("ix_assignments_expert_id_ended_at", "assignments", ["expert_id", "ended_at"], unique=False)


def _opinions() -> None:
    sums = _one_of("recommendation", "recommend", "reject", "recheck")
    op.create_table(
        "opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Integer(), nullable=False),
        sa.Column("recommendation", sums, nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("bound", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_opinions_dossier_id"),
        sa.ForeignKeyConstraint(["expert_id"], ["users.id"], name="fk_opinions_expert_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_opinions_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_opinions"),
    )
    op.create_index("ix_opinions_dossier_id", "opinions", ["dossier_id"], unique=False)
    op.create_table(
        "signatures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("recommendation", _one_of("recommendation", *sums.enums), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("bound", sa.JSON(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_signatures_by_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_signatures_dossier_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_signatures_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_signatures"),
    )
    op.create_index("ix_signatures_dossier_id", "signatures", ["dossier_id"], unique=False)


def _threads() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("audience", _one_of("audience", "applicant", "office"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_questions_by_id"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_questions_dossier_id"),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
    )
    op.create_index("ix_questions_dossier_id", "questions", ["dossier_id"], unique=False)
    op.create_table(
        "replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_replies_by_id"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_replies_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_replies"),
    )
    op.create_index("ix_replies_question_id", "replies", ["question_id"], unique=False)
    op.create_table(
        "phrases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("verdict", _one_of("verdict", "agree", "overrule", "ask"), nullable=True),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_phrases_owner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_phrases"),
    )
    op.create_index("ix_phrases_owner_id", "phrases", ["owner_id"], unique=False)


def _one_of(name: str, *codes: str) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=32)
