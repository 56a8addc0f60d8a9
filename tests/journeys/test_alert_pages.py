"""An alert from draft to acknowledgement: two people sign one document, and nothing else goes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from sqlalchemy import select, update

from app.dashboard.wording.alert.alert_texts import LABELS
from app.practice.browser import NotAnswered
from app.practice.member import PracticeMember
from case_management.alerts.authorise import authorise, is_recalled, may_still_go
from case_management.alerts.models import Alert, AlertRecipient
from case_management.audit.models import AuditEntry
from case_management.cases.models import CaseReport
from case_management.refusals import Refusal
from config.platform.database import reading, transaction
from config.policy.policy import load_policy
from intake.outbox.outbox import Outbound
from intake.reports.report import Report
from tests.app.accounts.site import open_site
from tests.app.dashboard import alert_story as story
from tests.app.dashboard.alert_story import STATEMENT, WORKER_SAYS, World
from vault.encoding import b64u, canonical, unb64u
from vault.roster import genesis_of


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with open_site(tmp_path_factory.mktemp("alerts")) as site:
        yield story.make_world(site)


@pytest.fixture
def case(world: World) -> str:
    return story.add_case(world)


def refused(member: PracticeMember, path: str, body: dict[str, Any]) -> NotAnswered:
    with pytest.raises(NotAnswered) as caught:
        member.browser.post(path, body)
    return caught.value


def stored(world: World, alert: str) -> Alert:
    with reading(world.site.engine) as session:
        return session.get_one(Alert, alert)


def mails(world: World, alert: str) -> list[Outbound]:
    with reading(world.site.engine) as session:
        return list(session.scalars(select(Outbound).where(Outbound.subject_id == alert)))


def actions(world: World, organisation: str) -> list[str]:
    with reading(world.site.engine) as session:
        return list(
            session.scalars(
                select(AuditEntry.action).where(AuditEntry.organisation_id == organisation)
            )
        )


# ---- The story ----------------------------------------------------------------------------------


def test_an_alert_goes_from_draft_to_acknowledgement(world: World, case: str) -> None:
    page = world.chandra.browser.page(f"/cases/{case}/alert")
    assert world.greta.email in page
    assert "Meghna Shirts" in page
    data = world.chandra.browser.fetch(f"/cases/{case}/alert.json")
    (record,) = data["messages"]
    text = world.chandra.open(
        "message", record["id"], unb64u(record["body"]), unb64u(record["grant"]), record["epoch"]
    )
    assert text == {"text": WORKER_SAYS}

    document = story.propose(world, case)
    alert = document["alert"]
    assert stored(world, alert).state == "proposed"
    assert stored(world, alert).document is None
    assert STATEMENT.encode() not in stored(world, alert).document_sealed
    assert mails(world, alert) == []

    assert document["reference"] in world.dora.browser.page("/releases")
    assert document["reference"] in world.dora.browser.page(f"/releases/{alert}")
    raw = story.release(world, alert)
    assert raw == canonical(document)
    assert stored(world, alert).document == raw
    assert sorted(one.recipient_id or "" for one in mails(world, alert)) == sorted(
        (world.greta.id, world.hugo.id)
    )
    with reading(world.site.engine) as session:
        allowed = authorise(session, world.site.trust, alert, world.greta.id)
    assert allowed.recipient.email == world.greta.email

    assert document["recipients"][0]["reference"] in world.greta.browser.page("/alerts")
    shown = world.greta.browser.page(f"/alerts/{alert}")
    assert STATEMENT in shown
    assert WORKER_SAYS not in shown
    world.greta.browser.submit(f"/alerts/{alert}/acknowledge")
    assert "Greta" in world.hugo.browser.page(f"/alerts/{alert}")
    assert "Greta" in world.hugo.browser.page("/alerts")
    world.hugo.browser.submit(f"/alerts/{alert}/acknowledge")
    with reading(world.site.engine) as session:
        rows = session.scalars(select(AlertRecipient).where(AlertRecipient.alert_id == alert))
        assert [one.acknowledged_by for one in rows if one.acknowledged_by] == [world.greta.id]
        report = session.scalars(
            select(Report).join(CaseReport).where(CaseReport.case_id == case)
        ).one()
        assert report.stage == "confirmed"
    house = world.asha.organisation
    assert {"alert.draft", "alert.propose", "alert.release", "alert.acknowledge"} <= set(
        actions(world, house)
    )
    assert {"alert.open", "alert.release"} <= set(actions(world, world.dora.organisation))
    assert {"alert.read", "alert.acknowledge"} <= set(actions(world, world.hugo.organisation))


def test_a_returned_alert_comes_back_with_its_reason_and_its_text(world: World, case: str) -> None:
    document = story.propose(world, case)
    alert = document["alert"]
    world.dora.browser.submit(f"/releases/{alert}/return", reason="wording")
    assert stored(world, alert).state == "returned"
    assert "The wording" in world.chandra.browser.page(f"/cases/{case}/alert")
    record = world.chandra.browser.fetch(f"/cases/{case}/alert.json")["returned"]
    content = world.chandra.open(
        "alert", alert, unb64u(record["body"]), unb64u(record["grant"]), record["epoch"]
    )
    assert content["document"].encode() == canonical(document)
    error = refused(world.dora, f"/releases/{alert}/release", signed_by(world.dora, document))
    assert error.status == 409
    assert stored(world, alert).document is None


def test_a_return_needs_a_reason_of_the_list(world: World, case: str) -> None:
    alert = story.propose(world, case)["alert"]
    world.dora.browser.submit(f"/releases/{alert}/return", reason="she is my cousin")
    assert stored(world, alert).state == "proposed"


def test_the_next_alert_of_a_case_is_compared_with_the_last(world: World, case: str) -> None:
    first = story.propose(world, case)
    story.release(world, first["alert"])
    second = story.propose(world, case)
    answer = world.dora.browser.fetch(f"/releases/{second['alert']}.json")
    assert unb64u(answer["previous"]) == canonical(first)
    assert world.dora.browser.fetch(f"/releases/{first['alert']}.json")["previous"] is None


def test_a_releaser_confirms_the_monitors_words_once(world: World, case: str) -> None:
    alert = story.propose(world, case)["alert"]
    answer = world.dora.browser.fetch(f"/releases/{alert}.json")
    genesis = genesis_of(unb64u(answer["monitors"][0]["document"]))
    assert genesis == world.asha.secret.pins[world.asha.organisation]
    world.dora.browser.post("/releases/pins", {"wrapped": b64u(b"\2" * 60)})
    again = world.dora.browser.fetch(f"/releases/{alert}.json")
    assert unb64u(again["pins"]) == b"\2" * 60


def test_without_a_head_office_the_page_says_who_must_do_what(tmp_path: Path) -> None:
    with open_site(tmp_path) as site:
        asha = site.founded("monitor", "asha@line.example", "coordinator")
        lonely = World(site, asha, asha, asha, asha, asha, asha)
        story.add_supply_chain(lonely)
        page = asha.browser.page(f"/cases/{story.add_case(lonely)}/alert")
    assert "No head office is chosen yet" in page
    assert "<textarea" not in page


# ---- What the rules object to -------------------------------------------------------------------


def check(world: World, case: str, **changed: Any) -> list[tuple[str, str]]:
    fields = story.document_for(world, world.chandra)["fields"] | changed.pop("fields", {})
    body = {"fields": fields, "recipients": [world.hugo.organisation], "observation": False}
    answer = world.chandra.browser.post(f"/cases/{case}/alert/check", body | changed)
    return [(one["field"], one["code"]) for one in answer["objections"]]


def test_a_ripe_case_meets_no_objection(world: World, case: str) -> None:
    assert check(world, case) == []


BLOCKED: list[tuple[dict[str, Any], dict[str, Any], tuple[str, str]]] = [
    # the case's columns, what the draft says, and the one objection
    ({}, {"recipients": []}, ("recipients", "no_recipients")),
    ({}, {"recipients": ["0" * 32]}, ("recipients", "not_reached")),
    ({}, {"fields": {"period": "2026-11-03"}}, ("period", "bad_period")),
    ({}, {"fields": {"due_month": "2026-10"}}, ("due_month", "bad_month")),
    ({}, {"fields": {"factory": "Somewhere else"}}, ("factory", "differs_or_left_out")),
    ({}, {"fields": {"contractor": "Somebody"}}, ("contractor", "contractor_differs")),
    ({}, {"fields": {"affected_band": "30"}}, ("affected_band", "bad_band")),
    ({}, {"fields": {"reference": "B-1042"}}, ("reference", "bad_reference")),
    ({}, {"fields": {"ilo": ["C999"]}}, ("ilo", "unknown_code")),
    ({}, {"fields": {"asked_action": "x"}}, ("asked_action", "unknown_code")),
    ({}, {"fields": {"remedy_requested": "x"}}, ("remedy_requested", "unknown_code")),
    ({}, {"fields": {"what_not_to_do": ["x"]}}, ("what_not_to_do", "unknown_code")),
    ({}, {"fields": {"evidence_grade": "E4"}}, ("evidence_grade", "differs")),
    ({}, {"fields": {"country": "IN"}}, ("country", "differs")),
    ({}, {"fields": {"region": "Dhaka"}}, ("region", "differs_or_left_out")),
    ({"reprisal_risk": None}, {}, ("reprisal", "no_reprisal_assessment")),
    ({"consent": "C1"}, {}, ("consent", "not_an_observation")),
    ({"consent": "C1"}, {"observation": True}, ("affected_band", "not_stripped")),
    ({"level": "L2", "consent": "C0"}, {"fields": {"level": "L2"}}, ("consent", "no_consent")),
]


@pytest.mark.parametrize(("columns", "draft", "objection"), BLOCKED)
def test_each_objection_is_said_before_anything_is_signed(
    world: World, columns: dict[str, Any], draft: dict[str, Any], objection: tuple[str, str]
) -> None:
    case = story.add_case(world, **columns)
    assert check(world, case, **draft) == [objection]


def test_what_is_objected_to_cannot_be_proposed_either(world: World) -> None:
    for columns, draft, (field, _) in BLOCKED:
        if "recipients" in draft or field == "affected_band" or not draft.get("fields"):
            continue
        case = story.add_case(world, **columns)
        document = story.document_for(world, world.chandra)
        document["fields"] |= draft["fields"]
        document["reference"] = document["fields"]["reference"]
        body = story.proposal(world, world.chandra, document)
        assert refused(world.chandra, f"/cases/{case}/alert", body).status == 409
        with reading(world.site.engine) as session:
            assert session.get(Alert, document["alert"]) is None


def test_nothing_is_proposed_before_every_text_was_compared(world: World, case: str) -> None:
    assert world.chandra.browser.fetch(f"/cases/{case}/alert.json")["total"] == 1
    short = {"messages": 0, "digest": "0" * 64, "longest": 0}
    document = story.document_for(world, world.chandra, overlap=short)
    body = story.proposal(world, world.chandra, document)
    error = refused(world.chandra, f"/cases/{case}/alert", body)
    assert error.status == 409
    assert "A new worker message has arrived" in str(error)


def test_a_case_without_a_kind_is_not_ready(world: World) -> None:
    case = story.add_case(world, category=None)
    assert "the kind of grievance" in world.chandra.browser.page(f"/cases/{case}/alert")
    with pytest.raises(NotAnswered):
        check(world, case)


def test_consent_taken_back_after_the_proposal_blocks_the_release(world: World, case: str) -> None:
    document = story.propose(world, case)
    with transaction(world.site.engine) as session:
        reports = select(CaseReport.report_id).where(CaseReport.case_id == case)
        session.execute(update(Report).where(Report.id.in_(reports)).values(consent="C0"))
    error = refused(
        world.dora, f"/releases/{document['alert']}/release", signed_by(world.dora, document)
    )
    assert error.status == 409
    assert mails(world, document["alert"]) == []


# ---- Who may not --------------------------------------------------------------------------------


def signed_by(member: PracticeMember, document: dict[str, Any]) -> dict[str, str]:
    raw = canonical(document)
    return {"document": b64u(raw), "signature": b64u(member.sign("alert", raw))}


def test_a_triager_neither_drafts_nor_sees_the_draft(world: World, case: str) -> None:
    for path in (f"/cases/{case}/alert", f"/cases/{case}/alert.json"):
        with pytest.raises(NotAnswered) as caught:
            world.erik.browser.fetch(path)
        assert caught.value.status == 403
    document = story.document_for(world, world.erik)
    body = story.proposal(world, world.erik, document)
    assert refused(world.erik, f"/cases/{case}/alert", body).status == 403


def test_the_drafter_does_not_release(world: World, case: str) -> None:
    document = story.propose(world, case)
    path = f"/releases/{document['alert']}/release"
    assert refused(world.chandra, path, signed_by(world.chandra, document)).status == 404
    assert refused(world.greta, path, signed_by(world.greta, document)).status == 404
    assert stored(world, document["alert"]).state == "proposed"


def test_nobody_sees_what_is_anothers(world: World, case: str) -> None:
    document = story.propose(world, case)
    alert, reference = document["alert"], document["recipients"][0]["reference"]
    for member, path in (
        (world.greta, f"/alerts/{alert}"),  # not released yet
        (world.greta, f"/r/{reference}"),
        (world.greta, f"/releases/{alert}"),
        (world.greta, f"/cases/{case}/alert"),
        (world.dora, f"/cases/{case}/alert"),
        (world.dora, f"/alerts/{alert}"),
        (world.chandra, f"/releases/{alert}.json"),
    ):
        with pytest.raises(NotAnswered) as caught:
            member.browser.page(path)
        assert caught.value.status == 404


def test_the_link_in_a_mail_leads_over_sign_in_to_the_alert(world: World, case: str) -> None:
    document = story.propose(world, case)
    story.release(world, document["alert"])
    link = f"/r/{document['recipients'][0]['reference']}"
    own = world.greta.browser.client.get(link)
    assert own.headers["Location"] == f"/alerts/{document['alert']}"
    stranger = PracticeMember.__new__(PracticeMember)
    stranger.browser = type(world.greta.browser)(world.site.url)
    passing = stranger.browser.client.get(link)
    assert f"0;url={link}?again=1" in passing.text
    sent = stranger.browser.client.get(f"{link}?again=1")
    assert sent.headers["Location"].startswith("/sign-in?next=")
    assert document["reference"] not in passing.text + sent.text


# ---- Tampering ----------------------------------------------------------------------------------


def test_another_document_than_the_proposed_is_not_released(world: World, case: str) -> None:
    document = story.propose(world, case)
    changed = document | {"statements": {"en": "It was Rina on line 4 who told us."}}
    path = f"/releases/{document['alert']}/release"
    assert refused(world.dora, path, signed_by(world.dora, changed)).status == 409
    body = signed_by(world.dora, document) | {"signature": b64u(bytes(64))}
    assert refused(world.dora, path, body).status == 409
    swapped = {
        "document": b64u(canonical(document)),
        "signature": b64u(world.dora.sign("roster", canonical(document))),
    }
    assert refused(world.dora, path, swapped).status == 409
    assert stored(world, document["alert"]).document is None


def test_the_draft_must_be_signed_vouched_and_sealed_as_it_says(world: World, case: str) -> None:
    good = story.document_for(world, world.chandra)
    path = f"/cases/{case}/alert"
    other = canonical(story.document_for(world, world.chandra))
    for wrong in (
        {"signature": b64u(world.chandra.sign("alert", other))},
        {"signature": b64u(world.asha.sign("alert", canonical(good)))},
        {"head_office_grant": {"epoch": 9, "grant": b64u(b"\1")}},
        {"own_grant": {"epoch": 9, "grant": b64u(b"\2")}},
    ):
        body = story.proposal(world, world.chandra, good, **wrong)
        assert refused(world.chandra, path, body).status == 409
    people = good["recipients"]
    for part in (
        {"vouched": {"en": world.asha.id}},
        {"vouched": {}},
        {"statements": {"en": "  "}},
        {"statements": {"en": "x" * 6001}},
        {"organisation": world.dora.organisation},
        {"release_by": world.hugo.organisation},
        {"template": "alert-mail/2"},
        {"overlap": {"messages": 1, "digest": "said by Rina", "longest": 0}},
        {"recipients": [people[0] | {"email": "spy@example.org"}]},
        {"recipients": [people[0] | {"language": "en"}]},
        {"recipients": [people[0] | {"reference": "B-1042"}]},
        {"recipients": [people[0], people[1] | {"reference": people[0]["reference"]}]},
        {"reports": 7},
    ):
        body = story.proposal(world, world.chandra, good | part)
        assert refused(world.chandra, path, body).status == 409, part
    spaced = json.dumps(good).encode()
    body = story.proposal(world, world.chandra, good) | {"document": b64u(spaced)}
    assert refused(world.chandra, path, body).status == 409
    body = story.proposal(world, world.chandra, good)
    assert world.chandra.browser.post(path, body) == {"id": good["alert"]}
    assert refused(world.chandra, path, body).status == 409


@pytest.mark.parametrize(
    "change",
    [
        {"document": b"{}"},
        {"drafter_signature": bytes(64)},
        {"releaser_signature": bytes(64)},
        {"releaser_signature": None},
        {"releaser_id": None},
        {"document": None},
        {"state": "recalled"},
    ],
)
def test_the_courier_believes_signatures_and_no_row(
    world: World, case: str, change: dict[str, Any]
) -> None:
    alert = story.propose(world, case)["alert"]
    story.release(world, alert)
    with transaction(world.site.engine) as session:
        session.execute(update(Alert).where(Alert.id == alert).values(**change))
    with reading(world.site.engine) as session, pytest.raises(Refusal):
        authorise(session, world.site.trust, alert, world.greta.id)


def test_the_courier_refuses_people_who_are_not_what_the_rosters_say(
    world: World, case: str
) -> None:
    document = story.propose(world, case)
    alert, raw = document["alert"], canonical(document)
    story.release(world, alert)
    swaps: list[dict[str, Any]] = [
        {"drafter_id": world.erik.id, "drafter_signature": world.erik.sign("alert", raw)},
        {"drafter_id": world.greta.id, "drafter_signature": world.greta.sign("alert", raw)},
        {"releaser_id": world.asha.id, "releaser_signature": world.asha.sign("alert", raw)},
        {"releaser_id": world.chandra.id, "releaser_signature": world.chandra.sign("alert", raw)},
        {"drafter_id": world.asha.id},
        {"drafter_signature": world.dora.sign("alert", raw)},
    ]
    for swap in swaps:
        with transaction(world.site.engine) as session:
            before = session.get_one(Alert, alert)
            kept = {name: getattr(before, name) for name in swap}
            session.execute(update(Alert).where(Alert.id == alert).values(**swap))
        with reading(world.site.engine) as session, pytest.raises(Refusal):
            authorise(session, world.site.trust, alert, world.greta.id)
        with transaction(world.site.engine) as session:
            session.execute(update(Alert).where(Alert.id == alert).values(**kept))
    with reading(world.site.engine) as session:
        assert authorise(session, world.site.trust, alert, world.greta.id)
        with pytest.raises(Refusal):
            authorise(session, world.site.trust, alert, world.erik.id)


def test_two_signed_alerts_cannot_lend_each_other_their_document(world: World) -> None:
    one, other = (story.propose(world, story.add_case(world))["alert"] for _ in range(2))
    story.release(world, one)
    story.release(world, other)
    with transaction(world.site.engine) as session:
        first, second = session.get_one(Alert, one), session.get_one(Alert, other)
        for name in ("document", "drafter_signature", "releaser_signature"):
            setattr(first, name, getattr(second, name))
    with reading(world.site.engine) as session, pytest.raises(Refusal):
        authorise(session, world.site.trust, one, world.greta.id)


# ---- Taken back -------------------------------------------------------------------------------


def test_what_was_withdrawn_nobody_can_release(world: World, case: str) -> None:
    alert = story.propose(world, case)["alert"]
    world.chandra.browser.submit(f"/cases/{case}/alert/withdraw")
    assert stored(world, alert).state == "withdrawn"
    with pytest.raises(NotAnswered):
        story.release(world, alert)
    assert not mails(world, alert)


def test_a_recall_shuts_the_page_at_once_and_tells_each_buyer(world: World, case: str) -> None:
    alert = story.propose(world, case)["alert"]
    story.release(world, alert)
    assert STATEMENT in world.hugo.browser.page(f"/alerts/{alert}")
    world.dora.browser.submit(f"/releases/{alert}/recall", reason="consent_withdrawn")
    shown = world.hugo.browser.page(f"/alerts/{alert}")
    assert "called this alert back" in shown
    assert STATEMENT not in shown
    assert "called back" in world.hugo.browser.page("/alerts")
    assert [one.template for one in mails(world, alert)].count("recall") == 2
    with reading(world.site.engine) as session:
        assert is_recalled(session, alert)
        signed = authorise(session, world.site.trust, alert, world.hugo.id, "recalled")
        assert signed.recipient.email == world.hugo.email


def test_a_buyers_page_shows_nothing_that_two_people_did_not_sign(world: World, case: str) -> None:
    alert = story.propose(world, case)["alert"]
    raw = story.release(world, alert)
    with transaction(world.site.engine) as session:
        session.get_one(Alert, alert).document = raw.replace(b"exit", b"room")
    for path in (f"/alerts/{alert}", "/alerts"):
        assert "is not what two people signed" in world.hugo.browser.page(path)
    with transaction(world.site.engine) as session:
        session.get_one(Alert, alert).document = raw


def test_a_consent_that_is_taken_back_before_the_mail_goes_keeps_it(
    world: World, case: str
) -> None:
    alert = story.propose(world, case)["alert"]
    story.release(world, alert)
    with transaction(world.site.engine) as session:
        signed = authorise(session, world.site.trust, alert, world.greta.id)
        assert may_still_go(session, world.site.trust, signed, load_policy().consent)
        reports = select(CaseReport.report_id).where(CaseReport.case_id == case)
        session.execute(update(Report).where(Report.id.in_(reports)).values(consent="C1"))
        assert not may_still_go(session, world.site.trust, signed, load_policy().consent)


# ---- In the buyer's language --------------------------------------------------------------------


def test_a_buyer_reads_the_fields_in_the_own_language_and_the_best_statement(
    world: World, case: str
) -> None:
    statements = {"en": STATEMENT, "de": "Ein Ausgang lässt sich nicht öffnen."}
    vouched = dict.fromkeys(statements, world.chandra.id)
    alert = story.propose(world, case, statements=statements, vouched=vouched)["alert"]
    story.release(world, alert)
    german = world.greta.browser.page(f"/alerts/{alert}")
    english = world.hugo.browser.page(f"/alerts/{alert}")
    for words in ("Brand- und Gebäudesicherheit", "Bangladesch", "Dezember 2026", statements["de"]):
        assert words in german
        assert words not in english
    assert STATEMENT in english
    # The day of the release, which is that of the mail; nothing else is finer than a month.
    before, day, after = text_of(german).partition("22. November 2026")
    assert day and "22" not in before + after


def text_of(page: str) -> str:
    main = page.partition("<article")[2].partition("</article>")[0]
    return re.sub(r"<[^>]*>", " ", main)


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_every_label_of_the_policy_is_translated_for_buyers(language: str) -> None:
    path = Path("translations") / language / "LC_MESSAGES" / "dashboard.po"
    with path.open("rb") as file:
        known = {str(one.id) for one in read_po(file, locale=language) if one.string}
    policy = load_policy()
    labels = {
        *(one.label for one in policy.categories.values()),
        *(one.label for one in policy.levels.values()),
        *policy.evidence.grades.values(),
        *(label for code, label in policy.buyer_actions.items() if code != "acknowledge"),
        *policy.cautions.values(),
        *policy.remedies.values(),
        *(str(label) for label in LABELS.values()),
        policy.disclosure.unbanded,
    }
    assert labels <= known
