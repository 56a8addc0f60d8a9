"""`firedoor backup`: makes one, tries one, makes the key that only paper holds."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import click

from app.backup.drill import DrillReport, try_backup
from app.backup.errors import BackupFailed
from app.backup.history import note_tried
from app.backup.make import make_backup, seal_keys_beside
from app.backup.sealed_keys import RECOVERY
from app.installation.keys import write_key
from config.platform.database import utc_now
from config.settings import ClerkSettings, Refused, load
from vault.checkpoints import CheckpointFolder
from vault.encoding import b64u
from vault.recovery.papers import new_paper_key

GOES_WRONG = 1
KEEP_DAYS = 14


class _MakesByDefault(click.Group):
    """`firedoor backup TARGET` is `firedoor backup make TARGET`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A first word that is no command of ours is where the backup goes."""
        helped = not args or args[0] in ctx.help_option_names
        if not helped and args[0] not in self.commands:
            args = ["make", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_MakesByDefault, subcommand_metavar="TARGET | COMMAND …")
def backup() -> None:
    """Make a backup in the folder TARGET, or try one with `check`."""


@backup.command()
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--keep-days",
    type=click.IntRange(1),
    default=KEEP_DAYS,
    show_default=True,
    help="Remove older backups in TARGET: what a worker erased is in none for longer.",
)
@click.option(
    "--keys",
    "keys_to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also seal the keys to the recovery key, into this other folder.",
)
@click.option(
    "--also",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="With --keys: a file or folder to seal with them, as /etc/firedoor. May be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def make(
    target: Path, keep_days: int, keys_to: Path | None, also: tuple[Path, ...], as_json: bool
) -> None:
    """Make TARGET/firedoor-DAY: database, sealed files, waiting messages, trust folder.

    It runs while the product does. No key is in it. Exit status 1 when it can't be made, or when
    a file is missing that the database names.
    """
    settings = load(ClerkSettings)
    if also and keys_to is None:
        raise Refused("--also goes with --keys: what it names may be secret")
    try:
        made = make_backup(settings, target, timedelta(days=keep_days), utc_now())
        sealed = seal_keys_beside(settings, made, keys_to, also) if keys_to else None
    except BackupFailed as failed:
        raise click.ClickException(str(failed)) from None
    missing = len(made.manifest.missing)
    checkpoints = _newest(made.folder / "trust")
    if as_json:
        found: dict[str, object] = {"folder": str(made.folder), "removed": made.removed}
        found["missing"] = missing
        found |= {"keys": str(sealed[0]) if sealed else None, "checkpoints": checkpoints}
        click.echo(json.dumps(found))
    else:
        size = sum(one.size for one in made.manifest.files.values())
        click.echo(f"{made.folder}: {len(made.manifest.files)} files, {size // 1024} KB")
        if sealed:
            click.echo(f"{sealed[0]}: {sealed[1]} files of keys and settings, sealed")
        if made.removed:
            click.echo(f"Removed, older than {keep_days} days: {', '.join(made.removed)}")
        if checkpoints:
            click.echo(
                "\nKeep these lines elsewhere: by them `firedoor verify-audit` proves the logs.\n"
            )
            click.echo("\n".join(checkpoints))
    if missing:
        click.echo(f"{missing} sealed files are missing on this machine: find out why.", err=True)
        sys.exit(GOES_WRONG)


def _newest(trust: Path) -> list[str]:
    """The last checkpoint of each organisation that is in the backup."""
    folder = CheckpointFolder(trust)
    newest = (folder.newest(one) for one in folder.organisations())
    return [one.text for one in newest if one is not None]


@backup.command()
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--database", default="", help="An empty PostgreSQL database to use, if none may be made."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(source: Path, database: str, as_json: bool) -> None:
    """Try the backup SOURCE: put it back in a place of its own, and look whether all is there.

    Hashes, rows, sealed texts and files with their keys, the audit log, the rosters. Nothing
    sealed is opened, nothing of it stays. Exit status 1 when something is wrong.
    """
    settings = load(ClerkSettings)
    try:
        report = try_backup(settings, source, database)
        if not report.faults:
            note_tried(settings.firedoor_data_dir, utc_now())
    except BackupFailed as failed:
        raise click.ClickException(str(failed)) from None
    _show(report, as_json)
    if report.faults:
        sys.exit(GOES_WRONG)


def _show(report: DrillReport, as_json: bool) -> None:
    if as_json:
        click.echo(
            json.dumps(
                {
                    "made_at": report.manifest.made_at.isoformat(),
                    "texts": report.texts,
                    "files": report.files,
                    "organisations": report.organisations,
                    "faults": report.faults,
                }
            )
        )
        return
    click.echo(
        f"Made {report.manifest.made_at:%Y-%m-%d %H:%M} UTC: {report.texts} sealed texts, "
        f"{report.files} sealed files, {report.organisations} organisations"
    )
    for fault in report.faults:
        click.echo(f"WRONG  {fault}")
    if not report.faults:
        click.echo("well   it can be put back")


@backup.command("recovery-key")
def recovery_key() -> None:
    """Make the key that keys of backups are sealed to, and show it once, for three sheets of paper.

    Any two sheets open it. Write each on paper, by hand, for three people in three places.
    """
    settings = load(ClerkSettings)
    path = settings.keys_dir / f"{RECOVERY}.pub"
    if path.exists():
        raise Refused(f"{path} exists: a new key would not open older backups; move it away first")
    key = new_paper_key()
    settings.keys_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        write_key(path, b64u(key.secret.public()), 0o444)
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror}") from None
    for number, words in enumerate(key.sheets, start=1):
        click.echo(f"\nSheet {number} of 3, Firedoor recovery key (any two open it)\n")
        split = words.split()
        for start in range(0, len(split), 6):
            click.echo("  " + "  ".join(f"{word:8}" for word in split[start : start + 6]).rstrip())
    click.echo("\nThey are shown once and kept nowhere. Clear this screen when they are on paper.")
