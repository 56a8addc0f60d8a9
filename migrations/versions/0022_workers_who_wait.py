"""Whoever waits for an answer is found by an index that holds nobody else."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

UNANSWERED = sa.text("unanswered_since IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_case_reports_unanswered",
        "case_reports",
        ["case_id"],
        sqlite_where=UNANSWERED,
        postgresql_where=UNANSWERED,
    )


def downgrade() -> None:
    op.drop_index("ix_case_reports_unanswered", "case_reports")
