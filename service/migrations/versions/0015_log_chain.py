"""The log as a chain: each entry bears the hash of the one before it and its own, those of before as well."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

START = "0" * 64
A_PIECE = 1000
DEEDS = ("actor_id", "actor", "address", "action", "subject_kind", "subject_id", "dossier_id", "before", "after")

AUDIT = sa.table(
    "audit",
    sa.column("id", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
    *(sa.column(name, sa.JSON if name in ("before", "after") else sa.String) for name in DEEDS),
    sa.column("previous", sa.String),
    sa.column("hash", sa.String),
)
NO_CHANGE = {
    "sqlite": [
        f"""CREATE TRIGGER audit_no_{deed} BEFORE {deed.upper()} ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""
        for deed in ("update", "delete")
    ],
    "postgresql": [
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    ],
}
MAY_CHANGE = {
    "sqlite": ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"],
    "postgresql": ["DROP TRIGGER audit_no_change ON audit"],
}
NO_REPLACING = """CREATE TRIGGER audit_no_replacing BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id OR previous = NEW.previous OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"""
"""INSERT OR REPLACE takes a row's place without asking the triggers against deletion."""


def upgrade() -> None:
    """The entries that are there are chained in their order, as they stand now."""
    kind = op.get_bind().dialect.name
    for statement in MAY_CHANGE[kind]:
        op.execute(sa.text(statement))
    for name in ("previous", "hash"):
        op.execute(f"ALTER TABLE audit ADD COLUMN {name} VARCHAR(64) DEFAULT '' NOT NULL")
    _chain(op.get_bind())
    for name in ("previous", "hash"):
        op.create_index(f"ix_audit_{name}", "audit", [name], unique=True)
    for statement in NO_CHANGE[kind]:
        op.execute(sa.text(statement))
    if kind == "sqlite":
        op.execute(sa.text(NO_REPLACING))


def _chain(connection: sa.Connection) -> None:
    last, at = START, 0
    while rows := connection.execute(sa.select(AUDIT).where(AUDIT.c.id > at).order_by(AUDIT.c.id).limit(A_PIECE)).all():
        links = []
        for row in rows:
            own = _hash(last, row)
            links.append({"link": row.id, "previous": last, "hash": own})
            last, at = own, row.id
        statement = sa.update(AUDIT).where(AUDIT.c.id == sa.bindparam("link"))
        connection.execute(statement.values(previous=sa.bindparam("previous"), hash=sa.bindparam("hash")), links)


def _hash(previous: str, row: Any) -> str:
    """As the program of this version counts it: over what was done, and the hash before."""
    moment: datetime = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    told = [previous, moment.astimezone(UTC).isoformat(), *(getattr(row, name) for name in DEEDS)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def downgrade() -> None:
    """The log without its chain."""
    kind = op.get_bind().dialect.name
    if kind == "sqlite":
        op.execute(sa.text("DROP TRIGGER audit_no_replacing"))
    for name in ("previous", "hash"):
        op.drop_index(f"ix_audit_{name}", "audit")
        op.execute(f"ALTER TABLE audit DROP COLUMN {name}")
