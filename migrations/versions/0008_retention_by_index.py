"""What retention ends is found by an index: each step costs what it ends, and nothing else."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TO_DESTROY = sa.text("ended_on IS NOT NULL AND message_count > destroyed_up_to")
NEVER_ASKED = sa.text("needed_at IS NULL")
ASKED = sa.text("needed_at IS NOT NULL")
SETTLED = sa.text("settled_at IS NOT NULL AND (template IS NULL OR template <> 'alert')")
KEPT = sa.text("state = 'kept'")
LACKS_DAY = sa.text("list_order >= 8 AND ended_on IS NULL")
HAS_DAY_TOO_MUCH = sa.text("list_order < 8 AND ended_on IS NOT NULL")

INDEXES = (
    ("ix_reports_to_destroy", "reports", ["ended_on"], TO_DESTROY),
    ("ix_contacts_never_asked", "contacts", ["created_on"], NEVER_ASKED),
    ("ix_contacts_needed_at", "contacts", ["needed_at"], ASKED),
    ("ix_outbox_settled_at", "outbox", ["settled_at"], SETTLED),
    ("ix_removals_kept", "removals", ["expires_at"], KEPT),
    ("ix_cases_lack_day", "cases", ["id"], LACKS_DAY),
    ("ix_cases_day_too_much", "cases", ["id"], HAS_DAY_TOO_MUCH),
)


def upgrade() -> None:
    op.add_column("reports", sa.Column("ended_on", sa.Date()))
    op.add_column(
        "reports",
        sa.Column("destroyed_up_to", sa.Integer(), server_default="0", nullable=False),
    )
    op.add_column("contacts", sa.Column("needed_at", sa.DateTime(timezone=True)))
    op.execute(
        "UPDATE reports SET ended_on = (SELECT cases.ended_on FROM cases"
        " JOIN case_reports ON case_reports.case_id = cases.id"
        " WHERE case_reports.report_id = reports.id)"
    )
    op.execute(
        "UPDATE reports SET destroyed_up_to = message_count WHERE ended_on IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM messages"
        " WHERE messages.report_id = reports.id AND messages.body_sealed IS NOT NULL)"
    )
    for name, table, columns, where in INDEXES:
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _, _ in reversed(INDEXES):
        op.drop_index(name, table)
    with op.batch_alter_table("contacts") as contacts:
        contacts.drop_column("needed_at")
    with op.batch_alter_table("reports") as reports:
        reports.drop_column("destroyed_up_to")
        reports.drop_column("ended_on")
