"""An alert as its buyer reads it, where it comes from, and the preview that is the same."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.alert.letter import (
    AlertLetter,
    alert_link,
    best_language,
    letter_of,
    previews,
)
from case_management.alerts.document import AlertDocument, Recipient
from case_management.disclosure.fields import AlertFields
from case_management.refusals import Refusal
from case_management.supply_chain.models import Contract, Contractor, Disclosed, Factory
from config.platform.database import new_id, transaction
from tests.app.dashboard.wording.alert.test_alert_texts import FIELDS
from tests.support.desk import URL, Desk
from tests.support.house import NOON
from vault.organisations import Organisation

AFFILIATE, OTHER_AFFILIATE, OFFICE = "e" * 32, "f" * 32, "c" * 32
EXIT, AUSGANG = "An exit cannot be opened.", "Ein Ausgang lässt sich nicht öffnen."


def document(statements: dict[str, str], **fields: Any) -> AlertDocument:
    values = {name: getattr(FIELDS, name) for name in AlertFields.__dataclass_fields__}
    people = [("greta", "de", "B-GGGGGG"), ("hugo", "en", "B-HHHHHH")]
    return AlertDocument(
        raw=json.dumps(statements).encode(),
        alert="a" * 32,
        reference=FIELDS.reference,
        organisation="b" * 32,
        release_by=OFFICE,
        fields=AlertFields(**values | fields),
        statements=statements,
        vouched=dict.fromkeys(statements, "d" * 32),
        recipients=tuple(
            Recipient(AFFILIATE, name, f"{name}@stadt.example", language, reference)
            for name, language, reference in people
        ),
        compared=1,
    )


def letter(alert: AlertDocument, language: str, affiliate: str = AFFILIATE) -> AlertLetter:
    return letter_of(alert, "B-GGGGGG", language, affiliate, NOON)


def origin(alert: AlertDocument, affiliate: str = AFFILIATE) -> dict[str, tuple[str, ...]]:
    return {line.label: line.values for line in letter(alert, "en", affiliate).origin}


@pytest.fixture
def offices(desk: Desk) -> Iterator[Desk]:
    """A head office, two buyers, and contracts of both with one contractor, M-1 to M-4 and X-1."""
    with transaction(desk.house.engine) as session:
        for identifier, name in (
            (OFFICE, "Fair Purchase Network"),
            (AFFILIATE, "Stadt"),
            (OTHER_AFFILIATE, "Region"),
        ):
            session.add(
                Organisation(
                    id=identifier,
                    name=name,
                    kind="head_office" if identifier == OFFICE else "affiliate",
                    language="en",
                    time_zone="Asia/Dhaka",
                    created_at=NOON,
                )
            )
        contractor = new_id()
        session.add(Contractor(id=contractor, name="Uniforms Ltd"))
        factory = session.scalars(select(Factory.id)).one()
        session.flush()
        for reference, affiliate, ends_on, lists in (
            ("M-1", AFFILIATE, None, True),
            ("M-2", AFFILIATE, None, False),
            ("M-3", AFFILIATE, date(2026, 11, 21), True),
            ("M-4", AFFILIATE, date(2026, 11, 22), True),
            ("X-1", OTHER_AFFILIATE, None, True),
        ):
            contract = Contract(
                id=new_id(),
                affiliate_id=affiliate,
                contractor_id=contractor,
                reference=reference,
                title="Work clothes",
                starts_on=date(2026, 1, 1),
                ends_on=ends_on,
            )
            session.add(contract)
            session.flush()
            if lists:
                session.add(Disclosed(contract_id=contract.id, factory_id=factory))
    with desk.asking("triager"):
        yield desk


def test_a_letter_says_who_sends_it_on_which_day_and_to_which_own_contracts(
    offices: Desk,
) -> None:
    alert = document({"en": EXIT}, factory="Meghna Shirts Ltd", contractor="Uniforms Ltd")
    sent = {"Sent by": ("Fair Purchase Network",), "Released on": ("November 22, 2026",)}
    assert origin(alert) == sent | {"Your contracts": ("M-1", "M-4")}
    assert origin(alert, OTHER_AFFILIATE) == sent | {"Your contracts": ("X-1",)}
    assert origin(alert, OFFICE) == sent


@pytest.mark.parametrize(
    ("factory", "contractor", "contracts"),
    [
        ("Meghna Shirts Ltd", None, ("M-1", "M-4")),
        (None, "Uniforms Ltd", ("M-1", "M-2", "M-4")),
        ("Meghna Shirts Ltd", "Another Ltd", ()),
        ("Another Factory", "Uniforms Ltd", ()),
        (None, None, ()),
    ],
)
def test_contracts_give_no_factory_away_that_the_alert_does_not_name(
    offices: Desk, factory: str | None, contractor: str | None, contracts: tuple[str, ...]
) -> None:
    alert = document({"en": EXIT}, factory=factory, contractor=contractor)
    assert origin(alert).get("Your contracts", ()) == contracts


def test_the_preview_shows_the_recipients_own_contracts_and_the_sender(offices: Desk) -> None:
    alert = document({"en": EXIT}, factory="Meghna Shirts Ltd", contractor=None)
    for shown in previews(alert):
        assert "Fair Purchase Network" in shown["page"]
        assert "Fair Purchase Network" in shown["mail"]
        assert "M-1" in shown["page"] and "X-1" not in shown["page"]
        assert "M-1" not in shown["mail"] + shown["subject"]


def test_a_head_office_that_nobody_knows_is_refused(in_english: Dashboard) -> None:
    with pytest.raises(Refusal) as refused:
        previews(document({"en": EXIT}))
    assert refused.value.code == "office_not_named"


@pytest.mark.parametrize(
    ("known", "reader", "best"),
    [
        ("de en", "de", "de"),
        ("de en", "fr", "en"),
        ("nl de", "fr", "de"),
        ("nl", "en", "nl"),
    ],
)
def test_a_statement_is_read_in_the_best_language_there_is(
    known: str, reader: str, best: str
) -> None:
    assert best_language(dict.fromkeys(known.split(), EXIT), reader) == best


def test_a_letter_says_whether_its_statement_is_in_the_readers_language(
    offices: Desk,
) -> None:
    alert = document({"en": EXIT, "de": AUSGANG})
    own, foreign = letter(alert, "de"), letter(alert, "fr")
    assert (own.statement, own.statement_language, own.own_language) == (AUSGANG, "de", True)
    assert (foreign.statement, foreign.statement_language, foreign.own_language) == (
        EXIT,
        "en",
        False,
    )


@pytest.mark.parametrize(
    ("fields", "danger", "cautions"),
    [({}, True, 2), ({"level": "L2"}, False, 2), ({"what_not_to_do": ()}, True, 0)],
)
def test_danger_and_cautions_stand_apart(
    offices: Desk, fields: dict[str, Any], danger: bool, cautions: int
) -> None:
    shown = letter(document({"en": EXIT}, **fields), "en")
    assert shown.title == "Fire and building safety"
    assert (shown.danger, len(shown.cautions)) == (danger, cautions)


def test_each_recipient_is_shown_the_own_language_and_reference(offices: Desk) -> None:
    greta, hugo = previews(document({"en": EXIT, "de": AUSGANG}))
    assert (greta["member"], hugo["member"]) == ("greta", "hugo")
    assert AUSGANG in greta["page"]
    assert EXIT in hugo["page"]
    for shown, own, other in ((greta, "B-GGGGGG", "B-HHHHHH"), (hugo, "B-HHHHHH", "B-GGGGGG")):
        assert own in shown["page"]
        assert f"/r/{own}" in shown["mail"]
        assert other not in shown["page"] + shown["mail"] + shown["subject"]
    assert greta["subject"] != hugo["subject"]


def test_the_mail_holds_nothing_of_the_alert(offices: Desk) -> None:
    for shown in previews(document({"en": EXIT})):
        for secret in (EXIT, "Bangladesh", "Bangladesch", "Danger", "@stadt.example"):
            assert secret not in shown["mail"] + shown["subject"]


def test_the_link_is_an_address_of_this_dashboard(in_english: Dashboard) -> None:
    assert alert_link("B-GGGGGG").startswith(URL)
    assert alert_link("B-GGGGGG").endswith("/r/B-GGGGGG")
