"""A signed-in colleague at the dashboard of a house, without a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from weakref import ReferenceType, ref

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.accounts.current_member import CurrentMember, set_current_member
from app.accounts.members import Member
from app.accounts.sign_in.sessions import open_session
from app.dashboard.application import create_app
from app.dashboard.frame.access.limits import limiter
from app.dashboard.frame.access.sign_in_gate import TOKEN
from app.dashboard.frame.request import EXTENSION, Dashboard
from config.platform.database import new_id, transaction
from config.settings import WebSettings, load
from tests.support.house import NOON, House
from vault.encoding import b64u
from vault.records import wrap_record
from vault.trust import Trust

URL = "http://localhost"
BROWSER = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Desk:
    """A member's pages; `clock` moves with `at`."""

    house: House
    client: FlaskClient
    at: datetime = NOON

    def page(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path, base_url=URL)
        assert answer.status_code == status, answer.text
        return answer.text

    def data(self, path: str) -> Any:
        answer = self.client.get(path, base_url=URL, headers={"Accept": "application/json"})
        assert answer.status_code == 200, answer.text
        return answer.json

    def read(self, case_id: str, *seen: str) -> int:
        """Tells what was on the screen, all that is unread where nothing is named; gives what is
        left.
        """
        page = self.page(f"/cases/{case_id}")
        unread = re.findall(r'id="message-([0-9a-f]{32})" data-unread', page)
        parts = re.findall(r'data-record="([0-9a-f]{32})"', page)
        answer = self.post(f"/cases/{case_id}/read", {"seen": list(seen or (*unread, *parts))})
        assert answer.status_code == 200, answer.text
        left: int = answer.json["unread"]  # type: ignore[index]
        return left

    def submit(self, path: str, **fields: str | list[str]) -> TestResponse:
        """A form that htmx posts."""
        headers = {**BROWSER, "X-CSRFToken": self._token(), "HX-Request": "true"}
        return self.client.post(path, data=fields, base_url=URL, headers=headers)

    def post(self, path: str, body: dict[str, Any]) -> TestResponse:
        """JSON that the page's script posts."""
        headers = {**BROWSER, "X-CSRFToken": self._token(), "Accept": "application/json"}
        return self.client.post(path, json=body, base_url=URL, headers=headers)

    def sealed(self, kind: str, content: dict[str, Any], record_id: str | None = None) -> Any:
        """A record as a browser wraps it: {id, body, grant, epoch}."""
        identifier = record_id or new_id()
        body, grant = wrap_record(
            kind, identifier, content, self.house.secret, self.house.organisation_id, 1
        )
        return {"id": identifier, "body": b64u(body), "grant": b64u(grant), "epoch": 1}

    @contextmanager
    def asking(
        self,
        *roles: str,
        path: str = "/",
        kind: str = "monitor",
        organisation: str = "",
        member_id: str = "",
        **request: Any,
    ) -> Iterator[CurrentMember]:
        """Inside a request of Asha, or of whom else is said, by default as a coordinator who
        triages; what is written there is kept after `commit_early()` alone.
        """
        member = CurrentMember(
            id=member_id or self.house.member_id,
            name="Asha",
            organisation=organisation or self.house.organisation_id,
            organisation_name="Shromik Kotha",
            kind=kind,
            roles=frozenset(roles or ("coordinator", "triager")),
            language="en",
            session="",
            proved_at=NOON,
        )
        with self.client.application.test_request_context(path, base_url=URL, **request):
            set_current_member(member)
            yield member

    def _token(self) -> str:
        page = self.page("/people")
        return page.partition('name="csrf-token" content="')[2].partition('"')[0]


def seated(desk: Desk, member_id: str) -> Desk:
    """Another member at the same dashboard, in a browser of their own."""
    other = Desk(desk.house, desk.client.application.test_client(), desk.at)
    with transaction(desk.house.engine) as session:
        token = open_session(session, member_id, desk.at)
    with other.client.session_transaction(base_url=URL) as cookie:
        cookie[TOKEN] = token
    return other


@dataclass(eq=False)
class _Lent:
    """A dashboard, and the desk that it stands at."""

    app: Dashboard
    desk: "ReferenceType[Desk]"


@cache
def _dashboards() -> list[_Lent]:
    return []


def _dashboard(settings: WebSettings, house: House) -> _Lent:
    """One at which nobody sits: to make it takes longer than most tests of it, and whose it is
    stands in its services alone.
    """
    free = next((one for one in _dashboards() if one.desk() is None), None)
    if free is None:
        free = _Lent(create_app(settings, house.engine), lambda: None)  # type: ignore[arg-type]
        _dashboards().append(free)
    # A new one would have forgotten who tried what.
    limiter.reset()
    return free


def desk_of(house: House) -> Desk:
    """Asha, the coordinator and triager of the house, at the dashboard."""
    settings = load(WebSettings, firedoor_data_dir=house.folder, cookie_key="11" * 32)
    lent = _dashboard(settings, house)
    desk = Desk(house, lent.app.test_client())
    sitting = lent.desk = ref(desk)

    def clock() -> datetime:
        at_it = sitting()
        assert at_it is not None
        return at_it.at

    lent.app.extensions[EXTENSION] = replace(
        lent.app.extensions[EXTENSION],
        settings=settings,
        engine=house.engine,
        trust=Trust(settings.trust_dir),
        clock=clock,
    )
    with transaction(house.engine) as session:
        session.add(
            Member(
                id=house.member_id,
                organisation_id=house.organisation_id,
                email="asha@line.example",
                name="Asha",
                roles="coordinator,triager",
                language="en",
                salt=bytes(16),
                proof_digest=bytes(32),
                secret_wrapped=b"",
                totp_sealed=b"",
                created_at=NOON,
            )
        )
        session.flush()
        token = open_session(session, house.member_id, desk.at)
    with desk.client.session_transaction(base_url=URL) as cookie:
        cookie[TOKEN] = token
    return desk
