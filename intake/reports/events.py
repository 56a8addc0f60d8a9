"""What happened while a message was taken in: how intake tells case management."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportOpened:
    """A first message: a report that is already complete enough to act on.

    `tagged`: it is none, but a try of the line or a question about the law.
    """

    report_id: str
    organisation_id: str
    categories: tuple[str, ...]
    danger: bool
    language: str
    tagged: bool


@dataclass(frozen=True)
class CategoriesSuggested:
    """The worker's words, or a digit of the menu, propose more categories."""

    report_id: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class BecameCase:
    """What began as a try of the line, or as a question about the law, is a report."""

    report_id: str


@dataclass(frozen=True)
class WroteOn:
    """A worker wrote on in a report. `answers_poll`: the text is an answer to what we asked."""

    report_id: str
    answers_poll: bool = False


@dataclass(frozen=True)
class DangerReported:
    """The worker says that people are not safe now."""

    report_id: str


@dataclass(frozen=True)
class FactoryNamed:
    """The worker named the place; the text is looked up as a factory code and not kept here."""

    report_id: str
    text: str

    def __repr__(self) -> str:
        return f"FactoryNamed({self.report_id!r}, …)"


@dataclass(frozen=True)
class WorkerErased:
    """The worker of this report asked to be forgotten; with `texts` the texts are gone too."""

    report_id: str
    texts: bool


@dataclass(frozen=True)
class DuressReported:
    """The worker of this report sent the second word, which is for when somebody forces it."""

    report_id: str


@dataclass(frozen=True)
class WorkerStopped:
    """The worker wants to be written to no more."""

    report_id: str


@dataclass(frozen=True)
class Contested:
    """The worker does not agree with what was found, or with how the case was closed."""

    report_id: str


IntakeEvent = (
    ReportOpened
    | CategoriesSuggested
    | BecameCase
    | WroteOn
    | WorkerStopped
    | Contested
    | DangerReported
    | FactoryNamed
    | WorkerErased
    | DuressReported
)
