"""What staff correct may be a text or a day as well as a figure: values of corrections are text of any length."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FIGURES = "'total_assets', 'floor_area', 'headcount', 'qualification_ratio', 'client_count'"


def upgrade() -> None:
    """Figures stood as plain digits already, so nothing that is written changes."""
    _turn(sa.String(length=40), sa.String())


def downgrade() -> None:
    """Corrections of facts are lost: the earlier version has no place for them."""
    op.execute(sa.text(f"DELETE FROM claim_corrections WHERE field NOT IN ({FIGURES})"))
    _turn(sa.String(), sa.String(length=40))


def _turn(old: sa.String, new: sa.String) -> None:
    with op.batch_alter_table("claim_corrections") as table:
        for column in ("before", "value"):
            table.alter_column(column, existing_type=old, type_=new, existing_nullable=False)
