"""Every refusal has one sentence, in the reader's language, with its values in words."""

import re

import pytest
from flask_babel import force_locale

from app.cli.register_said import SENTENCES as OF_REGISTER
from app.cli.supply_files.import_sentences import SENTENCES as OF_IMPORTS
from app.dashboard.frame.page.refusal_texts import REFUSALS, refusal_in_words
from app.dashboard.frame.request import Dashboard
from case_management.cases.actions.reply import REFUSED_REPLIES
from case_management.cases.polls.poll_result import REFUSED_STEPS
from case_management.duty.ways import Way
from case_management.refusals import Refusal
from case_management.remedies.rules import Lack
from tests.structure.tree import ROOT


def test_every_refusal_has_a_sentence() -> None:
    found = {"out_of_step"}
    for folder in ("app", "case_management"):
        for file in (ROOT / folder).rglob("*.py"):
            text = file.read_text("utf-8")
            found |= set(re.findall(r'Refusal\(\s*"([a-z_]+)"', text))
            found |= set(re.findall(r'Objection\(\s*"[a-z_]+",\s*"([a-z_]+)"', text))
    found |= {"field_missing", "field_unknown", *REFUSED_REPLIES.values()}
    found |= {"remedy_unconfirmed", *REFUSED_STEPS.values()}
    found |= {f"plan_lacks_{one}" for one in Lack}
    found |= {f"address_{one}" for one in Way}
    found.update(("differs", "differs_or_left_out", "unknown_code"))
    assert found <= {*REFUSALS, *OF_REGISTER, *OF_IMPORTS}
    assert set(REFUSALS) <= found


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (Refusal("statement_missing"), "Write the statement."),
        (
            Refusal("statement_too_long", count="6000"),
            "Shorten the statement to 6000 characters.",
        ),
        (
            Refusal("below_floor", category="Forced labour", level="L2"),
            "A case of “Forced labour” is at least L2: change the category first.",
        ),
        (
            Refusal("waits_for_inviter", 403, inviter="50% Asha"),
            "50% Asha has not confirmed you yet. Ask them to open People.",
        ),
    ],
)
def test_a_refusal_is_one_sentence_with_its_values(
    in_english: Dashboard, refusal: Refusal, sentence: str
) -> None:
    assert refusal_in_words(refusal) == sentence


def test_labels_of_the_policy_are_said_in_the_readers_language_too(in_english: Dashboard) -> None:
    refusal = Refusal("below_floor", category="Forced labour", level="L2")
    with force_locale("es"):
        spanish = refusal_in_words(refusal)
    assert "Forced labour" not in spanish
    assert "L2" in spanish


def test_every_sentence_takes_what_it_is_given_in_every_language(in_english: Dashboard) -> None:
    for code, english in REFUSALS.items():
        names = re.findall(r"%\((\w+)\)s", str(english))
        for language in ("en", "ar", "bn", "es", "fr"):
            with force_locale(language):
                words = refusal_in_words(Refusal(code, **dict.fromkeys(names, "7")))
            assert words, (code, language)
            assert "%(" not in words, (code, language)
