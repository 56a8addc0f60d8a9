"""A member is told of a case that nobody has read in time, once."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NOT_READ_IN_TIME = sa.text(
    "first_opened_at IS NULL AND late_told_at IS NULL AND due_at IS NOT NULL"
)


def upgrade() -> None:
    op.add_column("cases", sa.Column("late_told_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_cases_not_read_in_time",
        "cases",
        ["due_at"],
        sqlite_where=NOT_READ_IN_TIME,
        postgresql_where=NOT_READ_IN_TIME,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_not_read_in_time", "cases")
    op.drop_column("cases", "late_told_at")
