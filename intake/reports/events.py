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
class Proposed:
    """Her words, or a digit of the menu, propose more categories."""

    report_id: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Promoted:
    """What began as a try of the line, or as a question about the law, is a report."""

    report_id: str


@dataclass(frozen=True)
class Heard:
    """A worker wrote on in a report."""

    report_id: str


@dataclass(frozen=True)
class DangerTold:
    """She says that people are not safe now."""

    report_id: str


@dataclass(frozen=True)
class PlaceNamed:
    """She named the place; the text is looked up as a factory code and not kept here."""

    report_id: str
    text: str

    def __repr__(self) -> str:
        return f"PlaceNamed({self.report_id!r}, …)"


@dataclass(frozen=True)
class Erased:
    """The worker of this report was forgotten by her own wish; with `texts` her words too."""

    report_id: str
    texts: bool


@dataclass(frozen=True)
class DuressTold:
    """The worker of this report gave the word that she sends when somebody makes her."""

    report_id: str


Event = ReportOpened | Proposed | Promoted | Heard | DangerTold | PlaceNamed | Erased | DuressTold
