"""The key to a text that the browser sealed for the member's own organisation."""

from app.accounts.current_member import current_member
from app.dashboard.monitor.case.bodies import RecordBody
from vault.grants import Grant


def grant_of(body: RecordBody) -> Grant:
    """As it is stored with the text."""
    return Grant(
        record_id=body.id,
        organisation_id=current_member().organisation,
        epoch=body.epoch,
        key_sealed=body.grant,
    )
