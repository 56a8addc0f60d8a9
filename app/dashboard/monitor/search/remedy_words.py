"""The remedies of cases in words, so that a cause, an amount or a poll is found."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select

from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext
from app.dashboard.wording.money_words import money_words
from app.dashboard.wording.remedy_texts import CAUSES, PAYMENTS
from case_management.cases.models import Poll
from case_management.remedies.models import CaseCause, RemedyPayment
from case_management.remedies.money import Money


def remedy_words(case_ids: Collection[str]) -> dict[str, str]:
    """Of those cases that have any: three statements for them all."""
    said = defaultdict[str, list[str]](list)
    causes = select(CaseCause).where(CaseCause.case_id.in_(case_ids))
    for cause in database().scalars(causes.order_by(CaseCause.is_primary.desc(), CaseCause.cause)):
        said[cause.case_id].append(str(CAUSES[cause.cause]))
    lines = select(RemedyPayment).where(
        RemedyPayment.case_id.in_(case_ids), RemedyPayment.taken_back_at.is_(None)
    )
    for line in database().scalars(lines.order_by(RemedyPayment.recorded_at, RemedyPayment.id)):
        amount = money_words(Money(line.minor, line.currency))
        said[line.case_id].append(f"{PAYMENTS[line.kind]}: {amount}")
    polled = select(Poll.case_id).where(Poll.case_id.in_(case_ids)).distinct()
    for case_id in database().scalars(polled):
        said[case_id].append(gettext("Workers were asked"))
    return {case_id: " · ".join(words) for case_id, words in said.items()}
