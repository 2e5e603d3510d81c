"""The office's own sign-in: who a user is to it; and the browsers in which users are signed in.
Where pages hold identity numbers is noted from the next run on.

Hooks' secrets need room to be sealed, which the service does at its next start: only it has the key.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is known to it yet, and whoever was signed in signs in again."""
    op.create_table(
        "office_identities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_office_identities_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_office_identities"),
        sa.UniqueConstraint("issuer", "subject", name="uq_office_identities_issuer_subject"),
        sa.UniqueConstraint("user_id", "issuer", name="uq_office_identities_user_id_issuer"),
    )
    op.create_table(
        "web_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("browser", sa.String(length=200), nullable=False),
        sa.Column("by_office", sa.Boolean(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_web_sessions_user_id_users"),
        sa.PrimaryKeyConstraint("id", name="pk_web_sessions"),
        sa.UniqueConstraint("digest", name="uq_web_sessions_digest"),
    )
    op.create_index("ix_web_sessions_user_id_seen_at", "web_sessions", ["user_id", "seen_at"], unique=False)
    op.create_table(
        "personal_places",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("boxes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "page", name="pk_personal_places"),
    )
    _widen("secret", 300)


def downgrade() -> None:
    """Whoever came in by it needs a password, which staff can set; hooks whose secret is sealed are made anew."""
    sealed = "FROM hooks WHERE secret NOT LIKE 'whsec%'"
    op.execute(f"DELETE FROM outbox WHERE hook_id IN (SELECT id {sealed})")
    op.execute(f"DELETE {sealed}")
    _widen("secret", 64)
    op.drop_table("personal_places")
    op.drop_table("web_sessions")
    op.drop_table("office_identities")


def _widen(column: str, length: int) -> None:
    """A column of hooks with room for so many letters; SQLite changes no column, so there it is made anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE hooks ALTER COLUMN {column} TYPE VARCHAR({length})")
        return
    op.execute(f"ALTER TABLE hooks ADD COLUMN made_anew VARCHAR({length}) DEFAULT '' NOT NULL")
    op.execute(f"UPDATE hooks SET made_anew = {column}")
    op.execute(f"ALTER TABLE hooks DROP COLUMN {column}")
    op.execute(f"ALTER TABLE hooks RENAME COLUMN made_anew TO {column}")
