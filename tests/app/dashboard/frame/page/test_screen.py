"""A screen knows its endpoints by their whole names, and leads on from addresses of earlier."""

from types import ModuleType

from flask import Blueprint, Flask
from flask_babel import lazy_gettext

from app.dashboard.frame.access.permissions import PUBLIC
from app.dashboard.frame.page.screen import NavigationEntry, Screen


def make() -> Screen:
    blueprint = Blueprint("garden", __name__)
    blueprint.add_url_rule("/garden", "page", lambda: "here")
    return Screen(
        blueprint,
        routes=(ModuleType("routes"),),
        access={"page": PUBLIC},
        navigation=(NavigationEntry("page", lazy_gettext("Garden")),),
        moved={"/yard": "page"},
    )


def test_endpoints_are_named_with_their_blueprint() -> None:
    screen = make()
    assert screen.first == "garden.page"
    assert dict(screen.permissions()) == {"garden.page": PUBLIC}


def test_an_address_of_earlier_leads_on() -> None:
    app = Flask(__name__)
    make().register(app)
    answer = app.test_client().get("/yard")
    assert (answer.status_code, answer.headers["Location"]) == (308, "http://localhost/garden")
    assert app.test_client().get("/garden").text == "here"
