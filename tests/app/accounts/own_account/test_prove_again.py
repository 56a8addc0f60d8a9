"""Signing in again in an open session."""

from sqlalchemy import select

from case_management.audit.models import AuditEntry
from config.platform.database import reading
from tests.app.accounts.own_account.changes import present_keys
from tests.app.accounts.site import Site
from vault.encoding import b64u


def test_it_stands_in_the_log_and_uses_the_code_up(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    body = {"proof": b64u(present_keys(asha).proof), "totp": asha.phone.code()}
    client, headers = asha.browser.client, asha.browser._headers()
    answers = [client.post("/prove", json=body, headers=headers).status_code for _ in range(2)]
    assert answers == [200, 403]
    with reading(site.engine) as session:
        wanted = select(AuditEntry.object_id).where(AuditEntry.action == "session.prove")
        assert session.scalars(wanted).all() == [asha.id]
