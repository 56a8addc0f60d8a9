"""The remarks about an alert's statements: which forbid it, and which two people must answer. Pure.

The drafter's page finds the same and also compares with what workers wrote; here is looked again,
because a page can be old or changed.
"""

from collections.abc import Iterable, Iterator

from case_management.alerts.document import WITH_OBSERVATION, AlertDocument
from case_management.cases.models import Case
from case_management.disclosure.remarks import Known, Remark, remarks_in
from case_management.refusals import Refusal
from config.policy.cases.remarks import RemarkRules
from vault.roster import Roster

About = tuple[str, str, str]
"""Language, kind and text of a remark."""


def known_names(case: Case, factory: str | None, roster: Roster) -> tuple[Known, ...]:
    """What may stand in no statement of this case, beside what any text is searched for."""
    members = {part for one in roster.members.values() for part in (one.name, *one.name.split())}
    return (
        *((Known("factory", factory),) if factory else ()),
        Known("case", case.reference),
        *(Known("name", one) for one in sorted(members, key=lambda name: (-len(name), name))),
    )


def check_proposed(document: AlertDocument, known: tuple[Known, ...], rules: RemarkRules) -> None:
    """Raises Refusal where something may never stand there, or stands there without a reason."""
    if document.form != WITH_OBSERVATION:
        raise Refusal("document_version")
    found = set(_found(document, known))
    answered = {one.about for one in document.remarks}
    if _blocked({kind for _, kind, _ in found | answered}, rules):
        raise Refusal("remark_blocks")
    if not found <= answered:
        raise Refusal("remark_without_reason")
    reasons = (
        remarks_in(one.why, one.language, known, _allowed(document)) for one in document.remarks
    )
    if _blocked({one.kind for each in reasons for one in each}, rules):
        raise Refusal("reason_identifies")


def check_released(
    document: AlertDocument, confirmed: frozenset[About], rules: RemarkRules
) -> None:
    """Raises Refusal where the releaser did not confirm each; a document of the older form has none
    with it, and those that are found now are to be confirmed."""
    needed = {one.about for one in document.remarks} | set(_found(document, ()))
    if _blocked({kind for _, kind, _ in needed}, rules):
        raise Refusal("remark_blocks")
    if not needed <= confirmed:
        raise Refusal("remarks_unconfirmed")


def _found(document: AlertDocument, known: Iterable[Known]) -> Iterator[About]:
    listed = tuple(known)
    for language, text in document.statements.items():
        for one in remarks_in(text, language, listed, _allowed(document)):
            yield _about(language, one)


def _about(language: str, remark: Remark) -> About:
    return language, remark.kind, remark.text


def _allowed(document: AlertDocument) -> tuple[str, ...]:
    """What the alert's own fields name."""
    fields = document.fields
    return tuple(one for one in (fields.factory, fields.contractor) if one)


def _blocked(kinds: set[str], rules: RemarkRules) -> bool:
    return bool(kinds & set(rules.alert_blocks))
