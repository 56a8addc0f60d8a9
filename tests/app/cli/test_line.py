"""`firedoor line list` and `change`: what an operator does with a line that is open already."""

import pytest
from sqlalchemy import select, update

from config.platform.database import reading, transaction
from intake.lines.line import Line
from intake.outbox.outbox import Outbound
from tests.support.fallback import firedoor
from tests.support.house import NUMBER, WORKER, House
from tests.support.two_organisations import add_other
from tests.support.webhook_server import prepare


@pytest.fixture
def operator(house: House) -> dict[str, str]:
    return prepare(house)


def listed(operator: dict[str, str]) -> str:
    """The row of the SMS line."""
    rows = firedoor(operator, "line", "list").stdout.splitlines()
    return next(row for row in rows if NUMBER in row)


def test_a_new_language_holds_from_the_next_message_on(
    operator: dict[str, str], house: House
) -> None:
    done = firedoor(operator, "line", "change", NUMBER, "--languages", "bn, my,bn,en")
    assert done.returncode == 0, done.stderr
    assert "bn,my,en" in listed(operator)
    assert listed(operator) in done.stdout
    house.text("ညဘက် တံခါးသော့ခတ်ထားတယ်", WORKER)
    with reading(house.engine) as session:
        assert set(
            session.scalars(select(Outbound.language).where(Outbound.phrase.is_not(None)))
        ) == {"my"}


def test_what_a_line_does_with_calls_can_be_changed_alone(operator: dict[str, str]) -> None:
    before = listed(operator)
    assert firedoor(operator, "line", "change", NUMBER, "--spoken").returncode == 0
    assert listed(operator) == f"{before}  spoken"
    assert firedoor(operator, "line", "change", NUMBER, "--no-spoken").returncode == 0
    assert listed(operator) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((NUMBER,), "say what to change"),
        ((NUMBER, "--languages", "bn,qq"), "codes of the policy file"),
        ((NUMBER, "--languages", " , "), "codes of the policy file"),
        (("+15005550007", "--languages", "bn"), "firedoor line list"),
        (("firedoor_bot", "--spoken"), "line"),
        ((NUMBER, "--spoken", "--languages", "km"), "--spoken needs a voice"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(
    operator: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    before = listed(operator)
    done = firedoor(operator, "line", "change", *words)
    assert done.returncode != 0
    assert said in done.stderr
    assert listed(operator) == before


def test_a_line_that_was_written_over_is_named_by_the_doctor_and_mended(
    operator: dict[str, str], house: House
) -> None:
    other = add_other(house)
    assert firedoor(operator, "migrate").returncode == 0
    with transaction(house.engine) as session:
        bent = update(Line).where(Line.address == NUMBER)
        session.execute(bent.values(organisation_id=other.id))
    assert f"firedoor line trust {NUMBER} {house.organisation_id}" in doctor_on_lines(operator)
    mended = firedoor(operator, "line", "trust", NUMBER, house.organisation_id)
    assert mended.returncode == 0, mended.stderr
    assert doctor_on_lines(operator).startswith("well")
    with reading(house.engine) as session:
        owners = session.scalars(select(Line.organisation_id).where(Line.address == NUMBER))
        assert owners.all() == [house.organisation_id]


def doctor_on_lines(operator: dict[str, str]) -> str:
    said = firedoor(operator, "doctor").stdout.splitlines()
    return next(one for one in said if one.split()[1] == "lines:")


def test_a_line_is_confirmed_for_nobody_who_is_not_confirmed(operator: dict[str, str]) -> None:
    refused = firedoor(operator, "line", "trust", NUMBER, "f" * 32)
    assert refused.returncode == 2
    assert "no monitor organisation has this id" in refused.stderr
