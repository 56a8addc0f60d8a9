"""`firedoor line change`: what the operator changes, the next message knows."""

import pytest
from sqlalchemy import select

from config.database import transaction
from intake.lines import Line
from tests.support.fallback import firedoor
from tests.support.house import NUMBER, House
from tests.support.receiver import prepare


@pytest.fixture
def operator(house: House) -> dict[str, str]:
    return prepare(house) | {"PUBLIC_WEBHOOK_URL": "http://localhost:8001"}


def lines(house: House) -> dict[str, tuple[str, bool]]:
    with transaction(house.engine) as session:
        return {one.address: (one.languages, one.spoken) for one in session.scalars(select(Line))}


def test_a_line_learns_languages(house: House, operator: dict[str, str]) -> None:
    others = {address: line for address, line in lines(house).items() if address != NUMBER}
    done = firedoor(operator, "line", "change", NUMBER, "--languages", "my, th,en")
    assert (done.returncode, done.stdout) == (0, f"{NUMBER} speaks my, th, en.\n")
    assert lines(house) == others | {NUMBER: ("my,th,en", False)}
    house.text("zzkw vvgg")
    assert house.said() == ["RECEIPT", "LANGUAGES"]


def test_a_line_takes_spoken_messages_and_no_more(house: House, operator: dict[str, str]) -> None:
    assert firedoor(operator, "line", "change", NUMBER, "--spoken").returncode == 0
    assert lines(house)[NUMBER] == ("en,bn,es", True)
    assert firedoor(operator, "line", "change", NUMBER, "--no-spoken").returncode == 0
    assert lines(house)[NUMBER] == ("en,bn,es", False)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ((NUMBER, "--languages", "tlh"), "--languages takes codes"),
        ((NUMBER,), "there is nothing to change"),
        (("+15005550099", "--languages", "en"), "no line has this number"),
        (("bot", "--spoken"), "no line that can be called"),
        ((NUMBER, "--spoken", "--languages", "am"), "--spoken needs a voice or recordings"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(
    house: House, operator: dict[str, str], typed: tuple[str, ...], named: str
) -> None:
    before = lines(house)
    done = firedoor(operator, "line", "change", *typed)
    assert done.returncode == 2
    assert named in done.stderr
    assert lines(house) == before
