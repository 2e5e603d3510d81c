"""Alembic's scripts; `service.database.migrate` runs them, no alembic.ini is needed."""
