"""Every question that we ask, as tables: what may answer it, what happens, what comes next.

SCRIPT holds the report's own questions, SIDE_QUESTIONS and SIDE_SCRIPT those that lie in front of
them (model/waiting.py), in the order in which they are answered.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intake.dialogue.model.effects import (
    Effect,
    NamePlace,
    PollAnswer,
    Propose,
    SetConsent,
    SetContact,
    SetDanger,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import KINDS, Step
from intake.dialogue.model.waiting import PollKind, SideQuestion
from intake.dialogue.understanding.answers import Answer

EVENING = (20, 22)
"""The hours that the question itself offers ("only 8-10 at night"), local time."""


@dataclass(frozen=True)
class Question:
    """What a step asks, and the digits that a channel with buttons offers."""

    phrase: Phrase
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One answer to one question. `means` is for the diagram; `says` comes before what is next."""

    step: Step
    key: str
    means: str
    effect: Callable[[Answer], Effect] | None
    next: Step
    says: tuple[Phrase, ...] = ()


QUESTIONS = {
    Step.DANGER: Question(Phrase.ASK_DANGER, ("1", "2")),
    Step.TOPIC: Question(Phrase.ASK_TOPIC, ("1", "2", "3", "4", "5", "6", "7", "8", "0")),
    Step.KIND_SAFETY: Question(Phrase.ASK_KIND_SAFETY, ("1", "2", "3", "0")),
    Step.KIND_MONEY: Question(Phrase.ASK_KIND_MONEY, ("1", "2", "3", "0")),
    Step.KIND_TREATMENT: Question(Phrase.ASK_KIND_TREATMENT, ("1", "2", "0")),
    Step.KIND_JOB: Question(Phrase.ASK_KIND_JOB, ("1", "2", "3", "0")),
    Step.KIND_FREEDOM: Question(Phrase.ASK_KIND_FREEDOM, ("1", "2", "0")),
    Step.PLACE: Question(Phrase.ASK_PLACE, ("0",)),
    Step.CONTACT: Question(Phrase.ASK_CONTACT, ("1", "2", "3")),
    Step.CONSENT: Question(Phrase.ASK_CONSENT, ("1", "2", "3")),
}

RULES: dict[str, tuple[str, ...]] = {
    "1": ("wages",),
    "2": ("hours",),
    "3": ("overtime",),
    "4": ("rest",),
    "5": ("safety",),
    "6": ("unions",),
    "7": ("pregnancy",),
    "8": ("fees", "passports"),
    "0": (),
}
"""The menu of the law: its digits, and what each asks about (lexicon.RIGHTS)."""

CHOICES = {question.phrase: question.choices for question in QUESTIONS.values()} | {
    Phrase.ASK_SAME: ("1", "2"),
    Phrase.ASK_RULES: ("1", "2", "3", "4", "5", "6", "7", "8", "0"),
    Phrase.ASK_HAPPENED: ("1", "2", "3", "4"),
    Phrase.ASK_STILL_SO: ("1", "2", "3", "4"),
    Phrase.ASK_CHECK_IN: ("1", "2"),
    Phrase.ASK_TODAY: ("1", "2", "3"),
    Phrase.ASK_TRANSFER: ("1", "2"),
    Phrase.ASK_AGREES: ("1", "2"),
    Phrase.ASK_CONTENT: ("1", "2", "3"),
}
"""The buttons of a text, where a channel has buttons."""


def _window(answer: Answer) -> Effect:
    start, end = answer.hours or EVENING
    return SetContact("window", start, end)


def _always(effect: Effect) -> Callable[[Answer], Effect]:
    return lambda _: effect


def _kind(digit: str, name: str) -> Row:
    return Row(Step.TOPIC, digit, name, None, KINDS[int(digit) - 1])


def _proposes(step: Step, digit: str, name: str) -> Row:
    """A line of a second menu: its category is the first menu's digit and its own."""
    category = f"{KINDS.index(step) + 1}.{digit}"
    return Row(step, digit, name, _always(Propose((category,), danger=False)), Step.PLACE)


SCRIPT = (
    Row(Step.DANGER, "1", "safe", _always(SetDanger(False)), Step.TOPIC),
    Row(Step.DANGER, "2", "not safe", _always(SetDanger(True)), Step.TOPIC, (Phrase.SAFETY,)),
    Row(Step.DANGER, "0", "skip", None, Step.TOPIC),
    _kind("1", "safety"),
    _kind("2", "money and hours"),
    _kind("3", "treatment"),
    _kind("4", "job and group"),
    _kind("5", "freedom and children"),
    Row(Step.TOPIC, "6", "other", None, Step.PLACE),
    Row(Step.TOPIC, "7", "news", None, Step.TOPIC, (Phrase.ASK_CODE,)),
    Row(Step.TOPIC, "8", "rules", None, Step.TOPIC, (Phrase.ASK_RULES,)),
    Row(Step.TOPIC, "0", "skip", None, Step.PLACE),
    _proposes(Step.KIND_SAFETY, "1", "fire and building"),
    _proposes(Step.KIND_SAFETY, "2", "machine and injury"),
    _proposes(Step.KIND_SAFETY, "3", "health"),
    _proposes(Step.KIND_MONEY, "1", "wages"),
    _proposes(Step.KIND_MONEY, "2", "hours and rest"),
    _proposes(Step.KIND_MONEY, "3", "leave and benefits"),
    _proposes(Step.KIND_TREATMENT, "1", "violence"),
    _proposes(Step.KIND_TREATMENT, "2", "insults and unfairness"),
    _proposes(Step.KIND_JOB, "1", "joining others"),
    _proposes(Step.KIND_JOB, "2", "dismissal"),
    _proposes(Step.KIND_JOB, "3", "punished for speaking"),
    _proposes(Step.KIND_FREEDOM, "1", "forced"),
    _proposes(Step.KIND_FREEDOM, "2", "children"),
    *(Row(kind, "0", "skip", None, Step.PLACE) for kind in KINDS),
    Row(Step.PLACE, "0", "skip", None, Step.CONTACT),
    Row(Step.PLACE, "text", "any text", lambda a: NamePlace(a.text), Step.CONTACT),
    Row(Step.CONTACT, "1", "any time", _always(SetContact("any")), Step.CONSENT),
    Row(Step.CONTACT, "2", "evening", _always(SetContact("evening", *EVENING)), Step.CONSENT),
    Row(Step.CONTACT, "3", "never", _always(SetContact("never")), Step.CONSENT),
    Row(Step.CONTACT, "hours", "hours", _window, Step.CONSENT),
    Row(Step.CONTACT, "0", "skip", None, Step.CONSENT),
    Row(Step.CONSENT, "1", "yes", _always(SetConsent("C2")), Step.DONE),
    Row(Step.CONSENT, "2", "no", _always(SetConsent("C0")), Step.DONE),
    Row(Step.CONSENT, "3", "later", _always(SetConsent("C0")), Step.DONE),
    Row(Step.CONSENT, "0", "skip", None, Step.DONE),
)


@dataclass(frozen=True)
class SideRule:
    """A question in front of the report's own: how it comes to be open, and how it lapses."""

    question: SideQuestion
    asked_by: str
    """What opens it, for the diagram."""
    asks: tuple[Phrase, ...]
    """What is said; nothing for the menu of languages, which is in none of them."""
    other_words: str
    """What becomes of it when the text is no answer, for the diagram."""
    stays: bool = False
    """Whether it is still open after such a text."""
    minutes: int | None = None
    """After so many minutes nothing answers it: a text is about something else by then."""


@dataclass(frozen=True)
class SideRow:
    """One answer to such a question. `next` is None for what lay behind it."""

    question: SideQuestion
    key: str
    means: str
    next: SideQuestion | Step | None
    says: tuple[Phrase, ...] = ()


ANSWERED_WITHIN = 60
"""Minutes: who is asked to erase, or for a code word, and comes back an hour later may be another
person with the same phone, and a digit or a short word is about something else."""

SIDE_QUESTIONS = (
    SideRule(
        SideQuestion.ERASE,
        "ERASE",
        (Phrase.ASK_ERASE, Phrase.ASK_ERASE_TEXTS),
        "other words, or an hour later",
        minutes=ANSWERED_WITHIN,
    ),
    SideRule(
        SideQuestion.CODE_WORD,
        "WORD",
        (Phrase.ASK_WORD,),
        "other words, or an hour later",
        minutes=ANSWERED_WITHIN,
    ),
    SideRule(
        SideQuestion.SECOND_CODE_WORD,
        "",
        (Phrase.ASK_SECOND_WORD,),
        "other words, or an hour later",
        minutes=ANSWERED_WITHIN,
    ),
    SideRule(SideQuestion.LANGUAGE, "9, or a report in doubtful words", (), "other words"),
    SideRule(SideQuestion.RULES, "RULES", (Phrase.ASK_RULES,), "other words"),
    SideRule(SideQuestion.MENU, "MENU", (Phrase.ASK_TOPIC,), "other words"),
    SideRule(
        SideQuestion.SAME_MATTER,
        "words of something else",
        (Phrase.ASK_SAME,),
        "other words wait with them",
        stays=True,
    ),
    SideRule(
        SideQuestion.HAPPENED,
        "a poll",
        (
            Phrase.ASK_HAPPENED,
            Phrase.ASK_STILL_SO,
            Phrase.ASK_CHECK_IN,
            Phrase.ASK_TODAY,
            Phrase.ASK_TRANSFER,
            Phrase.ASK_AGREES,
            Phrase.ASK_CONTENT,
        ),
        "other words are kept",
        stays=True,
    ),
)
"""In the order in which they are answered: the first that is open gets the text."""

POLL_ANSWERS: dict[PollKind, dict[str, PollAnswer]] = {
    PollKind.HAPPENED: {"1": "yes", "2": "partly", "3": "no", "4": "unknown"},
    PollKind.CHECK_IN: {"1": "well", "2": "problem"},
    PollKind.TODAY: {"1": "still_so", "2": "no_longer", "3": "unknown"},
    PollKind.TRANSFER: {"1": "yes", "2": "no"},
    PollKind.FINDING: {"1": "agreed", "2": "contested"},
    PollKind.CLOSED: {"1": "satisfied", "2": "contested", "3": "unsaid"},
}
"""What the digits of each question of a case mean."""


def poll_thanks(answer: PollAnswer) -> Phrase:
    """What is said to an answer."""
    return Phrase.CONTESTED if answer == "contested" else Phrase.THANKS


A_WORD, UNFIT, SAME_WORD, A_DIGIT = "a word", "unfit", "same word", "digit or name"

SIDE_SCRIPT = (
    SideRow(SideQuestion.ERASE, "1", "yes", Step.IDLE, (Phrase.ERASED,)),
    SideRow(SideQuestion.ERASE, "2", "no", None, (Phrase.NOT_ERASED,)),
    SideRow(SideQuestion.ERASE, "0", "no", None, (Phrase.NOT_ERASED,)),
    SideRow(
        SideQuestion.CODE_WORD,
        A_WORD,
        "is chosen",
        SideQuestion.SECOND_CODE_WORD,
        (Phrase.ASK_SECOND_WORD,),
    ),
    SideRow(SideQuestion.CODE_WORD, "0", "none", None, (Phrase.WORD_UNCHANGED,)),
    SideRow(
        SideQuestion.CODE_WORD,
        UNFIT,
        "is asked for another",
        SideQuestion.CODE_WORD,
        (Phrase.WORD_UNFIT,),
    ),
    SideRow(SideQuestion.SECOND_CODE_WORD, A_WORD, "is chosen", None, (Phrase.WORD_KEPT,)),
    SideRow(SideQuestion.SECOND_CODE_WORD, "0", "none", None, (Phrase.WORD_KEPT,)),
    SideRow(
        SideQuestion.SECOND_CODE_WORD,
        UNFIT,
        "is asked for another",
        SideQuestion.SECOND_CODE_WORD,
        (Phrase.WORD_UNFIT,),
    ),
    SideRow(
        SideQuestion.SECOND_CODE_WORD,
        SAME_WORD,
        "is no second one",
        SideQuestion.SECOND_CODE_WORD,
        (Phrase.WORD_UNFIT,),
    ),
    SideRow(SideQuestion.LANGUAGE, A_DIGIT, "is spoken", None),
    *(
        SideRow(SideQuestion.RULES, digit, " and ".join(topics), SideQuestion.RULES)
        for digit, topics in RULES.items()
        if topics
    ),
    SideRow(SideQuestion.RULES, "0", "skip", None),
    *(SideRow(SideQuestion.MENU, digit, "begins a report", Step.DANGER) for digit in "123456"),
    SideRow(SideQuestion.MENU, "7", "news", None, (Phrase.ASK_CODE,)),
    SideRow(SideQuestion.MENU, "8", "rules", SideQuestion.RULES),
    SideRow(SideQuestion.MENU, "0", "skip", None),
    SideRow(SideQuestion.SAME_MATTER, "1", "same matter", Step.DONE, (Phrase.ADDED,)),
    SideRow(SideQuestion.SAME_MATTER, "2", "a new one", Step.DANGER),
    # Until the poll closes another digit takes the place of the one before.
    *(
        SideRow(
            SideQuestion.HAPPENED,
            digit,
            f"{kind}: {means}",
            SideQuestion.HAPPENED,
            (poll_thanks(means),),
        )
        for kind, answers in POLL_ANSWERS.items()
        for digit, means in answers.items()
    ),
)

_TABLE = {(row.step, row.key): row for row in SCRIPT}
_SIDE_TABLE = {(row.question, row.key): row for row in SIDE_SCRIPT}
_RULES_OF = {rule.question: rule for rule in SIDE_QUESTIONS}


def find_side_row(question: SideQuestion, key: str) -> SideRow | None:
    """The row for the answer `key` to a question in front of the report's own."""
    return _SIDE_TABLE.get((question, key))


def side_row(question: SideQuestion, key: str) -> SideRow:
    """The same for a key that the table must hold. Raises KeyError."""
    return _SIDE_TABLE[question, key]


def has_lapsed(question: SideQuestion, minutes: int | None) -> bool:
    """Whether nothing answers the question any more, `minutes` after the worker's last text."""
    limit = _RULES_OF[question].minutes
    return limit is not None and (minutes or 0) > limit


def find_row(step: Step, answer: Answer) -> Row | None:
    """The row for `answer` at `step`."""
    return _TABLE.get((step, answer.key))


def step_after(next_step: Step, topics: tuple[str, ...], place_known: bool) -> Step:
    """`next_step`, or the first one after it whose answer is not known yet.

    `topics` are categories ("2.1") or a line of the first menu ("2"), which still wants the second.
    """
    if next_step is Step.TOPIC and topics:
        chosen = [topic for topic in topics if "." not in topic]
        known = len(chosen) < len(topics)
        next_step = Step.PLACE if known or chosen[0] == "6" else KINDS[int(chosen[0]) - 1]
    return Step.CONTACT if next_step is Step.PLACE and place_known else next_step
