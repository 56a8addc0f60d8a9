"""The `firedoor` command as it is typed: every command explains itself, errors are sentences."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from app.cli.__main__ import firedoor, keep_strangers_out
from case_management.supply_chain.queries import factory_named
from config.platform.database import transaction
from config.policy.policy import POLICY_FILE, load_policy
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from tests.support.command import execute, run
from tests.support.house import House
from tests.support.product import ROOT


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command and group, e.g. ("organisation", "add")."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


def test_every_command_has_help() -> None:
    known = list(commands(firedoor))
    assert ("organisation", "trust") in known
    for path in known:
        shown = CliRunner().invoke(firedoor, [*path, "--help"], prog_name="firedoor")
        assert shown.exit_code == 0
        usage, _, said = shown.output.partition("\n")
        assert usage.startswith(" ".join(("Usage: firedoor", *path)))
        # Each says what it is for.
        assert re.search(r"^  \w", said, re.M), path


def test_help_is_answered_by_the_real_command() -> None:
    shown = execute("--help")
    assert (shown.returncode, shown.stderr) == (0, "")
    for name in ("run", "migrate", "organisation", "play", "verify-audit"):
        assert re.search(rf"^  {name} ", shown.stdout, re.M)


# What is typed, what the environment holds, and what the sentence names.
WRONG: tuple[tuple[tuple[str, ...], dict[str, str], str], ...] = (
    (("nothing",), {}, "nothing"),
    (("run", "nothing"), {}, "nothing"),
    (("organisation", "add"), {}, "NAME"),
    (("factory", "add", "A", "--colour", "red"), {}, "--colour"),
    (("play", "--languages", "tlh"), {}, "--languages"),
    (("run", "web"), {}, "COOKIE_KEY"),
    (("run", "bots"), {}, "CONTACT_PEPPER"),
    (("run", "courier"), {}, "COURIER_KEY"),
    (("run", "clerk"), {"POLICY_FILE": "/nowhere/policy.toml"}, "/nowhere/policy.toml"),
    (("run",), {"FIREDOOR_ENV": "server"}, "DATABASE_URL"),
    (("run",), {"WEB_PORT": "70000"}, "WEB_PORT"),
    (("run",), {"BOTS_PORT": "31999", "WEB_PORT": "31999"}, "31999"),
    (("migrate",), {"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL"),
    (("organisation", "list"), {"REDIS_URL": "localhost"}, "REDIS_URL"),
    (
        (
            "factory",
            "add",
            "A",
            "--code",
            "1",
            "--country",
            "BGD",
            "--address",
            "x",
            "--sector",
            "y",
            "--time-zone",
            "Asia/Dhaka",
        ),
        {},
        "--country",
    ),
    (
        (
            "factory",
            "add",
            "A",
            "--code",
            "1",
            "--country",
            "BD",
            "--address",
            "x",
            "--sector",
            "y",
            "--time-zone",
            "Dhaka",
        ),
        {},
        "--time-zone",
    ),
)


def test_an_error_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    for words, environment, named in WRONG:
        ended = run(*words, FIREDOOR_DATA_DIR=str(tmp_path / "data"), **environment)
        said = ended.stderr.splitlines()
        assert (ended.returncode, ended.stdout, len(said)) == (2, "", 1), (words, ended)
        assert said[0].startswith("firedoor: ")
        assert named in said[0]


def test_a_database_that_is_away_is_a_failure_and_no_bad_input() -> None:
    away = "postgresql+psycopg://nobody@127.0.0.1:9/firedoor"
    ended = run("organisation", "list", DATABASE_URL=away)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert re.fullmatch(r"firedoor: the database can't be reached: .*\n", ended.stderr)


def test_play_answers_as_the_line_does() -> None:
    ended = run("play", typed="cierran la salida con llave por la noche\n")
    assert (ended.returncode, ended.stderr) == (0, "")
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", ended.stdout)
    assert code
    catalogs = Catalogs.load(ROOT / "translations")
    assert catalogs.render(Phrase.RECEIPT, "es", {"code": code[0]}) in ended.stdout
    assert catalogs.render(Phrase.ASK_DANGER, "es", {}) in ended.stdout


def test_the_languages_are_checked_and_one_without_words_is_named(tmp_path: Path) -> None:
    shipped = POLICY_FILE.read_text("utf-8")
    policy = tmp_path / "policy.toml"
    lao = '[[languages]]\ncode = "lo"\nname = "ລາວ"\ndirection = "ltr"\n'
    policy.write_text(f"{shipped}\n{lao}", "utf-8")
    well = run("languages")
    assert well.returncode == 0
    assert len(well.stdout.splitlines()) == len(load_policy().languages)
    wrong = run("languages", "lo", "en", POLICY_FILE=str(policy))
    assert wrong.returncode == 1
    for named in (
        "messages.po",
        "glossary.toml",
        "lexicon/lo.toml",
        "names.py",
        "scripts.py",
        "poster.po",
    ):
        assert named in wrong.stdout
    assert "well   en" in wrong.stdout
    assert run("languages", "xx").returncode == 2


@pytest.mark.parametrize(
    ("kind", "language", "status"),
    [("monitor", "ar", 0), ("monitor", "sv", 2), ("affiliate", "sv", 0), ("head-office", "de", 2)],
)
def test_a_founder_may_read_every_language_that_the_pages_are_in(
    house: House, kind: str, language: str, status: int
) -> None:
    known = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    ended = run(
        "organisation",
        "add",
        "New",
        "--kind",
        kind,
        "--language",
        language,
        "--member-name",
        "Noor",
        "--email",
        "noor@monitors.example",
        **known,
    )
    assert ended.returncode == status
    assert not status or f"are not in {language}: en, ar" in ended.stderr


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("44 17", None),
        ("1", None),
        ("", None),
        ("A" * 13, None),
        ("44।17", None),
        ("৪৪১৮", "4418"),
        ("dg-18", "DG-18"),
    ],
)
def test_a_code_is_one_that_workers_can_text(house: House, code: str, kept: str | None) -> None:
    known = {"FIREDOOR_DATA_DIR": str(house.folder), "DATABASE_URL": str(house.engine.url)}
    ended = run(
        "factory",
        "add",
        "New",
        "--code",
        code,
        "--country",
        "BD",
        "--address",
        "x",
        "--sector",
        "y",
        "--time-zone",
        "Asia/Dhaka",
        **known,
    )
    assert ended.returncode == (0 if kept else 2)
    assert "--code takes 3 to 12" in ended.stderr or kept
    with transaction(house.engine) as session:
        found = factory_named(session, f"it is {kept}, the place" if kept else "4417")
        assert found is not None
        assert found.code == (kept or "4417")


@pytest.mark.parametrize(("given", "then"), [(0o022, 0o077), (0o007, 0o007), (0o077, 0o077)])
def test_strangers_are_kept_out_of_what_is_written(given: int, then: int) -> None:
    before = os.umask(given)
    try:
        keep_strangers_out()
    finally:
        found = os.umask(before)
    assert found == then
