"""Every route against every role, and every object of an organisation asked for by another: what is
refused is not done, and stands in the log. The table is that of tests/structure/test_routes.py.
"""

import json
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from app.accounts.members import Member
from app.dashboard.screens import PERMISSIONS
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case, CaseReport
from config.platform.database import new_id, transaction
from tests.structure.test_routes import REVIEWED
from tests.support.desk import BROWSER, URL, Desk, desk_of, seated
from tests.support.house import NOON, House
from tests.support.members import add_colleague
from tests.support.two_organisations import add_other
from vault.roles import READS_NOTHING, ROLES_OF_KIND, OrganisationKind, Role

_LINE = re.compile(r"(\S.*) (GET|POST) (\S+) (.+)")
ROUTES = [
    found.groups()
    for line in REVIEWED.splitlines()
    if (found := _LINE.fullmatch(line)) and found[3] != "->"
]
OF_KIND = {kind: {*ROLES_OF_KIND[kind], *READS_NOTHING} for kind in OrganisationKind}
MONITORS = sorted(OF_KIND[OrganisationKind.MONITOR])
# Its own answer, whoever asks: a browser that is signed out, an operator's link.
OPEN = ("anybody", "the operator")


def allows(who: str, kind: str, role: str) -> bool:
    """What a line of the table says of a member of such an organisation with one role."""
    who = who.removesuffix(", just proven")
    if who in ("anybody", "every member"):
        return True
    if who == "the operator":
        return False
    whole, _, also = who.partition(" and ")
    if also and kind == whole and role == also:
        return True
    kinds, _, roles = whole.partition(": ")
    if kinds != "every kind" and kind not in kinds.split(", "):
        return False
    return role in (roles.split(", ") if roles else ROLES_OF_KIND[kind])


@pytest.mark.parametrize("kind", sorted(OF_KIND))
def test_the_table_says_of_every_route_and_role_what_the_program_does(kind: str) -> None:
    for path, method, endpoint, who in ROUTES:
        for role in sorted(OF_KIND[kind]):
            lets = PERMISSIONS[endpoint].lets(kind, [role])
            assert lets is allows(who, kind, role), (method, path, role)


def test_who_reads_nothing_is_let_to_nothing_that_has_content() -> None:
    without = {"account", "hours", "language", "ledger", "log", "members", "outreach", "prove"}
    without |= {"home", "sign_in"}
    for _, _, endpoint, who in ROUTES:
        for role in READS_NOTHING:
            if who != "anybody" and allows(who, OrganisationKind.MONITOR, role):
                assert endpoint.partition(".")[0] in without


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


def filled(path: str, **known: str) -> str:
    """A route's address with ids in it: the known ones, and else some that there are not."""
    path = re.sub(r"<any\((\w+).*?\):\w+>", r"\1", path)
    path = re.sub(r"<int:\w+>", "1", path)
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda name: known.get(name[1], "0" * 32), path)


def ask(desk: Desk, path: str, method: str, token: str) -> int:
    """Taken to the end of its answer, when the log is written."""
    headers = {**BROWSER, "X-CSRFToken": token, "Accept": "application/json"}
    if method == "GET":
        answer = desk.client.get(path, base_url=URL, headers=headers)
    else:
        answer = desk.client.open(path, method=method, json={}, base_url=URL, headers=headers)
    answer.close()
    return answer.status_code


def refusals(house: House, organisation: str, actor: str) -> Iterator[tuple[str, str | None]]:
    with transaction(house.engine) as session:
        wanted = select(AuditEntry).where(
            AuditEntry.organisation_id == organisation,
            AuditEntry.actor_id == actor,
            AuditEntry.action == "request.refused",
        )
        for one in session.scalars(wanted.order_by(AuditEntry.number)):
            yield json.loads(one.detail or "")["route"], one.object_id


@pytest.mark.parametrize("role", MONITORS)
def test_every_route_that_is_not_a_roles_is_refused_and_logged(
    desk: Desk, house: House, role: str
) -> None:
    with transaction(house.engine) as session:
        member = add_colleague(house, session, "Bela", role)
    other = seated(desk, member)
    token = other._token()
    closed = []
    for path, method, endpoint, who in ROUTES:
        if who not in OPEN and not allows(who, OrganisationKind.MONITOR, role):
            assert ask(other, filled(path), method, token) in (403, 404), (method, path)
            closed.append(endpoint)
    assert [route for route, _ in refusals(house, house.organisation_id, member)] == closed
    assert closed


def test_every_object_of_another_organisation_is_not_there_and_that_is_logged(
    desk: Desk, house: House
) -> None:
    house.text("The fire exit is locked")
    stranger = add_other(house)
    with transaction(house.engine) as session:
        link = session.scalars(select(CaseReport)).one()
        known = {
            "case_id": link.case_id,
            "report_id": link.report_id,
            "member": house.member_id,
            "member_id": house.member_id,
        }
        session.add(
            Member(
                id=stranger.member_id,
                organisation_id=stranger.id,
                email="nari@kantha.example",
                name="Nari",
                roles="coordinator,triager",
                language="en",
                salt=bytes(16),
                proof_digest=bytes(32),
                secret_wrapped=b"",
                totp_sealed=b"",
                created_at=NOON,
            )
        )
    other = seated(desk, stranger.member_id)
    token = other._token()
    before = state(house)
    asked = []
    for path, method, endpoint, who in ROUTES:
        kind = OrganisationKind.MONITOR
        mine = any(allows(who, kind, role) for role in (Role.COORDINATOR, Role.TRIAGER))
        if who not in OPEN and mine and any(f"<{name}>" in path for name in known):
            assert ask(other, filled(path, **known), method, token) in (400, 404), (method, path)
            asked.append(endpoint)
    assert len(asked) > 40
    logged = list(refusals(house, stranger.id, stranger.member_id))
    assert {about for _, about in logged} <= {*known.values()}
    assert len(logged) > 30
    assert state(house) == before


def state(house: House) -> tuple[object, ...]:
    """What a stranger's request could have changed: the case, and what the house's log says."""
    with transaction(house.engine) as session:
        case = session.scalars(select(Case)).one()
        entries = select(func.count()).where(AuditEntry.organisation_id == house.organisation_id)
        return case.state, case.level, case.read_at, case.assignee_id, session.scalar(entries)


def test_an_id_of_nobody_is_refused_alike(desk: Desk) -> None:
    assert ask(desk, f"/cases/{new_id()}", "GET", "") == 404
