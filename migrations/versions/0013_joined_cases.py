"""A case can be joined to another that is about the same matter, and parted from it again; what a
monitor says of it in the list can be undone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

DEFERRED = {"deferrable": True, "initially": "DEFERRED"}
ENDED = "state IN ('closed', 'referred', 'out_of_scope')"
BY_URGENCY = (
    " + CASE WHEN level = 'L1' THEN 0 ELSE 4 END"
    " + CASE WHEN first_opened_at IS NULL THEN 0 ELSE 2 END"
    " + CASE WHEN due_at IS NULL THEN 1 ELSE 0 END"
)
BEFORE = f"CASE WHEN {ENDED} THEN 8 ELSE 0 END{BY_URGENCY}"
AFTER = f"CASE WHEN {ENDED} THEN 8 WHEN state = 'joined' THEN 16 ELSE 0 END{BY_URGENCY}"

IS_JOINED = sa.text("joined_to_id IS NOT NULL")
LIST = ["organisation_id", "list_order", "due_at", "opened_at", "id"]
PARTIAL = (
    ("ix_cases_lack_day", sa.text("list_order >= 8 AND ended_on IS NULL")),
    ("ix_cases_day_too_much", sa.text("list_order < 8 AND ended_on IS NOT NULL")),
)


def upgrade() -> None:
    op.add_column("cases", sa.Column("joined_to_id", sa.String(32)))
    op.create_index(
        "ix_cases_joined_to",
        "cases",
        ["joined_to_id"],
        sqlite_where=IS_JOINED,
        postgresql_where=IS_JOINED,
    )
    op.add_column(
        "case_reports",
        sa.Column("opened_case_id", sa.String(32), server_default="", nullable=False),
    )
    op.execute("UPDATE case_reports SET opened_case_id = case_id")
    _order(AFTER)
    op.create_table(
        "screenings",
        sa.Column("case_id", sa.String(32), sa.ForeignKey("cases.id", **DEFERRED)),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("case_id"),
    )


def downgrade() -> None:
    op.drop_table("screenings")
    op.execute("UPDATE case_reports SET case_id = opened_case_id")
    op.execute(
        "UPDATE cases SET state = 'screened', joined_to_id = NULL, ended_on = NULL"
        " WHERE state = 'joined'"
    )
    _order(BEFORE)
    op.drop_column("case_reports", "opened_case_id")
    op.drop_index("ix_cases_joined_to", "cases")
    op.drop_column("cases", "joined_to_id")


def _order(made_of: str) -> None:
    """The column is made anew: neither database changes what it is made of."""
    for name, _ in PARTIAL:
        op.drop_index(name, "cases")
    op.drop_index("ix_cases_list", "cases")
    op.drop_column("cases", "list_order")
    # SQLite adds a column to a table that is there only where it does not store it.
    stored = op.get_bind().dialect.name == "postgresql"
    order = sa.Computed(made_of, persisted=stored)
    op.add_column("cases", sa.Column("list_order", sa.Integer(), order))
    op.create_index("ix_cases_list", "cases", LIST)
    for name, where in PARTIAL:
        op.create_index(name, "cases", ["id"], sqlite_where=where, postgresql_where=where)
