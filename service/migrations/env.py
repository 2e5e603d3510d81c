"""Runs the scripts on the connection that `service.database.migrate` opened."""

from typing import Any, Literal

from alembic import context

from service.tables import Base
from service.tables.base import Figure, UtcTime


def plain_type(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Scripts name the database's types: the project's own may change after a script was written."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    return "sa.String(length=40)" if kind == "type" and isinstance(item, Figure) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=context.config.attributes.get("batch", True),
    transactional_ddl=True,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()
