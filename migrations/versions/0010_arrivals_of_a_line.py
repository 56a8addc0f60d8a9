"""When texts came in on a line, found by the line; reports and tags by their days."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FROM_WORKER = sa.text("line_id IS NOT NULL")

DAY = ["noted_on", "channel", "state"]


def upgrade() -> None:
    op.add_column("messages", sa.Column("line_id", sa.String(length=32)))
    op.execute(
        "UPDATE messages SET line_id = (SELECT reports.line_id FROM reports"
        " WHERE reports.id = messages.report_id) WHERE author = 'worker'"
    )
    op.create_index(
        "ix_messages_line",
        "messages",
        ["line_id", "at"],
        sqlite_where=FROM_WORKER,
        postgresql_where=FROM_WORKER,
    )
    op.create_index("ix_reports_received", "reports", ["organisation_id", "received_at"])
    op.drop_index("ix_inbox_taken_on", "inbox")
    op.create_index("ix_inbox_day", "inbox", ["taken_on", "line_id"])
    op.drop_index("ix_removals_day", "removals")
    op.create_index("ix_removals_day", "removals", [*DAY, "line_id", "error_code"])


def downgrade() -> None:
    op.drop_index("ix_removals_day", "removals")
    op.create_index("ix_removals_day", "removals", DAY)
    op.drop_index("ix_inbox_day", "inbox")
    op.create_index("ix_inbox_taken_on", "inbox", ["taken_on"])
    op.drop_index("ix_reports_received", "reports")
    op.drop_index("ix_messages_line", "messages")
    with op.batch_alter_table("messages") as messages:
        messages.drop_column("line_id")
