"""Checks of a remedy months later; who could not be reached; cases of one place and kind."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

IS_PLANNED = sa.text("state = 'planned'")
HAS_PLACE = sa.text("factory_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "remedy_checks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("poll_id", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_remedy_checks_case_id_cases"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_checks")),
    )
    op.create_index(op.f("ix_remedy_checks_case_id"), "remedy_checks", ["case_id"])
    op.create_index(op.f("ix_remedy_checks_poll_id"), "remedy_checks", ["poll_id"])
    op.create_index(
        "ix_remedy_checks_planned",
        "remedy_checks",
        ["due_on"],
        sqlite_where=IS_PLANNED,
        postgresql_where=IS_PLANNED,
    )
    op.add_column("polls", sa.Column("unreached_count", sa.Integer(), nullable=True))
    op.create_index(
        "ix_cases_place",
        "cases",
        ["organisation_id", "factory_id", "category", "opened_at"],
        sqlite_where=HAS_PLACE,
        postgresql_where=HAS_PLACE,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_place", "cases")
    op.drop_column("polls", "unreached_count")
    op.drop_table("remedy_checks")
