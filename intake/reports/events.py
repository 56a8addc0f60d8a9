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
    """Her words, or a digit of the menu, propose more categories."""

    report_id: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class BecameCase:
    """What began as a try of the line, or as a question about the law, is a report."""

    report_id: str


@dataclass(frozen=True)
class WroteOn:
    """A worker wrote on in a report."""

    report_id: str


@dataclass(frozen=True)
class DangerReported:
    """She says that people are not safe now."""

    report_id: str


@dataclass(frozen=True)
class FactoryNamed:
    """She named the place; the text is looked up as a factory code and not kept here."""

    report_id: str
    text: str

    def __repr__(self) -> str:
        return f"FactoryNamed({self.report_id!r}, …)"


@dataclass(frozen=True)
class WorkerErased:
    """The worker of this report was forgotten by her own wish; with `texts` her words too."""

    report_id: str
    texts: bool


@dataclass(frozen=True)
class DuressReported:
    """The worker of this report gave the word that she sends when somebody makes her."""

    report_id: str


IntakeEvent = (
    ReportOpened
    | CategoriesSuggested
    | BecameCase
    | WroteOn
    | DangerReported
    | FactoryNamed
    | WorkerErased
    | DuressReported
)
