"""The files of a thread: what the page says of each, and the sealed file for a browser."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _
from sqlalchemy import select
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database, now, services, writes
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.own_case import own_case
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from intake.reports.attachment_states import AttachmentState
from intake.reports.attachments import ORIGINAL, SHOWN, MediaFile, file_name, media_of
from intake.reports.file_store import Files
from intake.reports.thread import Message

WORDS = {
    AttachmentState.WAITING: _("is being fetched"),
    AttachmentState.FETCHING: _("is being fetched"),
    AttachmentState.KEPT: _(
        "is kept sealed as evidence, as it came; no copy that is safe to show could be made of it"
    ),
    AttachmentState.TOO_LARGE: _("is too large: it was not fetched"),
    AttachmentState.NOT_ALLOWED: _("was not fetched: it is not allowed"),
    AttachmentState.GONE: _("is gone: the carrier no longer has it"),
    AttachmentState.FAILED: _("could not be fetched"),
}


@dataclass(frozen=True)
class SealedCopy:
    """Where one sealed file is: its name as its chunks are bound to it, and its address."""

    which: str
    name: str
    url: str


@dataclass(frozen=True)
class Attachment:
    """One file; `said` is empty where it can be shown.

    `shown` is the copy that a page may show, `original` the file as it came, which is only saved.
    """

    id: str
    kind: str
    said: str
    shown: SealedCopy | None
    original: SealedCopy | None


def attachments_of(case_id: str, messages: list[Message]) -> dict[str, list[Attachment]]:
    """The files of each of the messages that have any."""
    found = media_of(database(), [one.id for one in messages if one.media_count])
    return {
        message: [_attachment(case_id, one) for one in files] for message, files in found.items()
    }


def _attachment(case_id: str, media: MediaFile) -> Attachment:
    ready = media.state == AttachmentState.READY
    return Attachment(
        media.id,
        media.kind,
        str(WORDS.get(AttachmentState(media.state), "")),
        _copy(case_id, media.id, SHOWN) if ready else None,
        _copy(case_id, media.id, ORIGINAL) if media.body_sealed is not None else None,
    )


def _copy(case_id: str, media_id: str, which: str) -> SealedCopy:
    return SealedCopy(
        which,
        file_name(media_id, which),
        url_for("case.file", case_id=case_id, media_id=media_id, which=which),
    )


def sealed_media(case: Case) -> dict[str, bytes]:
    """The sealed record of every file of the case that was fetched: its keys and its length."""
    rows = database().scalars(
        select(MediaFile)
        .join(Message, Message.id == MediaFile.message_id)
        .where(Message.report_id.in_([report.id for report in reports_in(database(), case.id)]))
    )
    return {one.id: one.body_sealed for one in rows if one.body_sealed is not None}


@blueprint.get("/cases/<case_id>/files/<media_id>/<any(shown, original):which>", endpoint="file")
@writes
def file(case_id: str, media_id: str, which: str) -> Response:
    """A sealed file of a case. To ask for it is to see it, and is logged as that."""
    case = own_case(case_id)
    if media_id not in sealed_media(case):
        raise NotFound
    try:
        sealed = Files(services().settings.files_dir).read(file_name(media_id, which))
    except FileNotFoundError:
        raise NotFound from None
    detail = {"media": media_id, "copy": which}
    record(
        database(),
        case.organisation_id,
        actor().id,
        AuditAction.OPEN_ATTACHMENT,
        case.id,
        now(),
        detail,
    )
    answer = Response(sealed, mimetype="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{media_id}.sealed"'
    return answer
