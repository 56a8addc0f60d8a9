"""`firedoor organisation`, as an operator types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.organisation import organisation
from app.practice.member import PracticeMember
from config.settings import Refused
from tests.app.accounts.site import PASSPHRASE, Site
from vault.encoding import b64u
from vault.sealing import new_secret

ADD = (
    "add",
    "Shromik Kotha",
    "--kind",
    "monitor",
    "--time-zone",
    "Asia/Dhaka",
    "--member-name",
    "Asha",
    "--email",
    "asha@line.example",
)


def run(site: Site, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.setenv("FIREDOOR_DATA_DIR", str(site.settings.firedoor_data_dir))
    monkeypatch.setenv("PUBLIC_DASHBOARD_URL", site.url)
    return CliRunner().invoke(organisation, list(words))


def test_add_trust_and_list(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    added = json.loads(run(site, monkeypatch, *ADD, "--json").output)
    asha = PracticeMember.found(added["link"], PASSPHRASE, site.clock)

    wrong = run(site, monkeypatch, "trust", asha.organisation, "abandon ability able")
    assert wrong.exit_code == 2
    assert len(wrong.stderr.strip().splitlines()) == 1
    assert "not confirmed" in run(site, monkeypatch, "list").output

    right = run(site, monkeypatch, "trust", asha.organisation, *asha.words.split())
    assert (right.exit_code, right.output) == (0, "Confirmed on this host.\n")
    listed = json.loads(run(site, monkeypatch, "list", "--json").output)["organisations"]
    assert listed[0]["words"] == asha.words
    assert listed[0]["state"] == "confirmed, 1 members"


def test_another_courier_is_not_confirmed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    added = json.loads(run(site, monkeypatch, *ADD, "--json").output)
    asha = PracticeMember.found(added["link"], PASSPHRASE, site.clock)
    public: Path = site.settings.keys_dir / "courier.pub"
    public.write_text(b64u(new_secret().public()), "ascii")
    refusal = run(site, monkeypatch, "trust", asha.organisation, asha.words)
    assert refusal.exit_code == 2
    assert "another courier key" in refusal.stderr


def test_the_printed_link_is_the_founders(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    output = run(site, monkeypatch, *ADD).output
    assert f"{site.url}/found/" in output
    assert "organisation trust" in output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((*ADD, "--role", "buyer"), "roles of this kind"),
        ((*ADD, "--role", "triager"), "coordinator"),
        ((*ADD[:5], "Nowhere/Town", *ADD[6:]), "no time zone"),
        ((*ADD[:-1], "asha"), "no email address"),
    ],
)
def test_bad_input_is_one_sentence(
    site: Site, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    result = run(site, monkeypatch, *words)
    assert isinstance(result.exception, Refused)
    assert sentence in str(result.exception)


@pytest.mark.parametrize("command", ["add", "trust", "recover", "list"])
def test_every_command_has_help(command: str) -> None:
    assert CliRunner().invoke(organisation, [command, "--help"]).exit_code == 0
