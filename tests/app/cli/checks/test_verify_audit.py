"""An edited log has an exit status that machines can read, and what was edited is named."""

import json
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy import delete, select, update

from app.cli.checks.verify_audit import verify_audit
from case_management.audit.actions.record import kept, record
from case_management.audit.actions.take_checkpoint import next_checkpoint
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import GENESIS, entry_hash
from config.platform.database import transaction
from config.settings import Refused
from tests.support.house import NOON, House
from vault.checkpoints import Checkpoint, CheckpointFolder, CheckpointKey

KEY = CheckpointKey(b"k" * 32)


def run(house: House, *words: str) -> Result:
    environment = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    return CliRunner(env=environment).invoke(verify_audit, words)


def write(house: House, count: int) -> None:
    with transaction(house.engine) as session:
        for number in range(count):
            known = (house.organisation_id, house.member_id, AuditAction.SET_ON_CALL)
            record(session, *known, None, NOON + timedelta(seconds=number))


def signed(house: House) -> Checkpoint:
    folder = CheckpointFolder(house.folder / "trust")
    folder.publish(KEY)
    with transaction(house.engine) as session:
        found, _ = next_checkpoint(session, folder, KEY, house.organisation_id, NOON)
    assert found is not None
    return found


def test_an_edit_is_named_by_its_number(house: House) -> None:
    write(house, 3)
    well = run(house)
    assert (well.exit_code, well.output) == (
        0,
        "Shromik Kotha: whole, 3 entries; no checkpoint proves any of it\n",
    )
    with transaction(house.engine) as session:
        session.execute(update(AuditEntry).where(AuditEntry.number == 2).values(object_id="x"))
    wrong = run(house)
    assert wrong.exit_code == 1
    assert wrong.output.startswith("Shromik Kotha: edited at entry 2; ")


def test_a_log_written_anew_is_found_by_a_mail_that_a_member_kept(
    house: House, tmp_path: Path
) -> None:
    write(house, 3)
    mail = EmailMessage()
    mail["Message-ID"] = "<1@fire.example>"
    # A long or foreign text is encoded in a mail; a member saves it as it is.
    mail.set_content(f"ধরে রাখুন\n\n{signed(house).text}\n")
    file = tmp_path / "kept.eml"
    file.write_bytes(mail.as_bytes())
    write(house, 2)
    whole = run(house, "--checkpoint", str(file))
    assert whole.exit_code == 0
    assert "proven up to entry 3" in whole.output
    assert "the 2 entries after it can't be proven yet" in whole.output
    anew(house)
    assert run(house).exit_code == 0
    wrong = run(house, "--checkpoint", str(file), "--json")
    assert wrong.exit_code == 1
    assert json.loads(wrong.output)["Shromik Kotha"] | {"entries": 0} == {
        "entries": 0,
        "touched": 1,
        "fault": "rewritten",
        "proven": 0,
        "unproven": 2,
        "erased": 0,
    }
    assert "first at one of the entries 1 to 3" in run(house, "--checkpoint", str(file)).output


def anew(house: House) -> None:
    """Another member did the first thing, and every hash fits."""
    with transaction(house.engine) as session:
        previous = GENESIS
        for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.number)):
            entry.actor_id = "f" * 32 if entry.number == 1 else entry.actor_id
            previous = entry.entry_hash = entry_hash(previous, kept(entry).covered())


def test_an_organisation_whose_log_is_gone_altogether_is_named_too(house: House) -> None:
    write(house, 1)
    CheckpointFolder(house.folder / "trust").keep(signed(house))
    with transaction(house.engine) as session:
        session.execute(delete(AuditEntry))
    gone = run(house)
    assert gone.exit_code == 1
    assert "cut off: entry 1 and all that followed it are gone" in gone.output


def test_a_checkpoint_that_nobody_here_signed_is_refused(house: House, tmp_path: Path) -> None:
    write(house, 1)
    own, file = signed(house), tmp_path / "kept.txt"
    for text, why in (
        (own.text.replace("entries 1", "entries 2"), "no key of this installation"),
        ("entries 1", "holds no checkpoint"),
    ):
        file.write_text(text)
        refused = run(house, "--checkpoint", str(file))
        assert isinstance(refused.exception, Refused)
        assert why in str(refused.exception)
