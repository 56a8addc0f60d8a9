"""What is in the clear of a case's remedy, for a file: breaches, causes, money, polls; in words."""

from sqlalchemy import select

from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.association_texts import BREACHES
from app.dashboard.wording.money_words import money_words
from app.dashboard.wording.remedy_texts import CAUSES, PAYMENTS
from case_management.cases.models import Case, Poll
from case_management.cases.polls.count_polls import count_of
from case_management.remedies.models import RemedyPayment
from case_management.remedies.money import Money
from case_management.remedies.queries import breaches_of, causes_of, payments_of


def remedy_facts(case: Case) -> dict[str, object]:
    """Of one case; empty lists where there is nothing."""
    causes = sorted(causes_of(database(), case.id), key=lambda one: (not one.is_primary, one.cause))
    polls = select(Poll).where(Poll.case_id == case.id).order_by(Poll.asked_at, Poll.id)
    return {
        "breaches": [str(BREACHES[one]) for one in breaches_of(database(), case.id)],
        "causes": [str(CAUSES[one.cause]) for one in causes],
        "money": [_payment(one) for one in payments_of(database(), case.id)],
        "polls": [_poll(one) for one in database().scalars(polls)],
    }


def _payment(one: RemedyPayment) -> dict[str, object]:
    money = Money(one.minor, one.currency)
    said = [f"{PAYMENTS[one.kind]}: {money_words(money)}"]
    said.append(gettext("people: %(count)s", count=str(one.people)))
    if one.confirmed_by is not None:
        said.append(gettext("Confirmed by workers"))
    if one.taken_back_at is not None:
        said.append(gettext("taken back"))
    return {
        "words": ", ".join(said),
        "kind": one.kind,
        "amount": str(money.amount),
        "currency": one.currency,
        "people": one.people,
        "confirmed": one.confirmed_by is not None,
        "taken_back": one.taken_back_at is not None,
        "by": name_of(one.member_id),
        "at": one.recorded_at.isoformat(timespec="seconds"),
    }


def _poll(poll: Poll) -> dict[str, object]:
    count = count_of(database(), poll)
    words = gettext(
        "Workers asked: %(asked)s. It happened: %(yes)s, partly: %(partly)s, no: %(no)s, "
        "not known: %(unknown)s.",
        asked=str(count.asked),
        yes=str(count.yes),
        partly=str(count.partly),
        no=str(count.no),
        unknown=str(count.unknown),
    )
    return {
        "words": words,
        "workers": count.workers,
        "asked": count.asked,
        "yes": count.yes,
        "partly": count.partly,
        "no": count.no,
        "unknown": count.unknown,
        "of_past_remedy": poll.of_past_remedy,
        "asked_at": poll.asked_at.isoformat(timespec="seconds"),
        "closed_at": poll.closed_at.isoformat(timespec="seconds") if poll.closed_at else "",
    }
