"""A log that is written, signed by the clerk, and read on its page."""

import re
from datetime import timedelta

from case_management.audit.actions.record import record
from case_management.audit.actions.take_checkpoint import keep_checkpoint, next_checkpoint
from case_management.audit.audit_action import AuditAction
from config.platform.database import transaction
from tests.support.desk import BROWSER, URL, Desk
from tests.support.house import NOON, House
from vault.checkpoints import Checkpoint, CheckpointFolder, CheckpointKey

KEY = CheckpointKey(b"k" * 32)


def write(house: House, count: int, action: AuditAction = AuditAction.SET_ON_CALL) -> None:
    with transaction(house.engine) as session:
        for number in range(count):
            known = (house.organisation_id, house.member_id, action)
            record(session, *known, None, NOON + timedelta(seconds=number))


def sign(house: House) -> Checkpoint:
    """The clerk comes by."""
    folder = CheckpointFolder(house.folder / "trust")
    folder.publish(KEY)
    with transaction(house.engine) as session:
        signed, _ = next_checkpoint(session, folder, KEY, house.organisation_id, NOON)
        assert signed is not None
        folder.keep(signed)
        keep_checkpoint(session, signed)
    return signed


def numbers(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'<td class="number">(\d+)</td>', page)]


def notice_of(page: str) -> str:
    found = re.search(r'class="notice[^"]*"[^>]*>(.*?)</', page.partition("<h1")[2], re.S)
    assert found is not None
    return found[1].strip()


def compare(desk: Desk, lines: str = "") -> str:
    headers = {**BROWSER, "X-CSRFToken": desk._token()}
    answer = desk.client.post(
        "/log/check", data={"checkpoint": lines}, base_url=URL, headers=headers
    )
    assert answer.status_code == 200
    return notice_of(answer.text)
