"""The staff's desk: things added and corrected by hand, what dossiers are found by, one-time passwords."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

USERS = (
    "one_time BOOLEAN DEFAULT FALSE NOT NULL",
    "left_for VARCHAR DEFAULT '' NOT NULL",
)


def upgrade() -> None:
    """Dossiers of before are found by their names at once, by all else from their next change on."""
    for column in USERS:
        op.execute(f"ALTER TABLE users ADD COLUMN {column}")
    _corrections()
    op.create_table(
        "search_texts",
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name="fk_search_texts_dossier_id_dossiers"),
        sa.PrimaryKeyConstraint("dossier_id", name="pk_search_texts"),
    )
    op.execute(
        "INSERT INTO search_texts (dossier_id, text) "
        "SELECT id, lower(title || chr(10) || applicant || chr(10) || id) FROM dossiers".replace(
            "chr(10)", "chr(10)" if op.get_bind().dialect.name == "postgresql" else "char(10)"
        )
    )


def _corrections() -> None:
    op.create_table(
        "paper_corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(length=32), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        *_said("paper_corrections"),
        sa.CheckConstraint("aspect IN ('owner', 'year', 'part')", name="ck_paper_corrections_paperaspect"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_corrections"),
    )
    op.create_index("ix_paper_corrections_dossier_id", "paper_corrections", ["dossier_id"], unique=False)
    op.create_table(
        "supplements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        *_said("supplements"),
        sa.PrimaryKeyConstraint("id", name="pk_supplements"),
    )
    op.create_index("ix_supplements_dossier_id", "supplements", ["dossier_id"], unique=False)


def _said(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """Why, by whom, when, and until when it held."""
    return (
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossiers.id"], name=f"fk_{table}_dossier_id_dossiers"),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=f"fk_{table}_by_id_users"),
    )


def downgrade() -> None:
    """All of it is lost; the log keeps what was said by hand."""
    for table in ("search_texts", "supplements", "paper_corrections"):
        op.drop_table(table)
    for column in USERS:
        op.execute(f"ALTER TABLE users DROP COLUMN {column.split()[0]}")
