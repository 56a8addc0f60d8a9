"""A case about retaliation knows the case that it came from."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

IS_LINKED = sa.text("parent_id IS NOT NULL")


def upgrade() -> None:
    op.add_column("cases", sa.Column("parent_id", sa.String(32), nullable=True))
    op.create_index(
        "ix_cases_parent",
        "cases",
        ["parent_id"],
        sqlite_where=IS_LINKED,
        postgresql_where=IS_LINKED,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_parent", "cases")
    op.drop_column("cases", "parent_id")
