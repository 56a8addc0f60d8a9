"""A line opens for a confirmed monitor organisation, once, in languages that the policy knows."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.installation.lines import NewLine, change_lines, open_line
from config.platform.database import new_id, transaction
from config.settings import Common, Refused, load
from intake.lines.line import TELEGRAM, TWILIO, Line
from tests.support.house import NUMBER, House
from tests.support.on_call import nobody_on_call


def settings_of(house: House) -> Common:
    return load(Common, firedoor_data_dir=house.folder, database_url=str(house.engine.url))


def second_line(house: House) -> NewLine:
    return NewLine(house.organisation_id, TWILIO, "+15005550007", "bn, en,bn", "Asia/Dhaka")


def test_it_has_its_languages_once_and_the_carriers_pace(house: House) -> None:
    new = replace(second_line(house), a_minute=20)
    with transaction(house.engine) as session:
        opened = open_line(session, new, settings_of(house), house.policy)
        assert (opened.address, opened.languages, opened.a_minute) == ("+15005550007", "bn,en", 20)
        bot = replace(new, channel=TELEGRAM, address=None)
        assert open_line(session, bot, settings_of(house), house.policy).address


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"address": NUMBER}, "already is a line"),
        ({"address": None}, "--number is missing"),
        ({"languages": "qq"}, "codes of the policy file"),
        ({"time_zone": "Nowhere/Town"}, "Asia/Dhaka"),
        ({"organisation_id": new_id()}, "no monitor organisation"),
        ({"channel": TELEGRAM, "address": None, "spoken": True}, "can't be called"),
    ],
)
def test_what_cannot_be_is_refused(house: House, change: dict[str, str], sentence: str) -> None:
    new = replace(second_line(house), **change)  # type: ignore[arg-type]
    with transaction(house.engine) as session, pytest.raises(Refused, match=sentence):
        open_line(session, new, settings_of(house), house.policy)


def test_no_line_opens_while_nobody_is_on_call(house: House) -> None:
    nobody_on_call(house)
    with transaction(house.engine) as session, pytest.raises(Refused, match="nobody is on call"):
        open_line(session, second_line(house), settings_of(house), house.policy)


def test_a_change_leaves_what_is_not_named(house: House) -> None:
    with transaction(house.engine) as session:
        [line] = change_lines(session, NUMBER, "my,en", None, settings_of(house), house.policy)
        assert (line.languages, line.spoken) == ("my,en", False)
        assert session.scalars(select(Line.languages)).one() == "my,en"
        with pytest.raises(Refused, match="no line has this number"):
            change_lines(session, "+1", None, True, settings_of(house), house.policy)
