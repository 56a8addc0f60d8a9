"""`firedoor sign-out` ends the sign-ins of one member or of all, and the log says so."""

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from app.cli.upkeep.sign_out import sign_out
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from config.platform.database import reading
from config.settings import Refused
from tests.app.accounts.own_account.changes import cookie_of, holds
from tests.app.accounts.site import Site


def run(site: Site, *words: str) -> Result:
    environment = {
        "FIREDOOR_DATA_DIR": str(site.settings.firedoor_data_dir),
        "DATABASE_URL": site.settings.database_url,
    }
    return CliRunner(env=environment).invoke(sign_out, list(words))


def test_one_member_is_out_and_others_stay(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    rafi = site.joined(asha, "Rafi", "investigator")
    told = run(site, f" {rafi.email.upper()}")
    assert (told.exit_code, told.output) == (0, "Signed out: 1\n")
    assert (holds(site, cookie_of(rafi)), holds(site, cookie_of(asha))) == (False, True)
    with reading(site.engine) as session:
        ended = session.scalars(
            select(AuditEntry).where(AuditEntry.action == AuditAction.SIGN_OUT_EVERYWHERE)
        ).all()
    assert [(one.actor_id, one.object_id) for one in ended] == [("operator", rafi.id)]


def test_everybody_is_out(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    rafi = site.joined(asha, "Rafi", "investigator")
    assert run(site, "--all").output == "Signed out: 2\n"
    assert not holds(site, cookie_of(asha)) and not holds(site, cookie_of(rafi))


@pytest.mark.parametrize("words", [(), ("asha@line.example", "--all"), ("nobody@line.example",)])
def test_whose_it_is_must_be_said(site: Site, words: tuple[str, ...]) -> None:
    assert isinstance(run(site, *words).exception, Refused)
