"""Every route of the dashboard, with who may call it: reviewed by a person, line by line.

A new route fails here until it is written down. An address with an arrow is one of earlier.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from app.dashboard.application import create_app
from app.dashboard.frame.access.permissions import Access
from app.dashboard.frame.request import Dashboard
from app.dashboard.screens import PERMISSIONS, SCREENS
from config.settings import WebSettings, load
from tests.structure.tree import ROOT
from vault.roles import ROLES_OF_KIND, OrganisationKind, Role

REVIEWED = """
/ GET home every member
/account GET account.page every member
/account/passphrase POST account.passphrase every member
/account/second-factor POST account.second_factor every member
/account/sessions/<session_id>/end POST account.end_session every member
/alerts GET alerts.list affiliate: buyer
/alerts/<alert_id> GET alerts.alert affiliate: buyer
/alerts/<alert_id>/acknowledge POST alerts.acknowledge affiliate: buyer
/alerts/<alert_id>/actions POST buyer_actions.record affiliate: buyer
/alerts/<alert_id>/actions.json GET buyer_actions.records affiliate: buyer
/asked GET asked.page affiliate: buyer
/cases GET queue.page monitor
/cases/<case_id> GET case.page monitor
/cases/<case_id>/alert GET alert_draft.page monitor: coordinator, investigator
/cases/<case_id>/alert POST alert_draft.propose monitor: coordinator, investigator
/cases/<case_id>/alert.json GET alert_draft.data monitor: coordinator, investigator
/cases/<case_id>/alert/check POST alert_draft.check monitor: coordinator, investigator
/cases/<case_id>/alert/preview POST alert_draft.preview monitor: coordinator, investigator
/cases/<case_id>/alert/withdraw POST alert_draft.withdraw monitor: coordinator, investigator
/cases/<case_id>/answered POST case.answered monitor
/cases/<case_id>/assignee POST case.assignee monitor
/cases/<case_id>/category POST case.category monitor
/cases/<case_id>/employer POST case.employer monitor
/cases/<case_id>/evidence GET evidence.page monitor
/cases/<case_id>/evidence POST evidence.take_in monitor
/cases/<case_id>/evidence/<item_id>/custody POST evidence.custody monitor
/cases/<case_id>/evidence/facts POST evidence.fact monitor
/cases/<case_id>/evidence/facts/<fact_id>/back POST evidence.take_back monitor
/cases/<case_id>/evidence/records.json GET evidence.records monitor
/cases/<case_id>/evidence/register GET evidence.register monitor
/cases/<case_id>/export GET export.one monitor, just proven
/cases/<case_id>/export POST export.case monitor, just proven
/cases/<case_id>/factory POST case.factory monitor
/cases/<case_id>/files/<media_id>/<any(shown, original):which> GET case.file monitor
/cases/<case_id>/findings POST case.finding monitor
/cases/<case_id>/join POST case.join monitor
/cases/<case_id>/level POST case.level monitor
/cases/<case_id>/level-request POST case.level_request monitor
/cases/<case_id>/level-request/agree POST case.agree_level monitor
/cases/<case_id>/messages/<message_id>/gloss GET gloss.page monitor
/cases/<case_id>/messages/<message_id>/gloss POST gloss.write monitor
/cases/<case_id>/messages/<message_id>/gloss/ask POST gloss.ask monitor
/cases/<case_id>/messages/<message_id>/gloss/parts GET gloss.parts monitor
/cases/<case_id>/messages/<message_id>/gloss/records.json GET gloss.records monitor
/cases/<case_id>/notes POST case.note monitor
/cases/<case_id>/observations POST case.observe monitor
/cases/<case_id>/part POST case.part monitor
/cases/<case_id>/read POST case.read monitor
/cases/<case_id>/recusals POST case.recuse monitor
/cases/<case_id>/recusals/<member_id>/lift POST case.lift_recusal monitor: coordinator
/cases/<case_id>/remedy GET remedy.page monitor
/cases/<case_id>/remedy/actions POST remedy.propose monitor
/cases/<case_id>/remedy/actions/<action_id>/notes POST remedy.note monitor
/cases/<case_id>/remedy/actions/<action_id>/step POST remedy.step monitor
/cases/<case_id>/remedy/agreements POST remedy.agreement monitor
/cases/<case_id>/remedy/breaches POST remedy.breaches monitor
/cases/<case_id>/remedy/causes POST remedy.causes monitor
/cases/<case_id>/remedy/money POST remedy.payment monitor
/cases/<case_id>/remedy/money/<payment_id>/back POST remedy.take_back monitor
/cases/<case_id>/remedy/negotiations POST remedy.negotiation monitor
/cases/<case_id>/remedy/plan GET remedy.plan monitor
/cases/<case_id>/remedy/records.json GET remedy.records monitor
/cases/<case_id>/reports/<report_id>/reply POST case.reply monitor
/cases/<case_id>/reprisal POST case.reprisal monitor
/cases/<case_id>/side GET case.side monitor
/cases/<case_id>/signs/<trigger_id> POST case.settle monitor
/cases/<case_id>/step POST case.step monitor
/cases/<case_id>/tasks POST tasks.write monitor
/cases/<case_id>/tasks/<task_id> POST tasks.change monitor
/cases/<case_id>/tasks/<task_id>/step POST tasks.step monitor
/cases/<case_id>/thread.json GET case.records monitor
/cases/<case_id>/threads GET case.threads monitor
/cases/<case_id>/today POST case.ask_today monitor
/cases/<case_id>/today/end POST case.end_today monitor
/cases/<case_id>/transfer POST transfers.ask monitor
/cases/<case_id>/transfer/keys POST transfers.pass_keys monitor
/cases/<case_id>/transfer/keys.json GET transfers.keys monitor
/cases/<case_id>/transfer/offer POST transfers.offer monitor
/cases/<case_id>/transfer/override POST transfers.override monitor
/cases/<case_id>/transfer/override/agree POST transfers.agree monitor
/cases/<case_id>/transfer/wish POST transfers.wish monitor
/cases/<case_id>/transfer/withdraw POST transfers.withdraw monitor
/cases/<case_id>/translators POST gloss.name monitor
/cases/<case_id>/translators/<member_id>/end POST gloss.end monitor
/cases/<case_id>/watching POST case.watch monitor
/cases/ended GET queue.ended monitor
/cases/first-words POST queue.first_words monitor
/cases/joins POST queue.join monitor
/cases/joins/undo POST queue.part monitor
/cases/rows GET queue.rows monitor
/cases/screenings POST queue.screen monitor
/cases/screenings/undo POST queue.undo_screening monitor
/cases/views POST queue.keep_view monitor
/cases/views/<view_id>/remove POST queue.drop_view monitor
/contracts/<contract_id> GET contracts.page affiliate: buyer
/contracts/<contract_id>/notes.json GET contracts.records affiliate: buyer
/contracts/<contract_id>/obligations POST contracts.obligation affiliate: buyer
/contracts/<contract_id>/obligations/<obligation_id> POST contracts.step affiliate: buyer
/contracts/<contract_id>/outcomes POST contracts.outcomes affiliate: buyer
/export GET export.all monitor: coordinator, just proven
/export/cases POST export.cases monitor: coordinator
/factories/<factory_id> GET factory.page monitor
/found/<invitation> GET founding.page anybody
/found/<invitation> POST founding.answer anybody
/found/<invitation>.json GET founding.data anybody
/healthz GET probes.healthz anybody
/hours GET hours.page monitor and administrator
/hours/holidays POST hours.add_holidays monitor: administrator, coordinator
/hours/holidays/remove POST hours.remove_holidays monitor: administrator, coordinator
/hours/public-holidays GET hours.public_holidays monitor: administrator, coordinator
/hours/public-holidays POST hours.take_holidays monitor: administrator, coordinator
/hours/rota POST hours.add_turn monitor: administrator, coordinator
/hours/rota/<turn_id>/remove POST hours.remove_turn monitor: administrator, coordinator
/hours/test POST hours.ring_test monitor and administrator
/hours/test/acknowledge POST hours.acknowledge_test monitor and administrator
/hours/ways/<way> POST hours.set_way monitor and administrator
/hours/week POST hours.set_week monitor: administrator, coordinator
/join/<invitation> GET joining.page anybody
/join/<invitation> POST joining.answer anybody
/join/<invitation>.json GET joining.data anybody
/keys.json GET sign_in.keys every member
/language POST language.choose every member
/ledger GET ledger.page monitor: administrator, auditor, coordinator
/log GET log.page every kind: auditor, coordinator
/log/check POST log.check every kind: auditor, coordinator
/log/checkpoint.txt GET log.checkpoint every kind: auditor, coordinator
/metrics GET probes.metrics anybody
/now GET now.page monitor
/operator GET operator.page the operator
/operator/<token> GET operator.enter anybody
/operator/<token> POST operator.use_link anybody
/operator/leave POST operator.leave the operator
/outreach GET outreach.page monitor and administrator
/outreach POST outreach.log monitor and administrator
/outreach/<session_id>/remove POST outreach.remove monitor: coordinator
/outreach/posters GET outreach.posters monitor and administrator
/outreach/posters/print POST outreach.print monitor and administrator
/people GET members.page every member
/people/invitations POST members.invite every kind: coordinator
/people/invitations/<invitation>.json GET members.invitation every kind: coordinator
/people/invitations/<invitation>/cancel POST members.cancel_invitation every kind: coordinator
/people/invitations/<invitation>/complete POST members.complete_invitation every kind: coordinator
/people/members/<member>/remove POST members.remove_member every kind: coordinator
/people/on-call POST members.set_on_call monitor: administrator, coordinator, triager
/people/partners/<organisation> POST members.add_partner monitor: coordinator
/people/partners/<organisation>.json GET members.partner monitor: coordinator
/people/recovery-papers GET recovery_papers.page every kind: coordinator
/people/recovery-papers POST recovery_papers.make every kind: coordinator
/people/rosters/<int:number>.json GET members.pending_roster every kind: coordinator, releaser
/people/rosters/<int:number>/drop POST members.drop_roster every kind: coordinator
/people/rosters/<int:number>/sign POST members.countersign_roster every kind: coordinator, releaser
/practice GET practice.page anybody
/practice/chat/<int:chat>/file/<int:message_id> GET practice.chat_file anybody
/practice/chat/<int:chat>/messages GET practice.chat_messages anybody
/practice/chat/<int:chat>/wait GET practice.chat_wait anybody
/practice/chat/press POST practice.chat_press anybody
/practice/chat/send POST practice.chat_send anybody
/practice/codes GET practice.codes anybody
/practice/habits GET practice.habits anybody
/practice/mailbox GET practice.mailbox anybody
/practice/mailbox/wait GET practice.mailbox_wait anybody
/practice/phone/<number>/messages GET practice.phone_messages anybody
/practice/phone/<number>/wait GET practice.phone_wait anybody
/practice/phone/call POST practice.phone_call anybody
/practice/phone/send POST practice.phone_send anybody
/prove GET prove.page every member
/prove POST prove.check every member
/publication GET publication.page head_office, monitor: coordinator
/publication/off POST publication.switch_off head_office, monitor: coordinator
/publication/on POST publication.switch_on head_office, monitor: coordinator, just proven
/quarantine GET quarantine.page monitor: coordinator
/quarantine/<identifier>/accept POST quarantine.accept monitor: coordinator
/quarantine/<identifier>/drop POST quarantine.drop monitor: coordinator
/r/<reference> GET alerts.by_reference anybody
/reach GET -> outreach.page
/reach/posters GET -> outreach.posters
/readyz GET probes.readyz anybody
/received GET -> alerts.list
/received/<alert_id> GET -> alerts.alert
/recover/<invitation> GET recovery.page anybody
/recover/<invitation> POST recovery.answer anybody
/recover/<invitation>.json GET recovery.data anybody
/releases GET releases.list head_office: releaser
/releases/<alert_id> GET releases.release head_office: releaser, just proven
/releases/<alert_id>.json GET releases.data head_office: releaser
/releases/<alert_id>/preview POST releases.preview head_office: releaser
/releases/<alert_id>/recall POST releases.recall head_office: releaser, just proven
/releases/<alert_id>/release POST releases.sign head_office: releaser, just proven
/releases/<alert_id>/return POST releases.give_back head_office: releaser
/releases/pins POST releases.pins head_office: releaser
/reply-templates GET reply_templates.page monitor
/reply-templates POST reply_templates.keep monitor
/reply-templates/<template_id>/remove POST reply_templates.remove monitor
/reply-templates/records.json GET reply_templates.records monitor
/search GET search.page monitor
/search/cases POST search.cases monitor
/search/records POST search.records monitor
/session/end-all POST sign_in.sign_out_everywhere every member
/session/page-key GET sign_in.page_key every member
/sign-in GET sign_in.page anybody
/sign-in POST sign_in.check anybody
/sign-in/salt POST sign_in.salt anybody
/sign-out POST sign_in.sign_out anybody
/static/<path:filename> GET static anybody
/statistics GET statistics.page head_office, monitor
/supply-chain GET supply_chain.page head_office
/supply-chain/affiliates/<affiliate_id> GET supply_chain.affiliate head_office
/supply-chain/factories/<factory_id> GET supply_chain.factory head_office
/tasks GET tasks.page monitor
/tasks/records.json GET tasks.records monitor
/transfers GET transfers.list monitor
/transfers/<transfer_id> GET transfers.page monitor
/transfers/<transfer_id>.json GET transfers.data monitor
/transfers/<transfer_id>/accept POST transfers.accept monitor
/transfers/<transfer_id>/refuse POST transfers.refuse monitor
/transfers/pins POST transfers.pins monitor
/translation-model GET gloss.model monitor: coordinator
/translation-model POST gloss.set_model monitor: coordinator
"""


@pytest.fixture
def app(tmp_path: Path) -> Dashboard:
    settings = load(WebSettings, firedoor_data_dir=tmp_path, cookie_key="5a" * 32, practice=True)
    return create_app(settings, create_engine("sqlite://"))


def who(access: Access) -> str:
    """An access in words: kinds, and the roles in them where not all of theirs are meant."""
    if access.proven:
        return f"{who(replace(access, proven=False))}, just proven"
    if access.public:
        return "anybody"
    if access.operator:
        return "the operator"
    if access.kinds == set(OrganisationKind) and access.roles == set(Role):
        return "every member"
    kinds = (
        "every kind" if access.kinds == set(OrganisationKind) else ", ".join(sorted(access.kinds))
    )
    reading = {role for kind in access.kinds for role in ROLES_OF_KIND[kind]}
    if access.roles >= reading:
        return " and ".join([kinds, *sorted(access.roles - reading)])
    return f"{kinds}: {', '.join(sorted(access.roles))}"


def routes(app: Dashboard) -> Iterator[str]:
    """One line a method of a route."""
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            if rule.alias:
                yield f"{rule.rule} {method} -> {rule.endpoint}"
            else:
                yield f"{rule.rule} {method} {rule.endpoint} {who(PERMISSIONS[rule.endpoint])}"


def test_every_route_was_reviewed(app: Dashboard) -> None:
    assert sorted(routes(app)) == REVIEWED.strip().splitlines()


def test_no_row_is_left_of_a_route_that_is_gone(app: Dashboard) -> None:
    assert set(PERMISSIONS) == {rule.endpoint for rule in app.url_map.iter_rules()}


def test_every_folder_with_a_screen_is_in_the_table() -> None:
    files = (ROOT / "app/dashboard").glob("**/screen.py")
    packages = {".".join(file.parent.relative_to(ROOT).parts) for file in files} - {
        "app.dashboard.frame.page"
    }
    assert packages == {one.blueprint.import_name.rpartition(".")[0] for one in SCREENS}


def test_nothing_that_anybody_may_open_writes(app: Dashboard) -> None:
    """A link is not used up by who only looks at it: scanners of mails open every address."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and PERMISSIONS[rule.endpoint].public:
            assert not getattr(app.view_functions[rule.endpoint], "writes", False), rule
