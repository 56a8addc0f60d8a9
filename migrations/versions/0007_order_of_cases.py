"""The list of cases in its order, and what is unread, each by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LIST_ORDER = (
    "CASE WHEN state IN ('closed', 'referred', 'out_of_scope') THEN 8 ELSE 0 END"
    " + CASE WHEN level = 'L1' THEN 0 ELSE 4 END"
    " + CASE WHEN first_opened_at IS NULL THEN 0 ELSE 2 END"
    " + CASE WHEN due_at IS NULL THEN 1 ELSE 0 END"
)
UNREAD = sa.text("read_at IS NULL OR read_at < last_heard_at")


def upgrade() -> None:
    # SQLite adds a column to a table that is there only where it does not store it.
    stored = op.get_bind().dialect.name == "postgresql"
    order = sa.Computed(LIST_ORDER, persisted=stored)
    op.add_column("cases", sa.Column("list_order", sa.Integer(), order))
    op.create_index(
        "ix_cases_list",
        "cases",
        ["organisation_id", "list_order", "due_at", "opened_at", "id"],
    )
    op.create_index(
        "ix_cases_unread",
        "cases",
        ["organisation_id", "state", "read_at", "level"],
        sqlite_where=UNREAD,
        postgresql_where=UNREAD,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_unread", "cases")
    op.drop_index("ix_cases_list", "cases")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("list_order")
