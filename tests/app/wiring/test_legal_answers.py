"""What of the answers about the law is sent, what is wrong with it, and how much is left."""

from pathlib import Path

import pytest

from app.wiring.legal_answers import look, rights_to_send, summary, used
from config.platform.database import reading, utc_now
from config.policy.policy import load_policy
from intake.dialogue.texts.legal_answers import read_rights
from tests.support.house import House

POLICY = load_policy()
TODAY = utc_now().date().isoformat()
ANSWER = """
[rest]
source = "Act, section 1"
checked = {checked}
by = "N. Example"
text = {{ en = "One day a week." }}
"""


def written(folder: Path, name: str, checked: str) -> Path:
    (folder / name).write_text(ANSWER.format(checked=checked), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "checked", "says"),
    [
        ("bd.toml", TODAY, None),
        ("bd.toml", "2020-01-01", "months ago"),
        ("uk.toml", TODAY, "is of no country"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, checked: str, says: str | None) -> None:
    faults = [str(one) for one in look(read_rights(written(tmp_path, name, checked)), POLICY)]
    assert len(faults) == (1 if says else 0)
    assert all(says in one for one in faults if says)


def test_what_is_faulty_is_not_sent(tmp_path: Path) -> None:
    assert rights_to_send(written(tmp_path, "bd.toml", TODAY), POLICY).texts
    (tmp_path / "bd.toml").write_text(ANSWER.format(checked=TODAY).replace("One day", "x" * 999))
    assert not rights_to_send(tmp_path, POLICY).texts


def test_the_countries_of_the_lines(house: House) -> None:
    with reading(house.engine) as session:
        assert used(session) == {"BD": ("en", "bn", "es")}


def test_how_much_is_left_to_a_person(tmp_path: Path) -> None:
    rights = read_rights(written(tmp_path, "bd.toml", TODAY))
    assert summary(rights, {}) == "1 countries"
    assert "BD 8 topics left to a person" in summary(rights, {"BD": ("en",)})
