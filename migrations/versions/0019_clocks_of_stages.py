"""Clocks of each stage of a case, by the organisation's own week and holidays."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

TELLS_LATER = sa.text("next_late_at IS NOT NULL")
NOT_READ_IN_TIME = sa.text(
    "first_opened_at IS NULL AND late_told_at IS NULL AND due_at IS NOT NULL"
)
_CASES = sa.table(
    "cases",
    sa.column("state"),
    sa.column("clock"),
    sa.column("late_clocks"),
    sa.column("due_at"),
    sa.column("opened_at"),
    sa.column("first_opened_at"),
    sa.column("late_told_at"),
    sa.column("next_late_at"),
)
_ENDED = _CASES.c.state.in_(("closed", "referred", "out_of_scope", "joined"))


def upgrade() -> None:
    op.create_table(
        "working_weeks",
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("days", sa.String(13), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_working_weeks_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_working_weeks")),
    )
    op.create_table(
        "holidays",
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_holidays_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "day", name=op.f("pk_holidays")),
    )
    op.add_column("case_reports", sa.Column("unanswered_since", UtcDateTime()))
    op.add_column("cases", sa.Column("clock", sa.String(10)))
    op.add_column("cases", sa.Column("counts_since", UtcDateTime()))
    op.add_column("cases", sa.Column("paused_at", UtcDateTime()))
    op.add_column("cases", sa.Column("next_late_at", UtcDateTime()))
    op.add_column(
        "cases", sa.Column("late_clocks", sa.String(60), server_default="", nullable=False)
    )
    op.drop_index("ix_cases_not_read_in_time", "cases")
    # What a clock of before said; the clerk looks at each open case anew within minutes.
    cases, columns = _CASES.update(), _CASES.c
    op.execute(cases.where(columns.late_told_at.is_not(None)).values(late_clocks="contact"))
    op.execute(cases.where(columns.first_opened_at.is_(None)).values(clock="contact"))
    read = columns.first_opened_at.is_not(None)
    op.execute(cases.where(read | _ENDED).values(due_at=None))
    op.execute(cases.where(~_ENDED).values(next_late_at=columns.opened_at))
    op.drop_column("cases", "late_told_at")
    op.create_index(
        "ix_cases_next_late",
        "cases",
        ["next_late_at"],
        sqlite_where=TELLS_LATER,
        postgresql_where=TELLS_LATER,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_next_late", "cases")
    op.add_column("cases", sa.Column("late_told_at", UtcDateTime()))
    told = _CASES.c.late_clocks != ""
    op.execute(_CASES.update().where(told).values(late_told_at=_CASES.c.opened_at))
    op.create_index(
        "ix_cases_not_read_in_time",
        "cases",
        ["due_at"],
        sqlite_where=NOT_READ_IN_TIME,
        postgresql_where=NOT_READ_IN_TIME,
    )
    for column in ("late_clocks", "next_late_at", "paused_at", "counts_since", "clock"):
        op.drop_column("cases", column)
    op.drop_column("case_reports", "unanswered_since")
    op.drop_table("holidays")
    op.drop_table("working_weeks")
