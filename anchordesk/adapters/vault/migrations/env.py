"""Runs migrations on the connection that the caller has opened and keyed."""

from __future__ import annotations

from alembic import context

# The transaction is the caller's: all migrations are kept, or none.
context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
