"""Who comes in: strangers to public pages alone, members to those of their kind."""

from flask import url_for
from flask.testing import FlaskClient

from app.dashboard.frame.request import Dashboard
from app.dashboard.screens import PERMISSIONS
from tests.app.accounts.site import Site
from tests.app.dashboard.addresses import filled

ADDRESS = "http://localhost:8000"


def test_strangers_reach_public_routes_only(
    empty_dashboard: Dashboard, stranger: FlaskClient
) -> None:
    public = {
        rule.rule
        for rule in empty_dashboard.url_map.iter_rules()
        if PERMISSIONS[rule.endpoint].public
    }
    for rule in empty_dashboard.url_map.iter_rules():
        if rule.rule in public or rule.alias or "GET" not in (rule.methods or set()):
            continue
        with empty_dashboard.test_request_context(base_url=ADDRESS):
            built = rule.build(filled(rule))
        assert built is not None
        answer = stranger.get(built[1], base_url=ADDRESS)
        assert answer.status_code in {302, 401}, rule


def test_addresses_of_earlier_lead_on_to_those_of_today(
    empty_dashboard: Dashboard, stranger: FlaskClient
) -> None:
    for rule in empty_dashboard.url_map.iter_rules():
        if not rule.alias:
            continue
        with empty_dashboard.test_request_context(base_url=ADDRESS):
            built, today = rule.build(filled(rule)), url_for(rule.endpoint, **filled(rule))
        assert built is not None
        answer = stranger.get(built[1], base_url=ADDRESS)
        assert (answer.status_code, answer.headers["Location"]) == (308, ADDRESS + today), rule


def test_pages_of_other_kinds_do_not_exist_for_a_member(site: Site) -> None:
    buyer = site.founded("affiliate", "bo@city.example", "coordinator", "buyer")
    partner = buyer.browser.client.get("/people/partners/" + "0" * 32 + ".json")
    assert partner.status_code == 404
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    bela = site.joined(asha, "Bela", "triager")
    assert bela.browser.client.get("/people").status_code == 200
    invitation = bela.browser.client.get("/people/invitations/" + "0" * 32 + ".json")
    assert invitation.status_code == 403


def test_invitations_of_another_organisation_do_not_exist(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    rosa = site.founded("head_office", "rosa@office.example", "coordinator", "releaser")
    link = asha.invite("Bela", "bela@line.example", "triager")
    invitation = link.split("/join/")[1].split("#")[0]
    answer = rosa.browser.client.get(f"/people/invitations/{invitation}.json")
    assert answer.status_code == 404
