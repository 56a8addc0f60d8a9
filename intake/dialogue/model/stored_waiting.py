"""How open questions are stored with a talk, and read again: also as version 2 stored them."""

import re
from dataclasses import fields
from typing import Any

from intake.dialogue.model.waiting import (
    AskedForCodeWord,
    AskedForLanguage,
    AskedForRules,
    AskedForSecondCodeWord,
    AskedForTopic,
    AskedIfHappened,
    AskedIfSame,
    AskedToErase,
    PollKind,
    SideQuestion,
    Waiting,
    each,
    in_order,
)

MOST_UNSORTED = 30
"""Texts that wait to be sorted: who writes more of them does not answer any more."""

TOPIC = re.compile(r"[1-6](\.[1-9])?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ID = re.compile(r"[0-9a-f]{32}")


def stored(waiting: Waiting | None) -> list[dict[str, Any]]:
    """The open questions as small tables, the one that is answered first in front."""
    return [
        {"question": one.question.value}
        | {each_.name: getattr(one, each_.name) for each_ in fields(one) if each_.name != "behind"}
        for one in each(waiting)
    ]


def read(table: dict[str, Any]) -> Waiting | None:
    """The open questions of a stored talk; never raises, what can't be one is left out."""
    found = table.get("waiting_for")
    entries = found if isinstance(found, list) else _of_version_2(table)
    questions = (_question(one) for one in entries if isinstance(one, dict))
    return in_order([one for one in questions if one is not None])


def codes(found: object, form: re.Pattern[str]) -> tuple[str, ...]:
    """Those of a stored list that have this form."""
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str) and form.fullmatch(one))


def _question(entry: dict[str, Any]) -> Waiting | None:  # noqa: PLR0911 - one a question
    match entry.get("question"):
        case SideQuestion.ERASE:
            return AskedToErase(entry.get("with_texts") is True)
        case SideQuestion.CODE_WORD:
            return AskedForCodeWord()
        case SideQuestion.SECOND_CODE_WORD:
            return AskedForSecondCodeWord()
        case SideQuestion.LANGUAGE:
            offered = codes(entry.get("codes"), _LANGUAGE)
            return AskedForLanguage(offered) if offered else None
        case SideQuestion.RULES:
            return AskedForRules()
        case SideQuestion.MENU:
            return AskedForTopic()
        case SideQuestion.SAME_MATTER:
            texts = entry.get("texts")
            if type(texts) is not int or not 0 < texts <= MOST_UNSORTED:
                return None
            topics = codes(entry.get("topics"), TOPIC)
            return AskedIfSame(texts, topics, entry.get("danger") is True)
        case SideQuestion.HAPPENED:
            sent = entry.get("sent_id")
            known = isinstance(sent, str) and _ID.fullmatch(sent)
            joins = entry.get("joins") is not False
            return AskedIfHappened(str(sent) if known else "", _poll_kind(entry), joins)
    return None


def _poll_kind(entry: dict[str, Any]) -> PollKind:
    """While there were fewer of them, a flag told each of the others from the poll."""
    for flag in (PollKind.CHECK_IN, PollKind.TRANSFER):
        if entry.get(flag) is True:
            return flag
    stored_kind = entry.get("kind")
    return next((one for one in PollKind if one == stored_kind), PollKind.HAPPENED)


def _of_version_2(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Until version 2 each question had flags of its own; the order is that of their precedence."""
    flags: dict[str, dict[str, Any]] = {
        "erase_asked": {"question": "erase", "with_texts": table.get("erase_texts")},
        "word_asked": {"question": "code_word"},
        "second_word_asked": {"question": "second_code_word"},
        "languages_offered": {"question": "language", "codes": table.get("languages_offered")},
        "rules": {"question": "rules"},
        "menu": {"question": "menu"},
        "unsorted": {
            "question": "same_matter",
            "texts": table.get("unsorted"),
            "topics": table.get("later_topics"),
            "danger": table.get("later_danger"),
        },
    }
    # A flag is true; the menu of languages and the texts to be sorted are checked as they are read.
    checked = ("languages_offered", "unsorted")
    return [one for name, one in flags.items() if table.get(name) is True or name in checked]
