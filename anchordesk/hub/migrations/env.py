"""Runs the steps on the connection that the hub hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

connection = context.config.attributes["connection"]
if not isinstance(connection, Connection):
    raise TypeError("the hub's migrations run on a connection that the hub opened")
context.configure(connection=connection, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
