"""Retention: policies, holds, what was purged, what stays of it; the log may be emptied of content, never changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEPT = ("id", "at", "actor_id", "action", "subject_kind", "dossier_id", "previous", "hash")
"""What of an entry of the log nobody can touch."""

BLANKED = ("actor", "address", "subject_id")
"""What stays as it is, or becomes empty."""

SQLITE_UPDATE = "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit {when}\n" + (
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
)
POSTGRES_REFUSE = """CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN {unless} RAISE EXCEPTION 'the audit log is append-only'; END $$"""


def upgrade() -> None:
    """Nothing is purged by it, and no policy is set: the default one holds."""
    _policies()
    _holds()
    _purges()
    op.execute(
        "ALTER TABLE outbox ADD COLUMN dossier_id VARCHAR(16)"
        " CONSTRAINT fk_outbox_dossier_id_dossiers REFERENCES dossiers (id)"
    )
    op.create_index("ix_outbox_dossier_id", "outbox", ["dossier_id"], unique=False)
    _guard(emptying=True)


def downgrade() -> None:
    """What was purged stays so; the list of it is lost."""
    _guard(emptying=False)
    op.drop_index("ix_outbox_dossier_id", "outbox")
    with op.batch_alter_table("outbox") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint("fk_outbox_dossier_id_dossiers", type_="foreignkey")
        table.drop_column("dossier_id")
    for name in ("given_numbers", "public_units", "purged", "purges", "retention_holds", "retention_policies"):
        op.drop_table(name)


def _policies() -> None:
    op.create_table(
        "retention_policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("sweep", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("swept_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("sweep IN ('never', 'daily', 'yearly')", name="ck_retention_policies_sweep"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_retention_policies_round_id_rounds"),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_retention_policies_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_retention_policies"),
    )
    op.create_index("ix_retention_policies_round_id", "retention_policies", ["round_id"], unique=False)


def _holds() -> None:
    op.create_table(
        "retention_holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("settles", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_retention_holds_dossier_id_dossiers"),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_retention_holds_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_retention_holds"),
    )
    op.create_index("ix_retention_holds_dossier_id", "retention_holds", ["dossier_id"], unique=False)


def _purges() -> None:
    op.create_table(
        "purges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("cause IN ('policy', 'request', 'list')", name="ck_purges_purgecause"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_purges_round_id_rounds"),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name="fk_purges_by_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_purges"),
    )
    op.create_table(
        "purged",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("born_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purge_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('dossier', 'user')", name="ck_purged_purgedkind"),
        sa.ForeignKeyConstraint(["purge_id"], ["purges.id"], name="fk_purged_purge_id_purges"),
        sa.PrimaryKeyConstraint("kind", "subject", name="pk_purged"),
    )
    op.create_table(
        "public_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("applicant", sa.String(length=200), nullable=False),
        sa.Column("platform", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=16), nullable=True),
        sa.Column("recognised_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_public_units_round_id_rounds"),
        sa.PrimaryKeyConstraint("id", name="pk_public_units"),
    )
    op.create_table(
        "given_numbers",
        sa.Column("sort", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sort", "year", name="pk_given_numbers"),
    )


def _guard(emptying: bool) -> None:
    """The triggers of the log; `emptying`: an entry may lose what was before and after, who and where, and no more."""
    if op.get_bind().dialect.name == "postgresql":
        same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in KEPT)
        unless = f"IF TG_OP = 'UPDATE' THEN IF {same} AND {_less()} THEN RETURN NEW; END IF; END IF;"
        op.execute(sa.text(POSTGRES_REFUSE.format(unless=unless if emptying else "")))
        return
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in KEPT)
    op.execute(sa.text("DROP TRIGGER audit_no_update"))
    op.execute(sa.text(SQLITE_UPDATE.format(when=f"WHEN NOT ({same} AND {_less()})" if emptying else "")))


def _less() -> str:
    blank = " AND ".join(f"(NEW.{name} = OLD.{name} OR NEW.{name} = '')" for name in BLANKED)
    return f"NEW.before IS NULL AND NEW.after IS NULL AND {blank}"
