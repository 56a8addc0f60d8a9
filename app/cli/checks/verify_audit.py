"""`firedoor verify-audit`: proves that nobody edited the logs."""

import json
import sys
from email import message_from_bytes, policy
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.log_texts import in_words
from case_management.audit.verify_log import LogReport, known_checkpoints, verify_log
from config.platform.database import open_engine, reading
from config.settings import DeskSettings, Refused, load
from vault.checkpoints import Checkpoint, CheckpointFolder, read_checkpoints
from vault.organisations import Organisation

GOES_WRONG = 1


@click.command("verify-audit")
@click.option(
    "--checkpoint",
    "files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="A file with checkpoints that a member kept, as a saved mail. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify_audit(files: tuple[Path, ...], as_json: bool) -> None:
    """Check every organisation's audit log against the signed checkpoints of the trust folder.

    It names the first entry that was touched, and says how many entries no checkpoint proves yet.
    Exit status 1 where a log is not what it was, 2 for a checkpoint that nobody here signed.
    """
    settings = load(DeskSettings)
    folder = CheckpointFolder(settings.trust_dir)
    given = [one for path in files for one in _read(path, folder)]
    with reading(open_engine(settings.database_url)) as session:
        names = {one.id: one.name for one in session.scalars(select(Organisation))}
        found = {
            one: _verified(session, folder, one, given)
            for one in {*names, *folder.organisations(), *(one.organisation for one in given)}
        }
    shown = sorted(((names.get(one, one), report) for one, report in found.items()), key=_by_name)
    if as_json:
        click.echo(json.dumps({name: _as_json(report) for name, report in shown}))
    for name, report in shown:
        if not as_json:
            click.echo(f"{name}: {in_words(report)}")
    if any(report.touched is not None for report in found.values()):
        sys.exit(GOES_WRONG)


def _read(path: Path, folder: CheckpointFolder) -> list[Checkpoint]:
    found = read_checkpoints(_text_of(path))
    if not found:
        raise Refused(f"{path} holds no checkpoint: save the mail as text, all lines of it")
    keys = folder.keys()
    if any(not one.holds(keys) for one in found):
        raise Refused(
            f"{path} holds a checkpoint that no key of this installation signed: a line of it was "
            "changed, or the trust folder is another one's"
        )
    return found


def _text_of(path: Path) -> str:
    """A plain text, or the texts of a mail as a mailbox saves it, which may be encoded."""
    content = path.read_bytes()
    mail = message_from_bytes(content, policy=policy.default)
    if "Message-ID" not in mail:
        return content.decode("utf-8", errors="replace")
    plain = [part for part in mail.walk() if part.get_content_type() == "text/plain"]
    return "\n".join(str(part.get_content()) for part in plain)


def _verified(
    session: Session, folder: CheckpointFolder, organisation_id: str, given: list[Checkpoint]
) -> LogReport:
    own = [one for one in given if one.organisation == organisation_id]
    known = known_checkpoints(session, folder, organisation_id)
    return verify_log(session, organisation_id, [*known, *own])


def _by_name(one: tuple[str, LogReport]) -> str:
    return one[0]


def _as_json(report: LogReport) -> dict[str, object]:
    return {
        "entries": report.entries,
        "touched": report.touched,
        "fault": report.fault,
        "proven": report.proven,
        "unproven": report.tail,
        "erased": report.erased,
    }
