"""What the practice page shows of practice.json: lines, sign-ins and factories, and no token."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.dashboard.practice.world import read_world

WORLD: dict[str, Any] = {
    "twilio": {"number": "+15005550006", "auth_token": "not shown"},
    "telegram": {"bot_username": "practice_line_bot", "bot_token": "not shown"},
    "members": [
        {
            "email": f"{role}@monitor.example",
            "passphrase": "six words that somebody can type",
            "totp_secret": "GEZDGNBVGY3TQOJQ",
            "role": role,
            "organisation": "Practice monitor",
        }
        for role in ("coordinator", "triager")
    ],
    "factories": [{"name": "Practice Apparel", "code": "0412", "country": "BD"}],
}


def written(folder: Path, content: str) -> Path:
    (folder / "practice.json").write_text(content, "utf-8")
    return folder


def test_a_world_is_read_without_its_tokens(tmp_path: Path) -> None:
    world = read_world(written(tmp_path, json.dumps(WORLD)))
    assert world is not None
    assert (world.number, world.bot, world.sim) == ("+15005550006", "practice_line_bot", "")
    assert [one.code for one in world.factories] == ["0412"]
    assert world.email_of("triager") == "triager@monitor.example"
    assert world.email_of("buyer") == "buyer"
    for hidden in ("not shown", "six words", "GEZDGNBVGY3TQOJQ"):
        assert hidden not in repr(world)


def test_the_phone_with_an_own_sim_is_named_where_there_is_one(tmp_path: Path) -> None:
    content = json.dumps(WORLD | {"android": {"number": "+447700900111"}})
    world = read_world(written(tmp_path, content))
    assert world is not None
    assert world.sim == "+447700900111"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        json.dumps({name: part for name, part in WORLD.items() if name != "telegram"}),
        json.dumps(WORLD | {"members": [{"email": "asha@line.example"}]}),
        json.dumps(WORLD | {"factories": None}),
    ],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, content: str) -> None:
    assert read_world(tmp_path) is None
    assert read_world(written(tmp_path, content)) is None
