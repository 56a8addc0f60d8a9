"""Whether workers say that a promised change happened: what they are asked, and what they said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.request import database, now
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case, Poll
from case_management.cases.polls.count_polls import count_of, newest_poll
from case_management.cases.polls.poll_result import PollCount, PollResult, refused_steps, result_of
from case_management.cases.queries import one_report_each, reports_in
from intake.dialogue.model.phrases import Phrase

SAYS: Mapping[PollResult, LazyString] = {
    PollResult.WAITING: _("The workers are being asked."),
    PollResult.CONFIRMED: _("Workers say that it happened."),
    PollResult.NOT_DONE: _(
        "Workers say that it did not happen, or only partly. Continue the remedy, or record that "
        "it is not remedied."
    ),
    PollResult.NOBODY_KNOWS: _("Nobody who answered knows whether it happened."),
    PollResult.NO_ANSWER: _("No worker answered."),
    PollResult.NOBODY_TO_ASK: _("No worker of this case can be written to."),
}
"""A result in words; where workers were not asked, the page says how to."""

NEWS_FOR = timedelta(minutes=1)
"""So long after a poll ended an open page is given the steps that follow."""


@dataclass(frozen=True)
class PollLines:
    """What the head of the page says of a poll."""

    says: str
    """Empty where workers were not asked."""
    count: PollCount | None
    text: str
    """What is sent, in English; empty where workers are not to be asked now."""
    closes: str
    """Until when answers are waited for; empty where none are."""
    is_news: bool
    """It ended just now."""
    not_asked: int = 0
    """Workers whose case was joined to this one since."""


def _not_asked(case: Case, poll: Poll) -> int:
    """What they know of the remedy is in no answer of this poll."""
    workers = one_report_each(reports_in(database(), case.id))
    return max(0, len(workers) - poll.worker_count)


def poll_lines(case: Case) -> PollLines | None:
    """None where workers were not asked and are not to be."""
    poll = newest_poll(database(), case.id)
    verified = case.state == "verification"
    if poll is None and not verified:
        return None
    count = count_of(database(), poll) if poll else None
    result = result_of(count)
    asks = verified and "ask_workers" not in refused_steps(result)
    waits = poll is not None and result is PollResult.WAITING
    ended_at = poll.closed_at if poll else None
    return PollLines(
        says=str(SAYS.get(result, "")),
        count=count,
        text=Phrase.ASK_HAPPENED.value if asks else "",
        closes=short(poll.closes_at, own_zone(), now()) if poll and waits else "",
        is_news=ended_at is not None and now() - ended_at <= NEWS_FOR,
        not_asked=_not_asked(case, poll) if poll else 0,
    )
