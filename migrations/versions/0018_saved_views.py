"""Members keep views of the list of cases by name, and the list can be read newest first."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WORKED_ON = sa.text("list_order < 8")


def upgrade() -> None:
    op.create_table(
        "saved_views",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("filters", sa.String(600), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_saved_views_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index(op.f("ix_saved_views_member_id"), "saved_views", ["member_id"])
    op.create_index(
        "ix_cases_newest",
        "cases",
        ["organisation_id", "opened_at", "id"],
        sqlite_where=WORKED_ON,
        postgresql_where=WORKED_ON,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_newest", "cases")
    op.drop_table("saved_views")
