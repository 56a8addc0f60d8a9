"""Every address of a dashboard, with made-up ids."""

from collections.abc import Iterator

from werkzeug.routing import Rule

from app.dashboard.frame.request import Dashboard
from tests.support.desk import URL

# Parts of an address that are one of a few words.
ONE_OF = {"which": "shown"}


def filled(rule: Rule) -> dict[str, str]:
    """Made-up values that the rule's converters take."""
    made_up = "1" if "int" in str(rule) else "0" * 32
    return {name: ONE_OF.get(name, made_up) for name in rule.arguments}


def addresses(app: Dashboard) -> Iterator[tuple[str, str]]:
    """(method, path) of every route, with made-up ids."""
    for rule in app.url_map.iter_rules():
        with app.test_request_context(base_url=URL):
            path = rule.build(filled(rule))
        assert path is not None
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield method, path[1]
