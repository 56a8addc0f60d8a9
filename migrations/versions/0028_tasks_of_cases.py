"""Tasks of cases: what a member has to do until a day, sealed."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ENDED = sa.text("ended_on IS NOT NULL")
TO_DO = sa.text("state = 'open' AND ended_on IS NULL")


def upgrade() -> None:
    op.create_table(
        "case_tasks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("assignee_id", sa.String(32), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("settled_by", sa.String(32), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_case_tasks_case_id_cases"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tasks")),
    )
    op.create_index(op.f("ix_case_tasks_case_id"), "case_tasks", ["case_id"])
    op.create_index(
        "ix_case_tasks_ended",
        "case_tasks",
        ["ended_on"],
        sqlite_where=ENDED,
        postgresql_where=ENDED,
    )
    op.create_index(
        "ix_case_tasks_to_do",
        "case_tasks",
        ["assignee_id", "due_on", "id"],
        sqlite_where=TO_DO,
        postgresql_where=TO_DO,
    )


def downgrade() -> None:
    op.drop_table("case_tasks")
