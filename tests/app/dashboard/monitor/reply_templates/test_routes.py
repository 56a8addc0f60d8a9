"""The page of reply templates: own ones stay sealed, the others stand in every language."""

from config.platform.database import new_id
from intake.dialogue.texts.reply_texts import ReplyText
from intake.dialogue.texts.shipped_catalogs import shipped_catalogs
from tests.support.desk import Desk

TEXT = "We have a meeting on Friday"
PAGE = "/reply-templates"


def test_one_is_kept_sealed_once_and_removed(desk: Desk) -> None:
    template = {**desk.sealed("reply-template", {"text": TEXT}), "language": "bn"}
    for _ in range(2):
        answer = desk.post(PAGE, template)
        assert (answer.status_code, answer.json) == (201, {"id": template["id"]})
    page = desk.page(PAGE)
    assert page.count(f'data-record="{template["id"]}"') == 1
    assert TEXT not in page
    [served] = desk.data(f"{PAGE}/records.json")["records"]
    assert (served["kind"], served["body"]) == ("reply-template", template["body"])
    assert desk.submit(f"{PAGE}/{template['id']}/remove").status_code == 302
    assert template["id"] not in desk.page(PAGE)


def test_a_language_that_nobody_speaks_is_refused_in_words(desk: Desk) -> None:
    template = {**desk.sealed("reply-template", {"text": TEXT}), "language": "xx"}
    answer = desk.post(PAGE, template)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "template_language")
    assert desk.submit(f"{PAGE}/{new_id()}/remove").status_code == 302


def test_those_that_are_always_there_stand_in_every_language(desk: Desk) -> None:
    page = desk.page(PAGE)
    for language in ("en", "bn", "ur"):
        assert shipped_catalogs().render(ReplyText.WANTED, language) in page
