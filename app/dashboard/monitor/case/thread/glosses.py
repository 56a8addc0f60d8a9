"""Glosses of messages as the thread shows them: by whom and when; what they say is sealed."""

from dataclasses import dataclass

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case
from case_management.glosses.models import GlossSource
from case_management.glosses.queries import glosses_of


@dataclass(frozen=True)
class GlossLine:
    """One gloss of one message."""

    id: str
    language: str
    who: str
    """Who wrote it, or kept what a model made."""
    time: str
    by_model: bool


def glosses_by_message(case: Case) -> dict[str, list[GlossLine]]:
    """Of a case and of those joined to it, by the message's id; the oldest first."""
    zone, found = own_zone(), dict[str, list[GlossLine]]()
    for one in glosses_of(database(), with_joined(case)):
        line = GlossLine(
            one.id,
            one.language,
            name_of(one.member_id),
            short(one.written_at, zone, now()),
            one.source == GlossSource.MODEL,
        )
        found.setdefault(one.message_id, []).append(line)
    return found
