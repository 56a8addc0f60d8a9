"""The page of a gloss holds no word, and may call the organisation's own model alone."""

from app.dashboard.frame.access.security import CONTENT_SECURITY_POLICY
from config.platform.database import new_id
from tests.app.dashboard.monitor.case_steps import WAGES
from tests.app.dashboard.monitor.gloss.conftest import GLOSS, ToldMessage
from tests.support.desk import URL

ADDRESS = "http://127.0.0.1:5000"


def policy(told: ToldMessage, path: str) -> str:
    return told.desk.client.get(path, base_url=URL).headers["Content-Security-Policy"]


def test_the_original_and_the_glosses_come_sealed(told: ToldMessage) -> None:
    _, gloss = told.write("model")
    page = told.desk.page(told.path)
    assert WAGES not in page
    assert GLOSS not in page
    served = told.desk.data(f"{told.path}/records.json")["records"]
    assert {one["id"]: one["kind"] for one in served} == {told.id: "message", gloss: "gloss"}
    assert f'data-record="{gloss}"' in told.desk.page(f"{told.path}/parts")
    assert "opened the case" in told.desk.page(f"/cases/{told.case_id}")


def test_only_this_page_may_call_the_model(told: ToldMessage) -> None:
    assert policy(told, told.path) == CONTENT_SECURITY_POLICY
    told.desk.submit("/translation-model", address=ADDRESS)
    assert f"connect-src 'self' {ADDRESS};" in policy(told, told.path)
    assert policy(told, f"/cases/{told.case_id}") == CONTENT_SECURITY_POLICY
    assert policy(told, f"{told.path}/parts") == CONTENT_SECURITY_POLICY


def test_another_case_s_message_has_no_page(told: ToldMessage) -> None:
    for path in ("", "/parts", "/records.json"):
        told.desk.page(f"/cases/{told.case_id}/messages/{new_id()}/gloss{path}", status=404)
        told.desk.page(f"/cases/{new_id()}/messages/{told.id}/gloss{path}", status=404)
