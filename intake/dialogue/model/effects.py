"""What a turn asks the edge to do: plain facts, carried out in one transaction, in their order."""

from dataclasses import dataclass
from typing import Literal

from intake.dialogue.model.phrases import Phrase

ContactPolicy = Literal["any", "evening", "never", "window"]
ConsentLevel = Literal["C0", "C2"]


PollAnswer = Literal[
    "yes",
    "partly",
    "no",
    "unknown",
    "well",
    "problem",
    "still_so",
    "no_longer",
    "agreed",
    "contested",
    "satisfied",
    "unsaid",
]

Tag = Literal["test", "question"]


@dataclass(frozen=True)
class OpenReport:
    """Begin a report with a new code; the text of this turn is its first.

    With `tag` it is no case: a try of the line, or a question about the law. No clock runs.
    """

    tag: Tag | None = None


@dataclass(frozen=True)
class Propose:
    """What words, or a digit, say that it is about: codes of docs/domain.md,
    Taxonomy. A person decides.

    It may come before OpenReport: then it stands for the report to come.
    """

    categories: tuple[str, ...]
    danger: bool


@dataclass(frozen=True)
class ProposeBefore:
    """The same of the report that was open before the one that this turn opens."""

    categories: tuple[str, ...]
    danger: bool


@dataclass(frozen=True)
class Untag:
    """What began as a try or a question has become a case."""


@dataclass(frozen=True)
class MoveTexts:
    """The texts that waited to be sorted belong to the report that was opened just now."""


@dataclass(frozen=True)
class AnswerQuestion:
    """Say what the law of the country says on `topics`, or that a person will answer."""

    topics: tuple[str, ...]


@dataclass(frozen=True)
class KeepText:
    """Seal this inbound text into the open conversation.

    Exactly one in every turn, but for a code word, which is never kept (code_word_talk.py).
    """


@dataclass(frozen=True)
class SetDanger:
    """The worker says whether there is danger now."""

    now: bool


@dataclass(frozen=True)
class NamePlace:
    """Which place it is about: a name, a number or the code of a poster.

    It may come before OpenReport (a poster's link): then it stands for the report to come.
    """

    text: str


@dataclass(frozen=True)
class SetContact:
    """When we may write to the worker; hours are 0 to 23, local, and a window may pass midnight."""

    policy: ContactPolicy
    start_hour: int | None = None
    end_hour: int | None = None


@dataclass(frozen=True)
class SetConsent:
    """C2: buyers may be told without anything that shows who the worker is; C0: stays with us."""

    level: ConsentLevel


@dataclass(frozen=True)
class AnswerPoll:
    """The worker answers what a case asked by text; the text of this turn joins the report that was
    asked about."""

    question_id: str
    answer: PollAnswer


@dataclass(frozen=True)
class WantOthers:
    """The worker asks for another organisation; a member sees it, nothing else happens."""


@dataclass(frozen=True)
class SetLanguage:
    """The language of what we say; `chosen` when the worker named it, else it was recognised."""

    code: str
    chosen: bool


@dataclass(frozen=True)
class OptOut:
    """The worker sent STOP: nothing more is sent."""


@dataclass(frozen=True)
class OptIn:
    """The worker sent START after a STOP."""


@dataclass(frozen=True)
class SwitchTo:
    """Follow the conversation of the code that was sent; text and state of this turn are its."""


@dataclass(frozen=True)
class CompleteReport:
    """Nothing more will be asked about this report."""


@dataclass(frozen=True)
class AskErase:
    """The worker wants to be forgotten, and is asked once more; `texts`: a code came with it."""

    texts: bool


@dataclass(frozen=True)
class Erase:
    """Destroy who wrote: contact, code, unsent texts; with `texts` also what was written."""

    texts: bool


@dataclass(frozen=True)
class ClearChat:
    """Empty the chat, now and from now on."""


@dataclass(frozen=True)
class ChooseWord:
    """This text is the code word from now on; or, with `second`, the one for duress."""

    second: bool


@dataclass(frozen=True)
class ShowWord:
    """The code word was given: what is held may go while the phone is in the worker's hand."""


@dataclass(frozen=True)
class WrongWord:
    """The code word is asked for, and this is not it: counted."""


@dataclass(frozen=True)
class Duress:
    """The second code word was given, under duress. Nothing is released, and members are told."""


@dataclass(frozen=True)
class Say:
    """An answer. An empty `code` argument is filled by the edge; `choices` are button labels.

    A press on a button comes back as its label: a digit, which needs no translation. `picture`:
    the text goes under the picture of its menu; `aloud`: its recording goes after it, if a native
    speaker made one.
    """

    phrase: Phrase
    args: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()
    picture: bool = False
    aloud: bool = False


@dataclass(frozen=True)
class OfferLanguages:
    """Ask for the language: the menu of `codes`, by digit, which is in none of them."""

    codes: tuple[str, ...]


Effect = (
    OpenReport
    | OfferLanguages
    | Propose
    | ProposeBefore
    | Untag
    | MoveTexts
    | AnswerQuestion
    | KeepText
    | SetDanger
    | NamePlace
    | SetContact
    | SetConsent
    | AnswerPoll
    | WantOthers
    | SetLanguage
    | OptOut
    | OptIn
    | SwitchTo
    | CompleteReport
    | AskErase
    | Erase
    | ClearChat
    | ChooseWord
    | ShowWord
    | WrongWord
    | Duress
    | Say
)
