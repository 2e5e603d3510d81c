"""The blind sample: a share and a seed for each round, and the findings that experts read blind."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ROUNDS = (
    "blind_share INTEGER DEFAULT 5 NOT NULL",
    "blind_seed VARCHAR(64) DEFAULT '' NOT NULL",
)


def upgrade() -> None:
    """Rounds of before get a seed each; of runs of before nothing is drawn."""
    for column in ROUNDS:
        op.execute(f"ALTER TABLE rounds ADD COLUMN {column}")
    _seed()
    op.create_table(
        "blind_readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        *_of_the_machine(),
        *_of_the_expert(),
        sa.CheckConstraint("asked IN ('value', 'marks', 'paper')", name="ck_blind_readings_asked"),
        sa.CheckConstraint("source IN ('text', 'scan', 'photo')", name="ck_blind_readings_pagesource"),
        sa.CheckConstraint("ruling IN ('same', 'slip', 'error')", name="ck_blind_readings_ruling"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_blind_readings_dossier_id_dossiers"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_blind_readings_run_id_runs"),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_blind_readings_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_blind_readings"),
        sa.UniqueConstraint("dossier_id", "rule", "evidence", name="uq_blind_readings_dossier_id_rule_evidence"),
    )


def _seed() -> None:
    connection = op.get_bind()
    for (number,) in connection.execute(sa.text("SELECT id FROM rounds")).all():
        told = {"seed": secrets.token_hex(32), "number": number}
        connection.execute(sa.text("UPDATE rounds SET blind_seed = :seed WHERE id = :number"), told)


def _of_the_machine() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("asked", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("paper", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("scanner", sa.String(length=200), nullable=False),
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
    )


def _of_the_expert() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.Column("ruling", sa.String(length=32), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    """What experts read is lost; the log keeps it."""
    op.drop_table("blind_readings")
    for column in ROUNDS:
        op.execute(f"ALTER TABLE rounds DROP COLUMN {column.split()[0]}")
