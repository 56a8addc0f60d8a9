"""What releases told of how many workers; alerts that were called back.

Whether a statement is an observation of monitors stands in the document that both sign: what was
proposed before, without a consent, is to be drafted anew. What was released before is in the ledger
with the range that it told and no number, which is known no more.
"""

import json

import sqlalchemy as sa
from alembic import op

from config.platform.database import UtcDateTime

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    ledger = op.create_table(
        "released_bands",
        sa.Column("alert_id", sa.String(32), nullable=False),
        sa.Column("factory_id", sa.String(32), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("band", sa.String(20), nullable=False),
        sa.Column("affected_count", sa.Integer(), nullable=True),
        sa.Column("released_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alerts.id"], name=op.f("fk_released_bands_alert_id_alerts")
        ),
        sa.ForeignKeyConstraint(
            ["factory_id"], ["factories.id"], name=op.f("fk_released_bands_factory_id_factories")
        ),
        sa.PrimaryKeyConstraint("alert_id", name=op.f("pk_released_bands")),
    )
    op.create_index(
        "ix_released_bands_factory", "released_bands", ["factory_id", "category", "released_at"]
    )
    op.bulk_insert(ledger, _released_before())
    with op.batch_alter_table("alerts") as alerts:
        alerts.add_column(sa.Column("recall_reason", sa.String(40), nullable=True))
        alerts.add_column(sa.Column("recalled_at", UtcDateTime(), nullable=True))
        alerts.drop_column("observation")


def _released_before() -> list[dict[str, object]]:
    alerts = sa.table(
        "alerts",
        *(sa.column(name) for name in ("id", "case_id", "document")),
        sa.column("released_at", UtcDateTime()),
    )
    cases = sa.table("cases", sa.column("id"), sa.column("factory_id"))
    released = (
        sa.select(alerts.c.id, alerts.c.document, alerts.c.released_at, cases.c.factory_id)
        .join(cases, cases.c.id == alerts.c.case_id)
        .where(
            alerts.c.document.is_not(None),
            alerts.c.released_at.is_not(None),
            cases.c.factory_id.is_not(None),
        )
    )
    found = []
    for row in op.get_bind().execute(released):
        try:
            told = json.loads(row.document)["fields"]
        except (ValueError, KeyError):
            # It is no document, so that nobody was sent it.
            continue
        found.append(
            {
                "alert_id": row.id,
                "factory_id": row.factory_id,
                "category": told["category"],
                "band": told["affected_band"],
                "affected_count": None,
                "released_at": row.released_at,
            }
        )
    return found


def downgrade() -> None:
    with op.batch_alter_table("alerts") as alerts:
        alerts.add_column(
            sa.Column("observation", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        alerts.drop_column("recalled_at")
        alerts.drop_column("recall_reason")
    op.drop_index("ix_released_bands_factory", "released_bands")
    op.drop_table("released_bands")
