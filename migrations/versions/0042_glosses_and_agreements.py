"""Glosses and translators, dialogue sessions and agreements, plans for freedom of association."""

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

ENDED = sa.text("ended_on IS NOT NULL")


def _of_case(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id"],
        ["cases.id"],
        name=op.f(f"fk_{table}_case_id_cases"),
        deferrable=True,
        initially="DEFERRED",
    )


def _create_sealed(table: str, *more: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        *more,
        _of_case(table),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_case_id"), table, ["case_id"])
    op.create_index(
        f"ix_{table}_ended", table, ["ended_on"], sqlite_where=ENDED, postgresql_where=ENDED
    )


def upgrade() -> None:
    _create_sealed(
        "negotiations",
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("representation", sa.String(20), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
    )
    _create_sealed(
        "agreements",
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("representation", sa.String(20), nullable=False),
        sa.Column("other_party", sa.String(20), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("item_id", sa.String(32), nullable=True),
    )
    _create_sealed(
        "glosses",
        sa.Column("message_id", sa.String(32), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("source", sa.String(10), nullable=False),
    )
    for column in ("message_id", "report_id"):
        op.create_index(op.f(f"ix_glosses_{column}"), "glosses", [column])
    op.create_table(
        "case_translators",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("member_id", sa.String(32), nullable=False),
        sa.Column("named_by", sa.String(32), nullable=False),
        sa.Column("named_at", UtcDateTime(), nullable=False),
        _of_case("case_translators"),
        sa.PrimaryKeyConstraint("case_id", "member_id", name=op.f("pk_case_translators")),
    )
    op.create_table(
        "gloss_requests",
        sa.Column("message_id", sa.String(32), nullable=False),
        sa.Column("translator_id", sa.String(32), nullable=False),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("asked_by", sa.String(32), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        _of_case("gloss_requests"),
        sa.PrimaryKeyConstraint("message_id", "translator_id", name=op.f("pk_gloss_requests")),
    )
    for column in ("translator_id", "case_id"):
        op.create_index(op.f(f"ix_gloss_requests_{column}"), "gloss_requests", [column])
    op.create_table(
        "translation_models",
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("address", sa.String(120), nullable=False),
        sa.Column("set_by", sa.String(32), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_translation_models_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_translation_models")),
    )
    op.create_table(
        "case_breaches",
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("breach", sa.String(20), nullable=False),
        _of_case("case_breaches"),
        sa.PrimaryKeyConstraint("case_id", "breach", name=op.f("pk_case_breaches")),
    )
    op.add_column("remedy_actions", sa.Column("element", sa.String(20), nullable=True))
    op.add_column("remedy_actions", sa.Column("agreement_id", sa.String(32), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("remedy_actions") as actions:
        actions.drop_column("agreement_id")
        actions.drop_column("element")
    for table in (
        "case_breaches",
        "translation_models",
        "gloss_requests",
        "case_translators",
        "glosses",
        "agreements",
        "negotiations",
    ):
        op.drop_table(table)
