"""An edited log has an exit status that a monitor of servers can read."""

from click.testing import CliRunner
from sqlalchemy import update

from app.cli.checks.verify_audit import verify_audit
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from tests.support.house import NOON, House


def test_an_edit_is_named_by_its_number(house: House) -> None:
    runner = CliRunner(
        env={"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    )
    with transaction(house.engine) as session:
        for _ in range(3):
            known = (house.organisation_id, house.member_id, AuditAction.SET_ON_CALL)
            record(session, *known, None, NOON)
    well = runner.invoke(verify_audit)
    assert (well.exit_code, well.output) == (0, "Shromik Kotha: whole\n")
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).where(AuditEntry.number == 2).values(object_id="x"))
    wrong = runner.invoke(verify_audit)
    assert (wrong.exit_code, wrong.output) == (1, "Shromik Kotha: edited at entry 2\n")
