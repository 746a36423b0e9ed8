"""Which import changed a field of a resident, and how many fields an import changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty: imports before added residents and changed none."""
    with op.batch_alter_table("imports", recreate="always") as imports:
        imports.add_column(sa.Column("changes", sa.Integer(), nullable=True))
    with op.batch_alter_table("field_changes", recreate="always") as changes:
        changes.add_column(sa.Column("import_id", sa.LargeBinary(), nullable=True))
        changes.create_foreign_key("fk_field_changes_import_id", "imports", ["import_id"], ["id"])


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("field_changes", recreate="always") as changes:
        changes.drop_constraint("fk_field_changes_import_id", type_="foreignkey")
        changes.drop_column("import_id")
    # Residents point at their import, whose table cannot be dropped and made anew on the way back.
    op.drop_column("imports", "changes")
