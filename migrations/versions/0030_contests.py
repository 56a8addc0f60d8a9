"""Workers contest a finding or an end; a question of a case says which of them it is."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

UNSETTLED = sa.text("settled_at IS NULL")


def _to(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{table}.id"],
        name=op.f(f"fk_contests_{column}_{table}"),
        deferrable=True,
        initially="DEFERRED",
    )


def upgrade() -> None:
    op.create_table(
        "contests",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("raised_at", UtcDateTime(), nullable=False),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("settled_by", sa.String(32), nullable=True),
        sa.Column("outcome", sa.String(30), nullable=True),
        _to("case_id", "cases"),
        _to("report_id", "reports"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contests")),
    )
    op.create_index(op.f("ix_contests_case_id"), "contests", ["case_id"])
    op.create_index(
        "ix_contests_unsettled",
        "contests",
        ["case_id"],
        sqlite_where=UNSETTLED,
        postgresql_where=UNSETTLED,
    )
    op.add_column(
        "poll_questions",
        sa.Column("kind", sa.String(10), server_default="happened", nullable=False),
    )
    op.execute("UPDATE poll_questions SET kind = 'check_in' WHERE check_in")
    op.execute("UPDATE poll_questions SET kind = 'transfer' WHERE transfer")
    op.drop_column("poll_questions", "check_in")
    op.drop_column("poll_questions", "transfer")


def downgrade() -> None:
    op.add_column(
        "poll_questions",
        sa.Column("check_in", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "poll_questions",
        sa.Column("transfer", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute("UPDATE poll_questions SET check_in = (kind = 'check_in')")
    op.execute("UPDATE poll_questions SET transfer = (kind = 'transfer')")
    op.drop_column("poll_questions", "kind")
    op.drop_table("contests")
