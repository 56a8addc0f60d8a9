"""No index is only the beginning of another: a planner may take it and read all of a table."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

NEEDLESS = (
    ("ix_cases_organisation_id", "cases", "organisation_id"),
    ("ix_alert_recipients_alert_id", "alert_recipients", "alert_id"),
)


def upgrade() -> None:
    for name, table, _ in NEEDLESS:
        op.drop_index(name, table)


def downgrade() -> None:
    for name, table, column in NEEDLESS:
        op.create_index(name, table, [column])
