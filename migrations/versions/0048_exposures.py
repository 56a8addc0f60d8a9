"""When an employer or buyers learned of a case; how many people a sign of retaliation is about."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    deferred = sa.ForeignKey("cases.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "case_exposures",
        sa.Column("case_id", sa.String(32), deferred, primary_key=True),
        sa.Column("kind", sa.String(10), primary_key=True),
        sa.Column("at", UtcDateTime(), primary_key=True),
    )
    op.create_index("ix_case_exposures_at", "case_exposures", ["at"])
    op.add_column("watch_triggers", sa.Column("people", sa.Integer(), nullable=True))
    op.execute(
        "INSERT INTO case_exposures (case_id, kind, at)"
        " SELECT case_id, 'employer', opened_at FROM retaliation_watches"
    )
    op.execute(
        "INSERT INTO case_exposures (case_id, kind, at)"
        " SELECT DISTINCT case_id, 'release', released_at FROM alerts WHERE released_at IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_column("watch_triggers", "people")
    op.drop_table("case_exposures")
