"""A rota, the ways by which alarms reach members, and the daily test alarm."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rota_turns",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("days", sa.String(13), nullable=False),
        sa.Column("from_hour", sa.Integer(), nullable=False),
        sa.Column("upto_hour", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_rota_turns_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_turns")),
    )
    for column in ("organisation_id", "member_id"):
        op.create_index(op.f(f"ix_rota_turns_{column}"), "rota_turns", [column])
    op.create_table(
        "alarm_ways",
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "way", name=op.f("pk_alarm_ways")),
    )
    op.create_table(
        "alarm_tests",
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("acknowledged_at", UtcDateTime(), nullable=True),
        sa.Column("acknowledged_by", sa.String(32), nullable=True),
        sa.Column("told_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_alarm_tests_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "day", name=op.f("pk_alarm_tests")),
    )


def downgrade() -> None:
    op.drop_table("alarm_tests")
    op.drop_table("alarm_ways")
    op.drop_table("rota_turns")
