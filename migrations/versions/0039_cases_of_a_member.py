"""The cases of one member in the order of their clocks, for the page of what needs somebody now."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

GIVEN = sa.text("assignee_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_cases_assigned",
        "cases",
        ["assignee_id", "list_order", "due_at"],
        sqlite_where=GIVEN,
        postgresql_where=GIVEN,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_assigned", "cases")
