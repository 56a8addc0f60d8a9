"""A gloss is asked for, stands among what needs the translator now, and is written."""

from tests.app.dashboard.monitor.gloss.conftest import GLOSS, ToldMessage


def test_from_the_request_to_the_gloss_beside_its_original(told: ToldMessage) -> None:
    desk = told.desk
    assert told.ask() == 409
    assert told.name() == 200
    assert "Glosses that I am asked for" not in desk.page("/now")
    assert told.ask() == 200
    assert f'href="{told.path}"' in desk.page("/now")
    status, gloss = told.write()
    assert status == 201
    assert "Glosses that I am asked for" not in desk.page("/now")
    page = desk.page(f"/cases/{told.case_id}")
    bubble = page.partition(f'id="message-{told.id}"')[2].partition("</li>")[0]
    assert f'data-record="{told.id}"' in bubble
    assert f'data-record="{gloss}"' in bubble
    assert "Gloss by Asha, " in bubble
    assert GLOSS not in page
    records = desk.data(f"/cases/{told.case_id}/thread.json")["records"]
    assert {one["id"]: one["kind"] for one in records}[gloss] == "gloss"
    history = " ".join(page.split())
    for deed in ("named as translator: Asha", "asked for a gloss of a message: Asha"):
        assert deed in history
    assert "kept a gloss of a message" in history


def test_who_is_not_named_writes_none_but_keeps_what_a_model_made(told: ToldMessage) -> None:
    assert told.write()[0] == 409
    assert told.write("rumour")[0] == 409
    assert told.write(language="English")[0] == 400
    assert told.write("model")[0] == 201
    page = told.desk.page(f"/cases/{told.case_id}")
    assert "Gloss by a translation model, kept by Asha, " in page


def test_a_request_of_a_case_that_ended_waits_no_more(told: ToldMessage) -> None:
    told.name()
    told.ask()
    told.desk.submit(f"/cases/{told.case_id}/translators/{told.desk.house.member_id}/end")
    assert "Glosses that I am asked for" not in told.desk.page("/now")
    assert told.write()[0] == 409
