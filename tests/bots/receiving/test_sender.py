"""Who sent a message, however a carrier writes it."""

import pytest

from bots.receiving.sender import Sender, as_number, read_sender
from bots.receiving.stand_ins import KEYPAD

US, GB, BD = "+15005550006", "+447700900100", "+8801711000000"


def read(written: str, own: str = US) -> Sender:
    return read_sender(written, own, "M1")


@pytest.mark.parametrize(
    "written",
    [
        "+447700900123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "+44 (0) 7700-900.123",
        "+44 07700 900123",
        "0044 7700 900123",
        "+0044 7700 900123",
        "00 44 (0)7700 900123",
        "447700900123",
        "44 7700 900123",
        " \u2066+44\u00a07700\u200b900123\u2069 ",
        "\ufeff+44\u20117700\u2011900123",
        "+৪৪৭৭০০৯০০১২৩",
        "+٤٤٧٧٠٠٩٠٠١٢٣",
        "၄၄၇၇၀၀၉၀၀၁၂၃",
        "＋４４（０）７７００９００１２３",
        "tel:+44-7700-900123",
        "+447700900123/TYPE=PLMN",
    ],
)
@pytest.mark.parametrize("own", [US, GB, BD])
def test_one_person_is_one_number(written: str, own: str) -> None:
    assert read(written, own) == Sender("+447700900123")


@pytest.mark.parametrize(
    ("written", "own", "number"),
    [
        ("07700 900123", GB, "+447700900123"),
        ("7700 900123", GB, "+447700900123"),
        ("(0) 7700 900123", GB, "+447700900123"),
        ("(202) 555-0143", US, "+12025550143"),
        ("1-202-555-0143", US, "+12025550143"),
        ("01711-000001", BD, "+8801711000001"),
        ("+88 01711-000001", US, "+8801711000001"),
        ("৮৮০১৭১১০০০০০১", BD, "+8801711000001"),
        ("01711000001", f"whatsapp:{BD}", "+8801711000001"),
        ("+521 449 555 0001", US, "+5214495550001"),
    ],
)
def test_a_number_without_its_country_is_of_ours(written: str, own: str, number: str) -> None:
    assert read(written, own) == Sender(number)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("whatsapp:+44 (0)7700 900123", "whatsapp:+447700900123"),
        ("WhatsApp:447700900123", "whatsapp:+447700900123"),
        ("whatsapp:BD.13491208655302741918", "whatsapp:BD.13491208655302741918"),
        ("rcs:+447700900123", "rcs:+447700900123"),
    ],
)
def test_an_apps_address_keeps_its_name(written: str, address: str) -> None:
    assert read(written) == Sender(address)


@pytest.mark.parametrize(
    "written",
    [
        *(f"+{one}" for one in KEYPAD),
        *KEYPAD,
        "+266 696 687",
        "Anonymous",
        "ANONYMOUS",
        "Restricted",
        "unknown",
        "<unknown>",
        "Unknown number",
        "Número oculto",
        "Numéro masqué",
        "অজানা",
        "ไม่ทราบหมายเลข",
        "未知号码",
        "Gizli Numara",
        "insert-address-token",
        "-2",
        "-1",
        "\u200b",
        "---",
        "whatsapp:anonymous",
        "null",
    ],
)
def test_a_stand_in_is_nobody_and_each_message_its_own(written: str) -> None:
    assert read(written) == Sender("M1", withheld=True)
    assert read_sender(written, GB, "M2").address == "M2"


@pytest.mark.parametrize("own", [US, GB, BD])
@pytest.mark.parametrize(
    "written",
    ["Info-Line", "GP-INFO", "68849", "*123#", "112", "bKash", "a@example.org", "1-68"],
)
def test_what_takes_no_answer_is_kept_as_it_is(written: str, own: str) -> None:
    assert read(written, own) == Sender(written, unanswerable=True)


def test_a_local_number_that_no_country_of_ours_has_takes_no_answer() -> None:
    assert read("07700 900123", US).unanswerable
    assert as_number("07700 900123", "bot") is None
    assert as_number("+1 202 555 0143", "bot") == "+12025550143"
