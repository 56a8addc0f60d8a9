"""The tree says under which licence it stands, in which version, and what is new in it."""

import re
import tomllib

from config.platform.version import version
from tests.structure.tree import ROOT

LICENCE = "AGPL-3.0-or-later"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_one_licence_is_named_everywhere() -> None:
    reuse = tomllib.loads(text("REUSE.toml"))
    first, *others = reuse["annotations"]
    assert (first["path"], first["SPDX-License-Identifier"]) == ("**", LICENCE)
    named = {
        one for entry in (first, *others) for one in entry["SPDX-License-Identifier"].split(" AND ")
    }
    assert {f"{one}.txt" for one in named} == {one.name for one in (ROOT / "LICENSES").iterdir()}
    assert all((ROOT / entry["path"]).is_file() for entry in others)
    assert f"\n  license: {LICENCE}\n" in text("publiccode.yml")
    assert tomllib.loads(text("pyproject.toml"))["project"]["license"] == LICENCE
    assert text("LICENSE") == text(f"LICENSES/{LICENCE}.txt")
    assert "13. Remote Network Interaction; Use with the GNU General Public License." in text(
        "LICENSE"
    )


def test_one_version_is_named_everywhere() -> None:
    assert f"\nsoftwareVersion: {version()}\n" in text("publiccode.yml")
    assert f"\n## {version()}\n" in text("CHANGELOG.md")


def test_the_pages_for_those_who_take_part_lead_somewhere() -> None:
    for name in ("SECURITY.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md"):
        for path in re.findall(r"\]\((?!https://)([^)#]+)", text(name)):
            assert (ROOT / path).exists(), (name, path)
    for name in ("docs/server.md", "docs/backup.md", "docs/accessibility.md"):
        for path in re.findall(r"\]\((?!https://)([^)#]+)", text(name)):
            assert (ROOT / "docs" / path).exists(), (name, path)
