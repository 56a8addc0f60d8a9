"""Everything that an organisation's log can say was done."""

from enum import StrEnum


class AuditAction(StrEnum):
    """The values stand in the log, under its hashes: they never change."""

    # Reading and writing a case.
    OPEN_CASE = "case.open"
    OPEN_LIST = "case.list"
    OPEN_SEARCH = "case.search"
    OPEN_ATTACHMENT = "media.open"
    REPLY = "case.reply"
    NO_ANSWER_NEEDED = "case.no_answer"
    RECORD_FINDING = "case.finding"
    WRITE_NOTE = "case.note"
    SET_CATEGORY = "case.category"
    SET_FACTORY = "case.factory"
    SET_REPRISAL_RISK = "case.reprisal"
    SET_LEVEL = "case.level"
    REQUEST_LEVEL = "case.level_request"
    ASSIGN = "case.assign"
    # A step of the state table of cases: "case." and the event's name.
    SCREEN = "case.screen"
    ADMIT = "case.admit"
    REFER = "case.refer"
    RULE_OUT = "case.rule_out"
    ASK_WORKER = "case.ask_worker"
    ANSWER = "case.answer"
    START_INVESTIGATION = "case.start_investigation"
    REINVESTIGATE = "case.reinvestigate"
    PLAN_REMEDY = "case.plan_remedy"
    CLOSE_WITHOUT_REMEDY = "case.close_without_remedy"
    START_VERIFICATION = "case.start_verification"
    ASK_WORKERS = "case.ask_workers"
    RESUME_REMEDY = "case.resume_remedy"
    CONFIRM_REMEDY = "case.confirm_remedy"
    LEAVE_UNCONFIRMED = "case.leave_unconfirmed"
    FIND_NOT_REMEDIED = "case.find_not_remedied"
    MONITOR = "case.monitor"
    REPORT_RELAPSE = "case.report_relapse"
    STEP_BACK = "case.step_back"
    CLOSE = "case.close"
    REOPEN = "case.reopen"
    JOIN_CASE = "case.join"
    PART_CASE = "case.part"
    # The same, in the log of the other case.
    TAKE_REPORTS = "case.take_reports"
    GIVE_REPORTS = "case.give_reports"
    RECUSE = "case.recuse"
    LIFT_RECUSAL = "case.lift_recusal"
    UNDO_SCREENING = "case.undo_screening"
    # The plan of a remedy.
    NAME_CAUSES = "remedy.causes"
    PROPOSE_ACTION = "remedy.propose"
    CHANGE_ACTION = "remedy.change"
    NOTE_ACTION = "remedy.note"
    FOLLOW_WORKERS = "remedy.follow_workers"
    RECORD_PAYMENT = "remedy.money"
    TAKE_BACK_PAYMENT = "remedy.money_back"
    # What the workers of a case were asked, and answered.
    CLOSE_POLL = "poll.close"
    ASK_CHECK = "poll.check"
    # What a worker did to a case.
    WORKER_DURESS = "worker.duress"
    WORKER_ERASED = "worker.erased"
    # Alerts to public buyers.
    OPEN_DRAFT = "alert.draft"
    PROPOSE_ALERT = "alert.propose"
    OPEN_PROPOSED_ALERT = "alert.open"
    RELEASE_ALERT = "alert.release"
    RETURN_ALERT = "alert.return"
    READ_ALERT = "alert.read"
    ACKNOWLEDGE_ALERT = "alert.acknowledge"
    # Requests that nobody signed.
    ACCEPT_QUARANTINED = "quarantine.accept"
    DROP_QUARANTINED = "quarantine.drop"
    # Sessions at which workers were told of the line.
    LOG_OUTREACH = "awareness.log"
    REMOVE_OUTREACH = "awareness.remove"
    # Members, their sessions and their keys.
    FOUND_ORGANISATION = "organisation.found"
    INVITE_MEMBER = "member.invite"
    WITHDRAW_INVITATION = "member.invite_withdrawn"
    JOIN = "member.join"
    CONFIRM_MEMBER = "member.confirm"
    REMOVE_MEMBER = "member.remove"
    COUNTERSIGN_ROSTER = "roster.countersign"
    WITHDRAW_ROSTER = "roster.drop"
    ADD_PARTNER = "partner.add"
    SET_RECOVERY = "recovery.set"
    RECOVER = "recovery.use"
    SET_ON_CALL = "on_call.set"
    SET_CALENDAR = "calendar.set"
    SET_ROTA = "rota.set"
    SET_ALARM_WAY = "alarm_way.set"
    ACKNOWLEDGE_TEST = "alarm_test.acknowledge"
    SIGN_IN = "session.begin"
    SIGN_OUT_EVERYWHERE = "session.end_all"
    END_SESSION = "session.end"
    CHANGE_PASSPHRASE = "member.passphrase"  # noqa: S105 - what was done, no passphrase
    CHANGE_SECOND_FACTOR = "member.second_factor"


def step_of_case(event: str) -> AuditAction:
    """What the log calls an event of the state table of cases. Raises ValueError for no such."""
    return AuditAction(f"case.{event}")
